"""Rows that name each other: keys that stand once, names that must exist."""

from collections.abc import Collection, Hashable, Iterable

from results.importers.season_folder.folder import Folder, Line
from results.importers.suggestions import unknown

FILES = {
    "circuit": "circuits.csv",
    "layout": "circuit_layouts.csv",
    "engine manufacturer": "engine_manufacturers.csv",
    "constructor": "constructors.csv",
    "driver": "drivers.csv",
    "Grand Prix": "calendar.csv",
}


def by_key(folder: Folder, lines: Iterable[Line], thing: str, *columns: str) -> dict[tuple[Hashable, ...], Line]:
    """Rows by the values of ``columns``; a second row with the same is a fault, one without is lost."""
    found: dict[tuple[Hashable, ...], Line] = {}
    for line in lines:
        key = tuple(line.get(column) for column in columns)
        if None in key:
            folder.incomplete.add(line.file)
            continue
        if key in found:
            words = " ".join(f'"{part}"' for part in key)
            folder.report.fault(line.file, line.number, f"{thing} {words} stands in line {found[key].number} already")
        else:
            found[key] = line
    return found


def by_slug(folder: Folder, lines: Iterable[Line], thing: str) -> dict[str, Line]:
    return {str(slug): line for (slug,), line in by_key(folder, lines, thing, "slug").items()}


def check(folder: Folder, lines: Iterable[Line], column: str, thing: str, known: Collection[str]) -> None:
    """Every name in ``column`` is known, unless it may have stood in a row that could not be read."""
    if FILES[thing] in folder.incomplete:
        return
    for line in lines:
        name = line.get(column)
        if name is not None and name not in known and not folder.report.is_full:
            folder.report.fault(line.file, line.number, unknown(thing, name, known))
