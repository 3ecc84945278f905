"""What is known to be wrong in a source, or missing: ``results/data/corrections/``, as its README describes."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from results.importers.bundled import DATA

CORRECTIONS = DATA / "corrections"


@dataclass(frozen=True, slots=True)
class Correction:
    """A value of a row that the source has wrong. An empty ``driver``: the row is the race's own."""

    table: str
    season: int
    grand_prix: str
    driver: str
    column: str
    says: str
    right: str
    reason: str
    known_from: str

    def __str__(self) -> str:
        place = " ".join(filter(None, [str(self.season), self.grand_prix, self.driver]))
        return f"{place}, {self.column} of {self.table}"


@dataclass(frozen=True, slots=True)
class GrandPrixName:
    """What a Grand Prix was called in some years, where the source has one name for all of them."""

    grand_prix: str
    first_season: int
    last_season: int | None
    says: str
    name: str
    short_name: str
    known_from: str


@dataclass(frozen=True, slots=True)
class CircuitName:
    """What a circuit was called in some years."""

    circuit: str
    first_season: int
    last_season: int | None
    name: str
    known_from: str


@dataclass(frozen=True, slots=True)
class OddRow:
    """What looks wrong on a sheet of the source, and why it stays: see ``results/sense.py`` for the ``kind``.

    An empty ``driver`` is whoever it is about.
    """

    season: int
    grand_prix: str
    session: str
    kind: str
    driver: str
    reason: str


Named = TypeVar("Named", GrandPrixName, CircuitName)
Kind = TypeVar("Kind", Correction, GrandPrixName, CircuitName, OddRow)
_MAY_BE_EMPTY = ("driver", "says", "last_season")


@dataclass(frozen=True, slots=True)
class Corrections:
    """Of one source."""

    values: Sequence[Correction] = ()
    grand_prix_names: Sequence[GrandPrixName] = ()
    circuit_names: Sequence[CircuitName] = ()
    odd_rows: Sequence[OddRow] = ()


def read_corrections(folder: Path) -> Corrections:
    """Every row, strictly: ValueError with file and line for a wrong column, an empty field, a season that is none."""
    return Corrections(
        _read(folder / "values.csv", Correction),
        _read(folder / "grand_prix_names.csv", GrandPrixName),
        _read(folder / "circuit_names.csv", CircuitName),
        _read(folder / "odd_rows.csv", OddRow),
    )


def in_season(names: Sequence[Named], season: int) -> list[Named]:
    """Those that were so in a season."""
    return [name for name in names if name.first_season <= season <= (name.last_season or season)]


def _read(path: Path, kind: type[Kind]) -> list[Kind]:
    columns = [field.name for field in fields(kind)]
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        if next(reader, None) != columns:
            raise ValueError(f"{path.name}: the columns are not {','.join(columns)}")
        return [_row(kind, columns, values, f"{path.name}:{reader.line_num}") for values in reader]


def _row(kind: type[Kind], columns: list[str], values: list[str], place: str) -> Kind:
    if len(values) != len(columns):
        raise ValueError(f"{place}: {len(values)} fields, but there are {len(columns)} columns")
    row = dict(zip(columns, values, strict=True))
    for column, text in row.items():
        if text != text.strip() or (not text and column not in _MAY_BE_EMPTY):
            raise ValueError(f"{place}: {column} is empty or has blanks around it")
    return kind(**{column: _value(column, text, place) for column, text in row.items()})


def _value(column: str, text: str, place: str) -> Any:
    if not column.endswith("season"):
        return text
    if not text:
        return None
    if not text.isdecimal():
        raise ValueError(f"{place}: {column} is not a season")
    return int(text)
