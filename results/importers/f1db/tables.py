"""The tables of a release that are read, the columns that are needed of each, and what may stand in them."""

from dataclasses import dataclass
from datetime import time
from typing import Any

from results.importers import columns as c
from results.importers.columns import Column
from results.models import (
    Circuit,
    Constructor,
    Drive,
    Driver,
    EngineManufacturer,
    Entrant,
    Entry,
    GrandPrix,
    Session,
)
from results.models.session_kinds import Form
from results.parsing.words import quoted

SOURCE = "F1DB (github.com/f1db/f1db), CC BY 4.0"  # the owner of what it tells, and its credit
SOURCE_URL = "https://github.com/f1db/f1db"


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that names a row of another table: ``thing`` is a driver, a race ..."""

    name: str
    thing: str
    required: bool = True
    empty: Any = None


# The table that has the things of each kind.
TABLE_OF = {
    "country": "countries",
    "season": "seasons",
    "circuit": "circuits",
    "layout": "circuits-layouts",
    "Grand Prix": "grands-prix",
    "driver": "drivers",
    "constructor": "constructors",
    "engine manufacturer": "engine-manufacturers",
    "entrant": "entrants",
    "race": "races",
}
NOWHERE = ("", "")


def _country(name: str) -> Reference:
    """The value is (ISO code, name)."""
    return Reference(name, "country", required=False, empty=NOWHERE)


def _constant(name: str, options: list[str]) -> Column:
    """One of the choices of a model, as F1DB spells them: ``ANTI_CLOCKWISE``."""
    by_text = {option.upper().replace("-", "_"): option for option in options}
    spelled = c.choice(name, by_text)
    return Column(name, lambda text: by_text[spelled.read(text)], empty="")


def _time_of_day(name: str) -> Column:
    return Column(name, _read_time_of_day)


def _read_time_of_day(text: str) -> time:
    try:
        if len(text) == 5:
            return time.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError(f"{quoted(text)} is not a time of day such as 13:00")


def _penalty(name: str) -> Column:
    """Places lost, or -1 for a start from the back."""
    places = c.number(name, 0, 999)
    return Column(name, lambda text: -1 if text == "SFB" else places.read(text))


LONGEST_TIME = 999_999_999  # milliseconds
MOST_ROWS = 999  # on one sheet


def _milliseconds(name: str) -> Column:
    return c.number(name, 0, LONGEST_TIME)


_KEY = (Reference("raceId", "race"), c.number("positionDisplayOrder", 1, MOST_ROWS).needed)
_NUMBER = c.text("driverNumber", Entry, "number")
_DRIVER = Reference("driverId", "driver")
_ENTRY = (
    *_KEY,
    c.position("positionText"),
    _NUMBER,
    _DRIVER,
    Reference("constructorId", "constructor"),
    Reference("engineManufacturerId", "engine manufacturer"),
    _milliseconds("timeMillis"),
    c.number("laps", 0, 9999),
)
RACE = (
    *_ENTRY,
    c.yes_no("sharedCar"),
    _milliseconds("timePenaltyMillis"),
    c.text("reasonRetired", Entry, "reason"),
    c.yes_no("fastestLap"),
    c.number("pitStops", 0, 999),
    c.grid_position("gridPositionText"),
)
QUALIFYING = (*_ENTRY, _milliseconds("q1Millis"), _milliseconds("q2Millis"), _milliseconds("q3Millis"))
PRACTICE = _ENTRY
GRID = (*_KEY, c.grid_position("positionText"), _NUMBER, _DRIVER, _penalty("gridPenalty"))

# The columns of races.csv that say when a session is: of "qualifying", qualifyingDate and qualifyingTime.
SESSION_COLUMNS = {kind.f1db_column: kind.value for kind in Session.Kind if kind != Session.Kind.RACE}
SHEETS = {kind.value: kind.f1db_table for kind in Session.Kind}
_FORMS = {Form.RACE: RACE, Form.KNOCKOUT: QUALIFYING, Form.TIMES: PRACTICE}

TABLES: dict[str, tuple[Column | Reference, ...]] = {
    "countries": (c.slug("id").needed, c.text("alpha3Code", Driver, "full_name"), c.text("name", Driver)),
    "seasons": (c.number("year", 1890, 2200).needed,),
    "circuits": (
        c.slug("id").needed,
        c.text("name", Circuit).needed,
        c.text("fullName", Circuit, "full_name").needed,
        c.text("placeName", Circuit, "place"),
        _country("countryId"),
        _constant("type", Circuit.Type.values),
        _constant("direction", Circuit.Direction.values),
        c.degrees("latitude", 90),
        c.degrees("longitude", 180),
    ),
    "circuits-layouts": (
        c.slug("id").needed,
        Reference("circuitId", "circuit"),
        c.kilometres("length"),
        c.number("turns", 1, 999),
    ),
    "grands-prix": (
        c.slug("id").needed,
        c.text("fullName", GrandPrix, "name").needed,
        c.text("shortName", GrandPrix, "short_name").needed,
    ),
    "drivers": (
        c.slug("id").needed,
        c.text("name", Driver).needed,
        c.text("firstName", Driver, "first_name"),
        c.text("lastName", Driver, "last_name").needed,
        c.text("fullName", Driver, "full_name"),
        c.text("abbreviation", Driver, "code"),
        _country("nationalityCountryId"),
        c.date("dateOfBirth"),
        c.date("dateOfDeath"),
        c.text("placeOfBirth", Driver, "birthplace"),
        _country("countryOfBirthCountryId"),
    ),
    "constructors": (
        c.slug("id").needed,
        c.text("name", Constructor).needed,
        c.text("fullName", Constructor, "full_name"),
        _country("countryId"),
    ),
    "constructors-chronology": (
        Reference("parentConstructorId", "constructor"),
        c.number("positionDisplayOrder", 1, MOST_ROWS).needed,
        Reference("constructorId", "constructor"),
        c.number("yearFrom", 1890, 2200).needed,
        c.number("yearTo", 1890, 2200),
    ),
    "engine-manufacturers": (
        c.slug("id").needed,
        c.text("name", EngineManufacturer).needed,
        _country("countryId"),
    ),
    "entrants": (c.slug("id").needed, c.text("name", Entrant).needed),
    "seasons-entrants-drivers": (
        Reference("year", "season"),
        Reference("entrantId", "entrant"),
        Reference("constructorId", "constructor"),
        Reference("engineManufacturerId", "engine manufacturer"),
        Reference("driverId", "driver"),
        c.text("roundsText", Drive, "rounds"),
        c.yes_no("testDriver"),
    ),
    "races": (
        c.number("id", 1, 9_999_999).needed,
        Reference("year", "season"),
        Reference("grandPrixId", "Grand Prix"),
        c.date("date").needed,
        _time_of_day("time"),
        c.text("officialName", GrandPrix, "official_name"),
        Reference("circuitLayoutId", "layout"),
        c.kilometres("courseLength"),
        c.number("laps", 0, 9999),
        c.kilometres("distance"),
        c.number("scheduledLaps", 0, 9999),
        c.number("sprintRaceLaps", 0, 9999),
        c.kilometres("sprintRaceDistance"),
        c.number("sprintRaceScheduledLaps", 0, 9999),
        *(c.date(f"{name}Date") for name in SESSION_COLUMNS),
        *(_time_of_day(f"{name}Time") for name in SESSION_COLUMNS),
    ),
    **{kind.f1db_table: _FORMS[kind.row.form] for kind in Session.Kind},
    **{kind.f1db_grid: GRID for kind in Session.SCORING_KINDS},
    "races-fastest-laps": (*_KEY, _NUMBER, _DRIVER, c.number("lap", 0, 9999), _milliseconds("timeMillis")),
    "races-pit-stops": (
        *_KEY,
        _NUMBER,
        _DRIVER,
        c.number("stop", 1, 999).needed,
        c.number("lap", 0, 9999),
        _milliseconds("timeMillis"),
    ),
    "races-driver-of-the-day-results": (*_KEY, _DRIVER, c.percentage("percentage")),
}


def needed(table: str) -> tuple[str, ...]:
    """The columns that have to be there."""
    return tuple(column.name for column in TABLES[table])
