"""All constructors in a line each: when they raced, what they won."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, Max, Min, Q

from results.models import Championship, Constructor, Standing
from results.reading.championship.tables import final_tables
from results.reading.entries import HAS_STARTED, SEASON, race_entries
from results.reading.names import called, told_apart
from results.reading.sentences.years import title_years
from results.reading.year_runs import printed


@dataclass(slots=True)
class TeamLine:
    """``first`` and ``last`` are the years of its first and last race sheet; None for one that is on no sheet."""

    constructor: Constructor
    first: int | None = None
    last: int | None = None
    starts: int = 0
    wins: int = 0
    titles: list[int] = field(default_factory=list)
    called: str = ""  # what tells it from another of its name; empty where its name does

    @property
    def name(self) -> str:
        return self.called or self.constructor.name

    @property
    def years(self) -> str:
        return printed([(self.first, self.last)])[0] if self.first and self.last else ""

    @property
    def title_years(self) -> str:
        return title_years(self.titles)


def read_team_index() -> list[TeamLine]:
    """In order of name. Five queries."""
    lines = {row.pk: TeamLine(row) for row in Constructor.objects.only("slug", "name", "full_name", "nationality")}
    counted = (
        race_entries()
        .order_by()
        .values("constructor")
        .annotate(
            first=Min(SEASON),
            last=Max(SEASON),
            starts=Count("classification", distinct=True, filter=HAS_STARTED),
            wins=Count("classification", distinct=True, filter=Q(position=1)),
        )
    )
    for row in counted:
        line = lines[row["constructor"]]
        line.first, line.last, line.starts, line.wins = row["first"], row["last"], row["starts"], row["wins"]
    for pk, years in _titles().items():
        lines[pk].titles = sorted(years)
    for pk, name in told_apart((pk, _called(line.constructor)) for pk, line in lines.items()).items():
        lines[pk].called = name
    return list(lines.values())


def _called(team: Constructor) -> list[str]:
    return called(team.name, team.full_name, country=team.nationality, slug=team.slug)


def champions(lines: list[TeamLine]) -> list[TeamLine]:
    """Those with titles, the most first; of those level, whoever won last."""
    return sorted((line for line in lines if line.titles), key=lambda line: (-len(line.titles), -line.titles[-1]))


def _titles() -> dict[int, set[int]]:
    """The years won by constructor id. Three queries."""
    tables = final_tables(Championship.CONSTRUCTORS)
    won: dict[int, set[int]] = defaultdict(set)
    for table, constructor in Standing.objects.filter(table__in=list(tables), position=1).values_list(
        "table", "constructor"
    ):
        won[constructor].add(tables[table])
    return won
