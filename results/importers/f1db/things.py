"""Countries, circuits, people: what the rest of a release refers to.

Facts are corrected as the source corrects them, and those of another source's row are kept.
Names are only filled in: an editor may have chosen better ones.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Model

from results.importers.f1db.reading import Tables
from results.importers.f1db.time_zones import TIME_ZONES
from results.importers.facts import Fields
from results.importers.plausible import latest_year
from results.importers.report import Tally
from results.importers.saving.rows import upsert
from results.models import (
    Circuit,
    CircuitLayout,
    Constructor,
    Driver,
    EngineManufacturer,
    Entrant,
    Season,
)
from results.nationalities import NATIONALITIES

SOURCE = "F1DB (github.com/f1db/f1db), CC BY 4.0"
SOURCE_URL = "https://github.com/f1db/f1db"
EMPTY = (None, "")


def save_things(tables: Tables) -> None:
    """Bring all but the calendar and the results up to date, and let ``tables`` know them."""
    _know_countries(tables)
    _refuse_years_of_others(tables)
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


def _refuse_years_of_others(tables: Tables) -> None:
    """A year that another source told (a league's) is not F1DB's to rewrite."""
    told = {row["year"] for _, row in tables.records("seasons")}
    for season in Season.objects.order_by("year"):
        owner = season.owner or season.source
        if season.year in told and owner not in ("", SOURCE):
            tables.report.fault(
                "f1db-seasons.csv", None, f"{season.year} is stored already, from {owner}, not from F1DB"
            )


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
    stored = {getattr(row, key): row for row in model._default_manager.all()}
    for name, fields in wanted.items():
        if row := stored.get(name):
            others = getattr(row, "owner", "") not in ("", SOURCE)
            for field, value in fields.items():
                before = getattr(row, field)
                if value in EMPTY or ((others or field in kept) and before not in EMPTY):
                    fields[field] = before
        if hasattr(model, "owner"):
            fields["owner"] = getattr(row, "owner", "") if row else SOURCE
    tally = tables.report.tallies.setdefault(str(model._meta.verbose_name_plural), Tally())
    by_key = {(name,): fields for name, fields in wanted.items()}
    found = upsert([stored[name] for name in wanted if name in stored], model, (key,), by_key, tally)
    tables.known[thing] = {name: pk for (name,), pk in found.items()}
