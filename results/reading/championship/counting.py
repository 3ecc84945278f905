"""Which results of a season count towards its championship: in words, and which were left out."""

from collections.abc import Collection, Sequence

from results.models import Season
from results.reading.calendars import Calendar
from results.reading.championship.cells import Results
from results.reading.editions import NamedSeason
from results.scoring.rules import Part, Rules
from results.scoring.season_rules import known_rules


def championship_rules(season: Season | NamedSeason, championship: str) -> Rules | None:
    """The rules of a championship; None where there are none or they are not known."""
    rules = known_rules(season.year, season.rules)
    return rules.of(championship) if rules else None  # type: ignore[arg-type]


def with_counted(results: Results, left_out: Collection[int]) -> Results:
    """The results of a competitor, by Grand Prix id; those of the sessions ``left_out`` do not count."""
    if not left_out:
        return results
    return {
        pk: [car._replace(counted=False) if car.sheet.session in left_out else car for car in cars]
        for pk, cars in results.items()
    }


def counting_rule(calendar: Calendar, championship: str) -> str:
    """``Only the best 11 of 16 results count.``; nothing where all do, or where the rules are not known."""
    rules = championship_rules(calendar.season, championship)
    if rules is None:
        return ""
    said = [_counted(rules.counted, calendar.count)] if rules.counted else []
    if rules.best_car_only:
        said.append("Of a constructor’s cars only the best-placed one scores.")
    return " ".join(said)


def _counted(parts: Sequence[Part], rounds: int) -> str:
    if len(parts) == 1:
        of_all = f" of {rounds}" if rounds > parts[0].best else ""
        return f"Only the best {parts[0].best}{of_all} results count."
    said = []
    for index, part in enumerate(parts):
        length = rounds if part.rounds is None else min(part.rounds, rounds)
        rounds -= length
        said.append(f"the best {part.best} of the {'first' if not index else 'next' if rounds else 'last'} {length}")
    return f"Only some results count: {', '.join(said[:-1])} and {said[-1]}."
