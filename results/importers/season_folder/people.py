"""``drivers.csv``, ``constructors.csv`` and ``engine_manufacturers.csv``."""

from dataclasses import dataclass

from results.importers import columns as c
from results.importers.facts import Fields
from results.importers.season_folder.folder import Folder, Line
from results.importers.season_folder.references import FILES, by_slug, check
from results.models import Constructor, Driver, EngineManufacturer, Entry

ENGINES = FILES["engine manufacturer"]
CONSTRUCTORS = FILES["constructor"]
DRIVERS = FILES["driver"]

ENGINE_COLUMNS = (c.slug("slug").needed, c.text("name", EngineManufacturer).needed, c.country("nationality"))
CONSTRUCTOR_COLUMNS = (
    c.slug("slug").needed,
    c.text("name", Constructor).needed,
    c.text("full_name", Constructor),
    c.country("nationality"),
    c.slug("engine"),
)
DRIVER_COLUMNS = (
    c.slug("slug").needed,
    c.text("first_name", Driver),
    c.text("last_name", Driver).needed,
    c.text("name", Driver),
    c.text("full_name", Driver),
    c.text("code", Driver),
    c.country("nationality"),
    c.date("born_on"),
    c.date("died_on"),
    c.text("birthplace", Driver),
    c.text("number", Entry),
    c.slug("constructor"),
)


@dataclass(slots=True)
class People:
    """The rows by slug. What is so all season (number, team, engine) is read from them for each result."""

    engines: dict[str, Line]
    constructors: dict[str, Line]
    drivers: dict[str, Line]

    def number_of(self, line: Line) -> str:
        driver = self.drivers.get(line.get("driver"))
        return line.get("number") or (driver.get("number", "") if driver else "")

    def constructor_of(self, line: Line) -> str | None:
        driver = self.drivers.get(line.get("driver"))
        return line.get("constructor") or (driver.get("constructor") if driver else None)

    def engine_of(self, line: Line) -> str | None:
        """Its own, else its constructor's, else the only one there is."""
        constructor = self.constructors.get(self.constructor_of(line) or "")
        usual = constructor.get("engine") if constructor else None
        only = next(iter(self.engines)) if len(self.engines) == 1 else None
        return line.get("engine") or usual or only


def read_people(folder: Folder) -> People:
    engines = by_slug(folder, folder.table(ENGINES, ENGINE_COLUMNS, required=True), "engine manufacturer")
    constructors = by_slug(folder, folder.table(CONSTRUCTORS, CONSTRUCTOR_COLUMNS, required=True), "constructor")
    drivers = by_slug(folder, folder.table(DRIVERS, DRIVER_COLUMNS, required=True), "driver")
    check(folder, constructors.values(), "engine", "engine manufacturer", engines)
    check(folder, drivers.values(), "constructor", "constructor", constructors)
    for line in drivers.values():
        line.values["name"] = _name(line)
        if len(line.values["name"]) > 100:
            folder.report.fault(line.file, line.number, "name: first and last name are longer than 100 characters")
    return People(engines, constructors, drivers)


def _name(line: Line) -> str:
    return line.get("name") or f"{line.get('first_name', '')} {line.get('last_name', '')}".strip()


def fields(lines: dict[str, Line], leave_out: tuple[str, ...] = ("slug",)) -> dict[str, Fields]:
    """Rows as fields of their model, by slug."""
    return {
        slug: {name: value for name, value in line.values.items() if name not in leave_out}
        for slug, line in lines.items()
    }
