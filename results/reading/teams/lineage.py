"""What a team was before and what it became."""

from dataclasses import dataclass

from results.models import Constructor, LineageStep
from results.reading.year_runs import Run


@dataclass(frozen=True, slots=True)
class Lineage:
    """The names of a team in order of time; ``apart`` are runs of years in which ``constructor`` was another team."""

    constructor: Constructor
    steps: list[LineageStep]
    apart: list[Run]

    @property
    def names(self) -> list[str]:
        return list(dict.fromkeys(step.constructor.name for step in self.steps))


def read_lineage(constructor: Constructor, runs: list[Run]) -> Lineage | None:
    """``runs`` are the years in which it raced. None for a constructor that always was the same team. One query."""
    line = LineageStep.objects.filter(constructor=constructor).values("line")
    steps = LineageStep.objects.filter(line__in=line.order_by()).select_related("constructor")
    found = sorted(steps, key=lambda step: step.first_year)
    if len(found) < 2:
        return None
    own = [step for step in found if step.constructor_id == constructor.pk]
    apart = [run for run in runs if not any(_overlap(run, step) for step in own)]
    return Lineage(constructor, found, apart)


def _overlap(run: Run, step: LineageStep) -> bool:
    first, last = run
    return last >= step.first_year and (step.last_year is None or first <= step.last_year)
