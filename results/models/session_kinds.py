"""The kinds of sessions, a row for each, in the order of a weekend: whoever treats kinds differently asks the row."""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from django.db import models


class Form(Enum):
    """What a sheet of it says: places, a time in each part of a knockout, or one time."""

    RACE = "race"
    KNOCKOUT = "knockout"
    TIMES = "times"


@dataclass(frozen=True, slots=True)
class Row:
    """All that is known of a kind but its name.

    ``f1db``: in the names of its tables. ``lasts``: until when it may be running. ``counted``: what it is told as one
    of. ``short``: at the head of a column. ``is_usual``: part of a weekend unless an editor says otherwise.
    ``is_for_pole``: its first has pole position.
    Of a race: ``decided_by`` decides who starts and where; ``grid`` begins the names of the files with its grid.
    """

    form: Form
    f1db: str
    lasts: timedelta = timedelta(hours=1)
    counted: str = ""
    is_usual: bool = False
    is_for_pole: bool = False
    parts: tuple[str, str, str] = ("Q1", "Q2", "Q3")
    short: str = ""
    decided_by: str = ""
    grid: str = ""


def _practice(number: int, is_usual: bool = True) -> Row:
    return Row(Form.TIMES, f"free-practice-{number}", counted="practice session", is_usual=is_usual)


class SessionKind(models.TextChoices):
    """Its name in addresses, files and the database; its row; its name in words."""

    row: Row

    PRACTICE_1 = "practice-1", _practice(1), "practice 1"
    PRACTICE_2 = "practice-2", _practice(2), "practice 2"
    PRACTICE_3 = "practice-3", _practice(3), "practice 3"
    PRACTICE_4 = "practice-4", _practice(4, is_usual=False), "practice 4"
    PRE_QUALIFYING = "pre-qualifying", Row(Form.KNOCKOUT, "pre-qualifying"), "pre-qualifying"
    QUALIFYING_1 = "qualifying-1", Row(Form.KNOCKOUT, "qualifying-1"), "first qualifying"
    QUALIFYING_2 = "qualifying-2", Row(Form.KNOCKOUT, "qualifying-2"), "second qualifying"
    QUALIFYING = (
        "qualifying",
        Row(Form.KNOCKOUT, "qualifying", is_usual=True, is_for_pole=True, short="Qual."),
        "qualifying",
    )
    SPRINT_QUALIFYING = (
        "sprint-qualifying",
        Row(Form.KNOCKOUT, "sprint-qualifying", parts=("SQ1", "SQ2", "SQ3"), short="Qual."),
        "sprint qualifying",
    )
    SPRINT = "sprint", Row(Form.RACE, "sprint-race", decided_by="sprint-qualifying", grid="sprint"), "sprint"
    WARM_UP = "warm-up", Row(Form.TIMES, "warming-up"), "warm-up"
    RACE = "race", Row(Form.RACE, "race", timedelta(hours=2), is_usual=True, decided_by="qualifying"), "race"

    def __new__(cls, name: str, *rows: Row) -> "SessionKind":
        kind = str.__new__(cls, name)
        kind._value_, (kind.row,) = name, rows
        return kind

    @property
    def is_race_like(self) -> bool:
        """A grid at the start, places and points at the end."""
        return self.row.form is Form.RACE

    @property
    def file(self) -> str:
        """In a season folder."""
        return f"{self.value.replace('-', '_')}_results.csv"

    @property
    def grid_file(self) -> str:
        return "_".join(filter(None, [self.row.grid, "grids.csv"]))

    @property
    def f1db_table(self) -> str:
        return f"races-{self.row.f1db}-results"

    @property
    def f1db_grid(self) -> str:
        return "-".join(filter(None, ["races", self.row.grid, "starting-grid-positions"]))

    @property
    def f1db_column(self) -> str:
        """``qualifying``: of qualifyingDate and qualifyingTime in races.csv. The race has those of its weekend."""
        first, *rest = self.row.f1db.split("-")
        return "".join([first, *(word.capitalize() for word in rest)])
