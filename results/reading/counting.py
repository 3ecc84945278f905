"""Which results of a season count towards its championship, said in words."""

from collections.abc import Sequence

from results.models import Season
from results.scoring.rules import NoRules, Part
from results.scoring.season_rules import rules_for


def counting_rule(season: Season, championship: str) -> str:
    """``Only the best 5 results count.``; nothing where all do, or where the rules of the season are not known."""
    try:
        rules = rules_for(season.year, season.rules).of(championship)
    except (NoRules, ValueError):
        return ""
    if rules is None:
        return ""
    said = [_counted(rules.counted)] if rules.counted else []
    if rules.best_car_only:
        said.append("Of a constructor’s cars only the best-placed one scores.")
    return " ".join(said)


def _counted(parts: Sequence[Part]) -> str:
    if len(parts) == 1:
        return f"Only the best {parts[0].best} results of the season count."
    said = [f"the best {part.best} of {_rounds(part, first=not index)}" for index, part in enumerate(parts)]
    return f"Only some results count: {', '.join(said[:-1])} and {said[-1]}."


def _rounds(part: Part, *, first: bool) -> str:
    if part.rounds is None:
        return "the season" if first else "the rounds after them"
    return f"the {'first' if first else 'next'} {part.rounds} rounds"
