"""What is stored around a sheet, and its rows, as the sense checks want them."""

from collections.abc import Iterator
from fractions import Fraction

from results.models import Classification, Entry, Session
from results.scoring.rules import NoRules, Rules
from results.scoring.season_rules import rules_for
from results.sense import DECIDES, Around, Finding, Row, Told, findings


def around(session: Session, *, has_gaps: bool = False) -> Around:
    """What is known of a session besides its sheet: seven queries for a race, none for a session by lap time."""
    if not session.is_race_like:
        return Around(is_race_like=False)
    rules = _rules(session)
    return Around(
        is_race_like=True,
        paid=len(getattr(rules, session.kind)) if rules else None,
        has_gaps=has_gaps,
        share=Fraction(rules.distance) if rules else None,
        scheduled_laps=session.scheduled_laps,
        entered=_entered(session),
        told=list(_told(session)),
    )


def odd(sheet: Classification) -> list[Finding]:
    """What the sense checks find on a stored sheet."""
    entries = sheet.entries.select_related("driver").order_by("line")
    return findings([row_of(entry) for entry in entries], around(sheet.session))


def row_of(entry: Entry) -> Row:
    return Row(
        driver=entry.driver.slug,
        name=entry.driver.name,
        number=entry.number,
        position=entry.position,
        status=entry.status,
        shared_car=entry.shared_car,
        laps=entry.laps,
        time_ms=entry.time_ms,
        penalty_ms=entry.penalty_ms,
        parts=(entry.q1_ms, entry.q2_ms, entry.q3_ms),
        reason=entry.reason,
    )


def _rules(session: Session) -> Rules | None:
    season = session.grand_prix.season
    try:
        return rules_for(season.year, season.rules).drivers
    except (NoRules, ValueError):
        return None


def _entered(session: Session) -> dict[str, str]:
    sheets = Classification.objects.current().filter(
        session__kind=DECIDES[session.kind], session__grand_prix=session.grand_prix_id
    )
    placed = Entry.objects.filter(classification__in=sheets.order_by(), position__isnull=False)
    return dict(placed.order_by("line").values_list("driver__slug", "driver__name"))


def _told(session: Session) -> Iterator[Told]:
    for slug, name in session.grid.values_list("driver__slug", "driver__name"):
        yield Told("grid place", slug, name)
    for what, rows in (("fastest lap", session.fastest_laps), ("pit stop", session.pit_stops)):
        for slug, name, lap in rows.values_list("driver__slug", "driver__name", "lap"):
            yield Told(what, slug, name, lap or 0)
