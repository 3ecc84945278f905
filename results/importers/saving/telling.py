"""What a season folder tells of each session, to be held against what it told before."""

from results.importers.facts import SeasonFacts
from results.importers.saving.losses import Kind, Telling
from results.importers.saving.rows import at_once
from results.importers.saving.sheets import Ids
from results.importers.saving.versions import SEASON_FOLDER
from results.models import Entry, Session

RACE = Session.Kind.RACE.value
GRIDS = {kind.value: kind.grid_file for kind in Session.SCORING_KINDS}
FASTEST_LAPS, RULINGS, ADJUSTMENTS = "fastest_laps.csv", "rulings.csv", "points_adjustments.csv"
RESULTS = {kind.file: Kind.SHEET for kind in Session.Kind}
LISTS = (FASTEST_LAPS, RULINGS, ADJUSTMENTS)
KINDS = RESULTS | dict.fromkeys(GRIDS.values(), Kind.GRID) | dict.fromkeys(LISTS, Kind.LIST)


def telling_of(facts: SeasonFacts, owner: str, ids: Ids) -> Telling:
    """A sheet has the rows of all its versions."""
    telling = Telling(owner, KINDS, facts.year)
    rows = telling.rows
    for (grand_prix, kind, _), sheet in facts.sheets.items():
        key = (sheet.file, facts.year, ids.sessions[grand_prix, kind])
        rows[key] = rows.get(key, 0) + len(sheet.rows)
        telling.drivers.update(ids.drivers[row.driver] for row in sheet.rows)
    for session, grid in facts.grids.items():
        rows[GRIDS[session[1]], facts.year, ids.sessions[session]] = len(grid)
    for session, laps in facts.fastest_laps.items():
        rows[FASTEST_LAPS, facts.year, ids.sessions[session]] = len(laps)
    for file, lines in ((RULINGS, facts.rulings), (ADJUSTMENTS, facts.adjustments)):
        if lines:
            rows[file, facts.year, None] = len(lines)
    telling.former = _former(telling)
    return telling


def _former(telling: Telling) -> set[int]:
    """Who stands on the sheets that the folder told before."""
    sessions = sorted({session for file in RESULTS for session in telling.was_told(file)})
    found: set[int] = set()
    for some in at_once(sessions):
        entries = Entry.objects.filter(classification__session__in=some, classification__source=SEASON_FOLDER)
        found.update(entries.order_by().values_list("driver", flat=True).distinct())
    return found
