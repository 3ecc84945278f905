"""Which constructors followed one another.

F1DB has a list of names for each constructor that is or was part of a team with several, and the list is the same under
each of them: Tyrrell's is Mercedes's. One of them is kept, under the last name of the list.
"""

from collections import defaultdict
from datetime import date
from itertools import pairwise

from results.importers.f1db.reading import Tables
from results.importers.f1db.release import file_name
from results.importers.plausible import latest_year
from results.importers.report import Tally
from results.importers.saving.rows import remove, upsert
from results.models import LineageStep

TABLE = "constructors-chronology"
# (place in the list, constructor, first year, last year or None), and the line of the file it stands in.
Step = tuple[int, int, int, int | None]


def save_lineage(tables: Tables) -> None:
    """Make the stored lines those of the release. One without the table leaves them as they are."""
    if not tables.has(TABLE):
        tables.told.keep(file_name(TABLE))
        return
    lists, lines = _read(tables)
    if not tables.report.ok:
        return
    _check(tables, lists, lines)
    if not tables.report.ok:
        return
    tables.told.rows[file_name(TABLE), None, None] = sum(map(len, lists.values()))
    wanted = {
        (steps[-1][1], first): {"constructor_id": constructor, "last_year": last}
        for steps in lists.values()
        for _, constructor, first, last in steps
    }
    tally = tables.report.tallies.setdefault(str(LineageStep._meta.verbose_name_plural), Tally())
    # Lines of which the release knows no name are an editor's own.
    stored = [
        step for step in LineageStep.objects.all() if not lists.keys().isdisjoint((step.line_id, step.constructor_id))
    ]
    # What is no more goes first, and so does what another constructor begins: a name has one step a season.
    outdated = [
        step.pk
        for step in stored
        if wanted.get((step.line_id, step.first_year), {}).get("constructor_id") != step.constructor_id
    ]
    if outdated:
        remove(LineageStep.objects.filter(pk__in=outdated), tally)
    kept = [step for step in stored if step.pk not in set(outdated)]
    upsert(kept, LineageStep, ("line_id", "first_year"), wanted, tally)


def _read(tables: Tables) -> tuple[dict[int, list[Step]], dict[int, int]]:
    """The steps of each list in order, by the constructor it stands under, and the first line of each in the file."""
    lists: dict[int, list[Step]] = defaultdict(list)
    lines: dict[int, int] = {}
    latest = latest_year(date.today(), [date(year, 12, 31) for year in tables.known["season"].values()])
    for line, (parent, place, constructor, first, last) in tables.rows(TABLE):
        lines.setdefault(parent, line)
        for column, year in (("yearFrom", first), ("yearTo", last)):
            if year is not None and year > latest:
                tables.fault(TABLE, line, column, f"{year} is further ahead than anybody knows names of teams")
        if last is not None and last < first:
            tables.fault(TABLE, line, "yearTo", f"{last} is before {first}, the year it begins")
        if any(place == step[0] for step in lists[parent]):
            tables.fault(TABLE, line, "positionDisplayOrder", f"{place} stands twice in this list")
        lists[parent].append((place, constructor, first, last))
    return {parent: sorted(steps, key=lambda step: step[0]) for parent, steps in lists.items()}, lines


def _check(tables: Tables, lists: dict[int, list[Step]], lines: dict[int, int]) -> None:
    """Names follow one another, and every constructor of a list has the same one."""
    names = {pk: slug for slug, pk in tables.known["constructor"].items()}
    for parent, steps in lists.items():
        for before, after in pairwise(steps):
            if before[3] is None or after[2] <= before[3]:
                message = f"{names[after[1]]} begins in {after[2]}, before {names[before[1]]} has ended"
                tables.fault(TABLE, lines[parent], "yearFrom", message)
        for constructor in dict.fromkeys([parent, *(step[1] for step in steps)]):
            if lists.get(constructor) != steps or constructor not in {step[1] for step in steps}:
                message = f"the list of {names[parent]} is not that of {names[constructor]}"
                tables.fault(TABLE, lines[parent], "parentConstructorId", message)
                break
