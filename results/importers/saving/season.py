"""The parts of a season in the order in which they refer to each other."""

from results.importers.facts import Fields, SeasonFacts, SessionKey
from results.importers.report import Report, Tally
from results.importers.saving.losses import check_losses
from results.importers.saving.ownership import Claim, save_owned, settle
from results.importers.saving.rows import Key, remove, upsert, upsert_by_slug, with_slugs
from results.importers.saving.sheets import Ids, leave_told_sessions, save_sheets
from results.importers.saving.telling import telling_of
from results.models import (
    EDITORS,
    NO_SOURCE,
    Circuit,
    CircuitLayout,
    Constructor,
    Driver,
    EngineManufacturer,
    FastestLap,
    GrandPrix,
    GridPosition,
    PointsAdjustment,
    Ruling,
    Season,
    Session,
)


def save_season(facts: SeasonFacts, report: Report, accept_losses: bool = False, claim: Claim = Claim.RESPECT) -> None:
    """Write everything but the standings. Sheets that contradict issued ones become faults."""
    tallies = report.tallies
    owner = facts.season.get("source") or NO_SOURCE
    save_owned(facts, owner, report, claim)
    seasons = Season.objects.select_for_update().filter(year=facts.year)
    season = {name: value for name, value in facts.season.items() if name != "year"}
    editors = {row.year: row for row in seasons if row.owner == EDITORS}
    settle("season.toml", {facts.year: season}, editors, owner, report, claim)
    if not report.ok:
        return
    upsert(seasons, Season, ("year",), {(facts.year,): season}, tallies.setdefault("season", Tally()))
    ids = _save_things(facts, report)
    ids.sessions = _save_weekends(facts, report)
    telling = telling_of(facts, owner, ids)
    leave_told_sessions(facts)
    ids.rulings = _save_rulings(facts, ids, tallies.setdefault("rulings", Tally()))
    telling.revised = save_sheets(facts, ids, report)
    _save_lists(GridPosition, facts.grids, ids, tallies.setdefault("grid positions", Tally()))
    _save_lists(FastestLap, facts.fastest_laps, ids, tallies.setdefault("fastest laps", Tally()))
    _save_adjustments(facts, ids, tallies.setdefault("points adjustments", Tally()))
    if report.ok:
        check_losses(telling, report, accept_losses)
        telling.remember()


def _save_things(facts: SeasonFacts, report: Report) -> Ids:
    tallies = report.tallies
    circuits = upsert_by_slug(Circuit, facts.circuits, tallies.setdefault("circuits", Tally()))
    # A layout that an editor moved may be at a circuit of which the folder knows nothing.
    moved = {fields["circuit"] for fields in facts.layouts.values()} - circuits.keys()
    circuits |= {row.slug: row.pk for row in with_slugs(Circuit, sorted(moved))}
    layouts = {
        slug: {"circuit_id": circuits[fields["circuit"]], **_without(fields, "circuit")}
        for slug, fields in facts.layouts.items()
    }
    upsert_by_slug(CircuitLayout, layouts, tallies.setdefault("circuit layouts", Tally()))
    return Ids(
        engines=upsert_by_slug(EngineManufacturer, facts.engines, tallies.setdefault("engine manufacturers", Tally())),
        constructors=upsert_by_slug(Constructor, facts.constructors, tallies.setdefault("constructors", Tally())),
        drivers=upsert_by_slug(Driver, facts.drivers, tallies.setdefault("drivers", Tally())),
    )


def _without(fields: Fields, *names: str) -> Fields:
    return {name: value for name, value in fields.items() if name not in names}


def _save_weekends(facts: SeasonFacts, report: Report) -> dict[SessionKey, int]:
    layouts = dict(CircuitLayout.objects.filter(slug__in=list(facts.layouts)).values_list("slug", "pk"))
    wanted: dict[Key, Fields] = {
        (facts.year, slug): {"layout_id": layouts[fields["layout"]], **_without(fields, "layout")}
        for slug, fields in facts.grands_prix.items()
    }
    stored = GrandPrix.objects.filter(season=facts.year)
    tally = report.tallies.setdefault("Grands Prix", Tally())
    slugs = {pk: slug for (_, slug), pk in upsert(stored, GrandPrix, ("season_id", "slug"), wanted, tally).items()}
    pks = {slug: pk for pk, slug in slugs.items()}
    sessions: dict[Key, Fields] = {(pks[slug], kind): fields for (slug, kind), fields in facts.sessions.items()}
    known = Session.objects.filter(grand_prix__season=facts.year)
    tally = report.tallies.setdefault("sessions", Tally())
    found = upsert(known, Session, ("grand_prix_id", "kind"), sessions, tally)
    return {(slugs[grand_prix], kind): pk for (grand_prix, kind), pk in found.items()}


def _save_rulings(facts: SeasonFacts, ids: Ids, tally: Tally) -> dict[tuple[str, str, str], int]:
    wanted: dict[Key, Fields] = {
        (ids.sessions[slug, kind], title): fields for (slug, kind, title), fields in facts.rulings.items()
    }
    stored = Ruling.objects.filter(session__grand_prix__season=facts.year)
    found = upsert(stored, Ruling, ("session_id", "title"), wanted, tally)
    return {key: found[ids.sessions[key[:2]], key[2]] for key in facts.rulings}


def _save_lists(
    model: type[GridPosition] | type[FastestLap], lists: dict[SessionKey, list[Fields]], ids: Ids, tally: Tally
) -> None:
    """Grids and fastest laps have one version: the list of the source takes the place of the stored one."""
    wanted: dict[Key, Fields] = {
        (ids.sessions[session], line): {"driver_id": ids.drivers[fields["driver"]], **_without(fields, "driver")}
        for session, rows in lists.items()
        for line, fields in enumerate(rows, start=1)
    }
    sessions = [ids.sessions[session] for session in lists]
    stored = model.objects.filter(session__in=sessions)
    surplus = [row.pk for row in stored if (row.session_id, row.line) not in wanted]
    if surplus:
        remove(model.objects.filter(pk__in=surplus), tally)
    upsert(stored, model, ("session_id", "line"), wanted, tally)


def _save_adjustments(facts: SeasonFacts, ids: Ids, tally: Tally) -> None:
    if not facts.adjustments:
        return
    pks = dict(GrandPrix.objects.filter(season=facts.year).values_list("slug", "pk"))
    wanted: dict[Key, Fields] = {
        (
            facts.year,
            pks[fields["grand_prix"]],
            ids.drivers.get(fields["driver"]),
            ids.constructors.get(fields["constructor"]),
            ids.engines.get(fields["engine"]),
            fields["reason"],
        ): {"points": fields["points"], "decided_at": fields["decided_at"]}
        for fields in facts.adjustments
    }
    stored = PointsAdjustment.objects.filter(season=facts.year)
    key = ("season_id", "grand_prix_id", "driver_id", "constructor_id", "engine_id", "reason")
    upsert(stored, PointsAdjustment, key, wanted, tally)
