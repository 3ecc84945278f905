"""Countries, circuits, people: what the rest of a release refers to.

Facts are corrected as the source corrects them, and those of another source's row are kept.
Names are only filled in: an editor may have chosen better ones.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Model

from results.importers.f1db.reading import Tables
from results.importers.f1db.release import file_name
from results.importers.f1db.tables import SOURCE, SOURCE_URL, TABLE_OF
from results.importers.f1db.time_zones import TIME_ZONES
from results.importers.facts import Fields
from results.importers.plausible import latest_year
from results.importers.report import Tally
from results.importers.saving.ownership import EMPTY, REPLACE, Claim, owners_of, remove_for, settle
from results.importers.saving.rows import upsert
from results.models import (
    EDITORS,
    Circuit,
    CircuitLayout,
    Constructor,
    Driver,
    EngineManufacturer,
    Entrant,
    Season,
)
from results.nationalities import NATIONALITIES


def save_things(tables: Tables) -> None:
    """Bring all but the calendar and the results up to date, and let ``tables`` know them."""
    _know_countries(tables)
    _settle_years_of_others(tables)
    _save(tables, "season", Season, _seasons(tables), kept=("source", "source_url"), key="year")
    tables.known["season"] = {str(year): year for year in tables.known["season"].values()}
    _save(tables, "circuit", Circuit, _circuits(tables), kept=("name", "full_name", "time_zone"))
    _save(tables, "layout", CircuitLayout, _layouts(tables))
    _save(tables, "engine manufacturer", EngineManufacturer, _makers(tables), kept=("name",))
    _save(tables, "constructor", Constructor, _constructors(tables), kept=("name", "full_name"))
    names = ("name", "first_name", "last_name", "full_name", "code", "birthplace")
    _save(tables, "driver", Driver, _drivers(tables), kept=names)
    entrants: dict[str, Fields] = {row["id"]: {"name": row["name"]} for _, row in tables.records("entrants")}
    _save(tables, "entrant", Entrant, entrants, kept=("name",))


def _settle_years_of_others(tables: Tables) -> None:
    """A year that another source told (a league's) is not F1DB's to rewrite."""
    file, told = file_name("seasons"), {row["year"] for _, row in tables.records("seasons")}
    for season in Season.objects.order_by("year"):
        owners = owners_of(season)
        if season.year not in told or not owners or SOURCE in owners:
            continue
        if tables.claim is Claim.REPLACE:
            remove_for(season.year, file, tables.report)
        else:
            message = (
                f"{season.year} is stored already and its facts are from {min(owners)}, not from {SOURCE}; "
                f"import F1DB's {REPLACE} in place of the others"
            )
            tables.report.obstacle(file, message)


def _know_countries(tables: Tables) -> None:
    """A country is (ISO code, name); one that the site has no flag and no name for is left empty."""
    known = {}
    for _, row in tables.records("countries"):
        code = row["alpha3Code"] if row["alpha3Code"] in NATIONALITIES else ""
        known[row["id"]] = (code, row["name"])
    tables.known["country"] = known


def _code(tables: Tables, country: tuple[str, str]) -> str:
    code, name = country
    if name and not code:
        tables.report.note(f"the country {name} is not known here; it is left empty")
    return code


def _seasons(tables: Tables) -> dict[Any, Fields]:
    latest = latest_year(date.today())
    for line, row in tables.records("seasons"):
        if row["year"] > latest:
            tables.fault("seasons", line, "year", f"{row['year']} is too far ahead to be known")
    return {row["year"]: {"source": SOURCE, "source_url": SOURCE_URL} for _, row in tables.records("seasons")}


def _circuits(tables: Tables) -> dict[Any, Fields]:
    return {
        row["id"]: {
            "name": row["name"],
            "full_name": row["fullName"],
            "place": row["placeName"],
            "country": _code(tables, row["countryId"]),
            "type": row["type"],
            "direction": row["direction"],
            "latitude": row["latitude"],
            "longitude": row["longitude"],
            "time_zone": TIME_ZONES.get(row["id"], ""),
        }
        for _, row in tables.records("circuits")
    }


def _layouts(tables: Tables) -> dict[Any, Fields]:
    return {
        row["id"]: {"circuit_id": row["circuitId"], "length_m": row["length"], "turns": row["turns"]}
        for _, row in tables.records("circuits-layouts")
    }


def _makers(tables: Tables) -> dict[Any, Fields]:
    return {
        row["id"]: {"name": row["name"], "nationality": _code(tables, row["countryId"])}
        for _, row in tables.records("engine-manufacturers")
    }


def _constructors(tables: Tables) -> dict[Any, Fields]:
    return {
        row["id"]: {
            "name": row["name"],
            "full_name": row["fullName"],
            "nationality": _code(tables, row["countryId"]),
        }
        for _, row in tables.records("constructors")
    }


def _drivers(tables: Tables) -> dict[Any, Fields]:
    """``permanentNumber`` is today's number, not that of a season: it is not read."""
    rows = list(tables.records("drivers"))
    tables.lives.read(rows)
    return {
        row["id"]: {
            "name": row["name"],
            "first_name": row["firstName"],
            "last_name": row["lastName"],
            "full_name": row["fullName"],
            "code": row["abbreviation"],
            "nationality": _code(tables, row["nationalityCountryId"]),
            "born_on": row["dateOfBirth"],
            "died_on": row["dateOfDeath"],
            "birthplace": ", ".join(filter(None, [row["placeOfBirth"], row["countryOfBirthCountryId"][1]])),
        }
        for _, row in rows
    }


def _save(
    tables: Tables,
    thing: str,
    model: type[Model],
    wanted: dict[Any, Fields],
    kept: Collection[str] = (),
    key: str = "slug",
) -> None:
    stored: dict[Any, Any] = {getattr(row, key): row for row in model._default_manager.all()}
    if hasattr(model, "owner"):
        # Years of others are settled before: here it is about what an editor changed in one of F1DB's.
        whose = {year: row for year, row in stored.items() if row.owner == EDITORS} if model is Season else stored
        settle(file_name(TABLE_OF[thing]), wanted, whose, SOURCE, tables.report, tables.claim)
    for name, fields in wanted.items():
        if row := stored.get(name):
            is_taken_over = fields.get("owner") == SOURCE and row.owner not in ("", SOURCE)
            for field, value in fields.items():
                before = getattr(row, field)
                if value in EMPTY or (field in kept and not is_taken_over and before not in EMPTY):
                    fields[field] = before
    tally = tables.report.tallies.setdefault(str(model._meta.verbose_name_plural), Tally())
    by_key = {(name,): fields for name, fields in wanted.items()}
    found = upsert([stored[name] for name in wanted if name in stored], model, (key,), by_key, tally)
    tables.known[thing] = {name: pk for (name,), pk in found.items()}
