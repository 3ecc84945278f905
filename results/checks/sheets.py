"""What is stored around a sheet, and its rows, as the sense checks want them."""

from collections.abc import Iterator

from results import sense
from results.models import Classification, Entry, Session
from results.scoring.season_rules import known_rules
from results.sense import Around, Row, Told


def around(session: Session, *, has_gaps: bool = False) -> Around:
    """What is known of a session besides its sheet: five queries for a race, none for a session by lap time."""
    if not session.is_race_like:
        return Around(is_race_like=False)
    season = session.grand_prix.season
    return Around(
        is_race_like=True,
        **sense.asked_by(known_rules(season.year, season.rules), session.kind),
        has_gaps=has_gaps,
        scheduled_laps=session.scheduled_laps,
        entered=_entered(session),
        told=list(_told(session)),
    )


def row_of(entry: Entry) -> Row:
    return sense.row_of(entry, entry.driver.slug, entry.driver.name)


def _entered(session: Session) -> dict[str, str]:
    sheets = Classification.objects.current().filter(
        session__kind=session.about.row.decided_by, session__grand_prix=session.grand_prix_id
    )
    placed = Entry.objects.filter(classification__in=sheets.order_by(), position__isnull=False)
    return dict(placed.order_by("line").values_list("driver__slug", "driver__name"))


def _told(session: Session) -> Iterator[Told]:
    for slug, name in session.grid.values_list("driver__slug", "driver__name"):
        yield Told("grid place", slug, name)
    for what, rows in (("fastest lap", session.fastest_laps), ("pit stop", session.pit_stops)):
        for slug, name, lap in rows.values_list("driver__slug", "driver__name", "lap"):
            yield Told(what, slug, name, lap or 0)
