"""A story as a file: what is known about it in TOML between two lines of ``+++``, then its text in simple HTML.

The keys are the fields of the story. Things are named by slug: ``grand_prix = "2023/mexico"``, a session as
``"2023/mexico/race"``, drivers and teams in lists. Each ``[[quotes]]`` is a quotation (speaker, role, words), the
first one ``[quote 1]`` in the text; each ``[[embeds]]`` a table chosen by hand. The file is named after the slug.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from articles.models import Article, Embed, Quote
from articles.text.body import marker_faults
from articles.text.prose import sanitize
from results.importers.suggestions import unknown
from results.parsing.words import parse_slug

FENCE = "+++"
Note = Callable[[int | None, str], None]  # takes a line (None: the whole file) and what is wrong there

_TEXT, _FLAG, _TIME, _NAMES, _TABLES = "a text", "true or false", "a time with its zone", "a list of texts", "tables"
KEYS = {
    "kind": _TEXT,
    "kicker": _TEXT,
    "headline": _TEXT,
    "standfirst": _TEXT,
    "byline": _TEXT,
    "grand_prix": _TEXT,
    "drivers": _NAMES,
    "constructors": _NAMES,
    "published_at": _TIME,
    "is_lead": _FLAG,
    "tables": _TEXT,
    "quotes": _TABLES,
    "embeds": _TABLES,
}
QUOTE_KEYS = {"speaker": _TEXT, "role": _TEXT, "words": _TEXT}
EMBED_KEYS = {"table": _TEXT, "session": _TEXT, "grand_prix": _TEXT}
_NEEDED = ("kind", "headline")
_LONGEST: dict[str, int] = {
    key: getattr(Article._meta.get_field(key), "max_length", 0)
    for key in ("kicker", "headline", "standfirst", "byline")
}
_LONGEST_ROLE: int = getattr(Quote._meta.get_field("role"), "max_length", 0)
_CHOICES = {"kind": Article.Kind.values, "tables": Article.Tables.values}
_AT_LINE = re.compile(r"(?P<message>.*?) \(at line (?P<line>\d+), column \d+\)")


@dataclass(slots=True)
class Story:
    """``fields`` are plain fields of Article; everything else names other things by slug."""

    slug: str
    fields: dict[str, Any] = field(default_factory=dict)
    grand_prix: str | None = None
    drivers: list[str] = field(default_factory=list)
    constructors: list[str] = field(default_factory=list)
    quotes: list[dict[str, str]] = field(default_factory=list)
    embeds: list[dict[str, str]] = field(default_factory=list)


def read_story(slug: str, text: str, note: Note) -> Story | None:
    """The story in ``text``, or None after telling ``note`` everything that is wrong with it."""
    faults: list[tuple[int | None, str]] = []
    front, body = _split(text)
    data = _load(front, lambda line, message: faults.append((line, message)))
    if data is not None:
        faults += [(_line_of(front or "", key), message) for key, message in _problems(slug, data, body)]
    for line, message in faults:
        note(line, message)
    return None if faults or data is None else _story(slug, data, body)


def _split(text: str) -> tuple[str | None, str]:
    """Front matter (None where there is none) and body."""
    lines = text.splitlines(keepends=True)
    if not lines or lines[0].strip() != FENCE:
        return None, text
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.strip() == FENCE), None)
    return (None, text) if end is None else ("".join(lines[1:end]), "".join(lines[end + 1 :]))


def _load(front: str | None, note: Note) -> dict[str, Any] | None:
    if front is None:
        note(None, f"the file must start with its front matter between two lines of {FENCE}")
        return None
    try:
        return tomllib.loads(front.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:
        match = _AT_LINE.fullmatch(str(error))
        # The line of the first fence comes on top.
        message, line = (match["message"], int(match["line"]) + 1) if match else (str(error), None)
        note(line, f"this is not TOML ({message})")
        return None


def _problems(slug: str, data: Mapping[str, Any], body: str) -> Iterator[tuple[str, str]]:
    """Pairs of a key (empty: no key in particular) and what is wrong with its value."""
    try:
        parse_slug(slug)
    except ValueError as error:
        yield "", f"the name of the file becomes the address: {error}"
    yield from _key_problems(data, KEYS)
    yield from ((key, f"{key} is missing") for key in _NEEDED if key not in data)
    for key, choices in _CHOICES.items():
        if isinstance(data.get(key), str) and data[key] not in choices:
            yield key, unknown(key, data[key], choices)
    yield from _length_problems(data)
    yield from _quote_problems(data, body)
    yield from _embed_problems(data)


def _key_problems(data: Mapping[str, Any], keys: Mapping[str, str], where: str = "") -> Iterator[tuple[str, str]]:
    for key, value in data.items():
        if key not in keys:
            yield key, where + unknown("key", key, keys)
        elif not _is(keys[key], value):
            yield key, f"{where}{key} must be {keys[key]}"


def _is(shape: str, value: Any) -> bool:
    if shape == _TIME:
        return isinstance(value, datetime) and value.tzinfo is not None
    if shape == _FLAG:
        return isinstance(value, bool)
    if shape == _TEXT:
        return isinstance(value, str) and "\0" not in value
    inner = _TEXT if shape == _NAMES else None
    return isinstance(value, list) and all(_is(inner, one) if inner else isinstance(one, dict) for one in value)


def _length_problems(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, longest in _LONGEST.items():
        value = data.get(key, "")
        if isinstance(value, str) and len(value) > longest:
            yield key, f"{key} has {len(value)} characters, {longest} is the most"
    if data.get("headline") == "":
        yield "headline", "headline is empty"


def _quote_problems(data: Mapping[str, Any], body: str) -> Iterator[tuple[str, str]]:
    quotes = _rows(data, "quotes")
    for number, quote in enumerate(quotes, start=1):
        where = f"quotation {number}: "
        yield from (("quotes", message) for _, message in _key_problems(quote, QUOTE_KEYS, where))
        yield from (("quotes", f"{where}{key} is missing") for key in ("speaker", "words") if not quote.get(key))
        if isinstance(quote.get("role"), str) and len(quote["role"]) > _LONGEST_ROLE:
            yield "quotes", f"{where}role has {len(quote['role'])} characters, {_LONGEST_ROLE} is the most"
    if not sanitize(body).strip():
        yield "", "there is no text after the front matter"
    yield from (("", message) for message in marker_faults(body, range(1, len(quotes) + 1)))


def _embed_problems(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    embeds = _rows(data, "embeds")
    for number, embed in enumerate(embeds, start=1):
        where, table = f"table {number}: ", embed.get("table")
        yield from (("embeds", message) for _, message in _key_problems(embed, EMBED_KEYS, where))
        if table not in Embed.Table.values:
            yield "embeds", where + unknown("table", str(table), Embed.Table.values)
        elif set(embed) - {"table"} != ({"session"} if table == Embed.Table.CLASSIFICATION else {"grand_prix"}):
            yield "embeds", f"{where}a classification names a session and nothing else, standings a grand_prix"
    if bool(embeds) != (data.get("tables", "chosen" if embeds else "") == Article.Tables.CHOSEN):
        yield "tables", 'tables = "chosen" and [[embeds]] go together'


def _rows(data: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    return data[key] if _is(_TABLES, data.get(key)) else []


def _line_of(front: str, key: str) -> int | None:
    """Where ``key`` stands first, counted in the file; None if it does not."""
    pattern = re.compile(rf"\s*(?:{re.escape(key)}\s*=|\[\[\s*{re.escape(key)}\s*\]\])") if key else None
    for number, line in enumerate(front.splitlines(), start=2):
        if pattern and pattern.match(line):
            return number
    return None


def _story(slug: str, data: dict[str, Any], body: str) -> Story:
    named = ("grand_prix", "drivers", "constructors", "quotes", "embeds")
    fields = {key: value for key, value in data.items() if key not in named}
    if data.get("embeds"):
        fields["tables"] = Article.Tables.CHOSEN
    fields["body"] = sanitize(body.strip())
    return Story(slug, fields, **{key: data[key] for key in named if key in data})
