"""What a team was before and what it became."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import F, IntegerField, QuerySet

from f1site.paths import path_to
from f1site.prepared import prepared
from results.models import LineageStep
from results.reading.teams.team import Team
from results.reading.year_runs import Run, printed


class Step(NamedTuple):
    """The years of a name; ``last_year`` is None while the team races under it, ``constructor`` an id."""

    first_year: int
    last_year: int | None
    constructor: int
    slug: str
    name: str

    @property
    def years(self) -> str:
        """``since 2010``, ``1970–1998``, ``2009``."""
        if self.last_year is None:
            return f"since {self.first_year}"
        return printed([(self.first_year, self.last_year)])[0]

    def get_absolute_url(self) -> str:
        return path_to("constructor", self.slug)


@dataclass(frozen=True, slots=True)
class Lineage:
    """The names of a team in order of time; ``apart`` are runs of years in which ``team`` was another one."""

    team: Team
    steps: list[Step]
    apart: list[Run]

    @property
    def names(self) -> list[str]:
        return list(dict.fromkeys(step.name for step in self.steps))


@prepared(Step, team=IntegerField())
def _steps(team: Any) -> QuerySet[LineageStep, Any]:
    line = LineageStep.objects.filter(constructor=team).order_by().values("line")
    steps = LineageStep.objects.filter(line__in=line).order_by("first_year", "line__name")
    return steps.values(
        "first_year", "last_year", "constructor", slug=F("constructor__slug"), name=F("constructor__name")
    )


def read_lineage(team: Team, runs: list[Run]) -> Lineage | None:
    """``runs`` are the years in which it raced. None for a constructor that always was the same team. One query."""
    steps = _steps(team=team.pk)
    if len(steps) < 2:
        return None
    own = [step for step in steps if step.slug == team.slug]
    return Lineage(team, steps, [run for run in runs if not any(_overlap(run, step) for step in own)])


def _overlap(run: Run, step: Step) -> bool:
    first, last = run
    return last >= step.first_year and (step.last_year is None or first <= step.last_year)
