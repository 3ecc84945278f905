"""``season.toml``: the year, the source and, for a league, the scoring rules."""

import re
import tomllib
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from results.importers.columns import longest
from results.importers.season_folder.folder import Folder
from results.importers.suggestions import unknown
from results.models import Season
from results.parsing.words import quoted
from results.scoring.own_rules import read_rules
from results.scoring.rules import NoRules
from results.scoring.season_rules import rules_for

FILE = "season.toml"
KEYS = ("year", "name", "source", "source_url", "rules")
FIRST_YEAR, LAST_YEAR = 1890, 2200
# What a fault of the rules is about: ``rules: "factors.belgium" holds ...``
_NAMED = re.compile(r'(?P<table>[a-z.]+): (?:unknown entry )?"(?P<entry>[^".]+)(?:\.(?P<slug>[^"]+))?"')
_AT_LINE = re.compile(r"(?P<message>.*?) \(at line (?P<line>\d+), column \d+\)")


def read_season(folder: Folder) -> dict[str, Any] | None:
    """The fields of the Season, or None with a fault."""
    data = _load(folder)
    if data is None:
        return None
    text = folder.text(FILE) or ""
    for key in data:
        if key not in KEYS:
            folder.report.fault(FILE, line_of(text, key), unknown("entry", key, KEYS))
    for problem in (_year_problem, _name_problem, _source_problem):
        if found := problem(data):
            folder.report.fault(FILE, line_of(text, found[0]), found[1])
    if trouble := _rules_problem(data):
        folder.report.fault(FILE, _line_of_rule(text, trouble), trouble)
    if _year_problem(data):
        return None
    return {
        "year": data["year"],
        "name": data.get("name", ""),
        "source": data.get("source", ""),
        "source_url": data.get("source_url", ""),
        "rules": data.get("rules") or None,
    }


def _load(folder: Folder) -> dict[str, Any] | None:
    text = folder.text(FILE)
    if text is None:
        return None
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        match = _AT_LINE.fullmatch(str(error))
        message, line = (match["message"], int(match["line"])) if match else (str(error), None)
        folder.report.fault(FILE, line, f"this is not TOML ({message})")
        return None


def _year_problem(data: dict[str, Any]) -> tuple[str, str] | None:
    year = data.get("year")
    if type(year) is not int or not FIRST_YEAR <= year <= LAST_YEAR:
        return "year", f"year: a whole number from {FIRST_YEAR} to {LAST_YEAR} is needed, as in year = 2023"
    return None


def _name_problem(data: dict[str, Any]) -> tuple[str, str] | None:
    name = data.get("name", "")
    most = longest(Season, "name") or 0
    if not isinstance(name, str) or len(name) > most or not name.isprintable() or name != name.strip():
        return "name", f'name: a text of at most {most} characters on one line is needed, as in name = "2023-24"'
    return None


def _source_problem(data: dict[str, Any]) -> tuple[str, str] | None:
    for key in ("source", "source_url"):
        value = data.get(key, "")
        most = longest(Season, key) or 0
        if not isinstance(value, str) or len(value) > most or not value.isprintable():
            return key, f"{key}: a text of at most {most} characters on one line is needed"
    if data.get("source_url"):
        try:
            URLValidator(schemes=["http", "https"])(data["source_url"])
        except ValidationError:
            return "source_url", f"source_url: {quoted(data['source_url'])} is not an address (https://...)"
    return None


def _rules_problem(data: dict[str, Any]) -> str | None:
    if "rules" not in data:
        return None
    if not isinstance(data["rules"], dict):
        return "rules: a table is needed, [rules]"
    try:
        read_rules(data["rules"])
    except ValueError as error:
        return str(error)
    return None


def _line_of_rule(text: str, trouble: str) -> int | None:
    """Where the entry stands that ``trouble`` names first in quotes; else where the rules begin."""
    start = line_of(text, "rules")
    named = _NAMED.match(trouble)
    if not named or start is None:
        return start
    if named["table"] == "rules.constructors":
        start = line_of(text, "constructors") or start
    names = (named["slug"], named["entry"])
    return next(filter(None, (line_of(text, name, after=start - 1) for name in names if name)), start)


def check_rules(folder: Folder, season: dict[str, Any], grands_prix: dict[str, Any]) -> None:
    """Whether a season with results can be scored, and whether its rules name Grands Prix that exist."""
    text = folder.text(FILE) or ""
    try:
        rules = rules_for(season["year"], season["rules"])
    except NoRules as error:
        folder.report.fault(FILE, line_of(text, "year"), str(error))
    except ValueError:
        return  # reported when the file was read
    else:
        for slug in rules.drivers.races if season["rules"] else ():
            if grands_prix and slug not in grands_prix:
                entry = "shortened" if slug in season["rules"].get("shortened", {}) else "factors"
                line = line_of(text, slug) or line_of(text, entry)
                folder.report.fault(FILE, line, f"{entry}: {unknown('Grand Prix', slug, grands_prix)}")


def line_of(text: str, key: str, after: int = 0) -> int | None:
    """Where ``key`` is given its value below line ``after``, None if it is not."""
    pattern = re.compile(rf"""^\s*(?:\[\s*(?:rules\.)?)?["']?{re.escape(key)}["']?\s*[=\].]""")
    for number, line in enumerate(text.splitlines(), start=1):
        if number > after and pattern.match(line):
            return number
    return None
