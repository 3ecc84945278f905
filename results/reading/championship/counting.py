"""Which results of a season count towards its championship: in words, and which were left out."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

from results.models import Season
from results.reading.calendars import Calendar
from results.reading.championship.standings import ChampionshipTable
from results.scoring.championship import dropped, result_key
from results.scoring.points import hundredths
from results.scoring.rules import Part, Rules
from results.scoring.season_rules import known_rules


def championship_rules(season: Season, championship: str) -> Rules | None:
    """The rules of a championship; None where there are none or they are not known."""
    rules = known_rules(season.year, season.rules)
    return rules.of(championship) if rules else None  # type: ignore[arg-type]


def mark_dropped(
    results: Mapping[Hashable, Mapping[int, list[dict]]], calendar: Calendar, table: ChampionshipTable
) -> None:
    """Give each entry ``counted``: whether its points count in ``table``. Entries by competitor and Grand Prix id."""
    rules = championship_rules(calendar.season, table.table.championship)
    index = {grand_prix.pk: number for number, grand_prix in enumerate(calendar.counting)}
    for found in results.values():
        left_out: set[int] = set()
        if rules and rules.counted:
            earned: dict[int, int] = defaultdict(int)
            for grand_prix, cars in found.items():
                for car in cars:
                    if car["points"] and grand_prix in index:
                        earned[result_key(rules, index[grand_prix], car["kind"])] += hundredths(car["points"])
            left_out = set(dropped(rules, earned))
        for grand_prix, cars in found.items():
            for car in cars:
                counts = not left_out or rules is None or grand_prix not in index
                car["counted"] = counts or result_key(rules, index[grand_prix], car["kind"]) not in left_out


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
