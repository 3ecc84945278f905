"""``points_adjustments.csv``: points taken or given by a decision."""

from results.importers import columns as c
from results.importers.facts import Fields
from results.importers.season_folder.folder import Folder, Line
from results.importers.season_folder.people import People
from results.importers.season_folder.references import check
from results.importers.season_folder.weekends import Weekends
from results.models import PointsAdjustment

FILE = "points_adjustments.csv"
COLUMNS = (
    c.slug("grand_prix").needed,
    c.slug("driver"),
    c.slug("constructor"),
    c.slug("engine"),
    c.points("points").needed,
    c.moment("decided_at").needed,
    c.text("reason", PointsAdjustment).needed,
)


def read_adjustments(folder: Folder, people: People, weekends: Weekends) -> list[Fields]:
    lines = folder.table(FILE, COLUMNS)
    check(folder, lines, "grand_prix", "Grand Prix", weekends.calendar)
    check(folder, lines, "driver", "driver", people.drivers)
    check(folder, lines, "constructor", "constructor", people.constructors)
    check(folder, lines, "engine", "engine manufacturer", people.engines)
    first: dict[tuple, Line] = {}
    found = []
    for line in lines:
        fields = _fields(folder, people, line)
        same = first.setdefault(tuple(fields[name] for name in ("grand_prix", "driver", "constructor", "reason")), line)
        if same is not line:
            folder.report.fault(line.file, line.number, f"the adjustment stands in line {same.number} already")
        found.append(fields)
    return found


def _fields(folder: Folder, people: People, line: Line) -> Fields:
    engine = people.engine_of(line) if line.get("constructor") else None
    if bool(line.get("driver")) == bool(line.get("constructor")):
        folder.report.fault(line.file, line.number, "an adjustment is for a driver or for a constructor")
    elif line.get("constructor") and not engine:
        message = f'engine: none here, and none for "{line.get("constructor")}" in constructors.csv'
        folder.report.fault(line.file, line.number, message)
    return {
        "grand_prix": line.get("grand_prix"),
        "driver": line.get("driver"),
        "constructor": line.get("constructor"),
        "engine": engine,
        "points": line.get("points"),
        "decided_at": line.get("decided_at"),
        "reason": line.get("reason"),
    }
