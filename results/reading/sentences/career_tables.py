"""What the tables and the line of a driver's page say, each in a sentence."""

from collections.abc import Sequence

from results.reading.drivers.best_circuits import AtCircuit, WithTeam
from results.reading.drivers.career import Career, DriverSeason
from results.reading.drivers.numbers import Numbers
from results.reading.sentences.language import (
    all_of,
    begun,
    counted,
    each_of,
    ended,
    listed,
    most_alike,
    number_in_words,
    place_in_words,
    spelt,
)
from results.reading.sentences.years import in_years

# So many teams are named; of more the first, and the others are put together.
_NAMED = 5


def line_in_words(career: Career) -> str:
    """``From 12th in 2015 to third so far in 2026; champion in 2021; away in 2019.`` Empty without a place."""
    placed = [season for season in reversed(career.seasons) if season.place]
    if not placed:
        return ""
    first, last = placed[0], placed[-1]
    said = [f"From {_place(first)} to {_place(last)}" if first is not last else _place(first).capitalize()]
    best = min(season.place or 999 for season in placed)
    if career.titles or best not in (first.place, last.place):
        said.append(_best(career.titles, placed))
    driven = {season.year for season in career.seasons}
    unplaced = [season.year for season in career.seasons if not season.place]
    away = [year for year in range(min(driven), max(driven)) if year not in driven]
    said += [f"without a place in {in_years(unplaced)}"] if unplaced else []
    said += [f"away in {in_years(away)}"] if away else []
    return f"{'; '.join(filter(None, said))}."


def seasons_in_words(career: Career) -> str:
    """``Champion in 2005 and 2006; most wins in a season: 7, in 2005 and 2006.``"""
    placed = [season for season in career.seasons if season.place]
    if not placed:
        return f"Without a place in {'any' if len(career.seasons) > 1 else 'the'} championship table."
    if not any(season.is_complete for season in placed):
        return f"{_place(placed[0]).capitalize()}."
    said = [_best(career.titles, placed)]
    wins = max(season.numbers.wins for season in career.seasons)
    if wins:
        years = in_years(season.year for season in career.seasons if season.numbers.wins == wins)
        alike = each_of(sum(season.numbers.wins == 1 for season in career.seasons))
        said.append(
            f"most wins in a season: {number_in_words(wins)}, in {years}" if wins > 1 else f"one win{alike} in {years}"
        )
    text = "; ".join(said)
    return f"{begun(text)}."


def grid_in_words(total: Numbers) -> str:
    """``437 starts: 32 wins, 74 other podiums, 150 more finishes in the points, 104 outside them ...``"""
    if not total.starts:
        return "Entered, but never started." if total.entered else ""
    outside = total.finishes - total.podiums - total.in_points
    steps, lost = total.podiums - total.wins, total.starts - total.finishes
    numbers = (total.wins, steps, total.in_points, outside, lost)
    won, step = (
        spelt(number, what, beside=numbers)
        for number, what in ((total.wins, "win"), (steps, "other podium" if total.wins else "podium"))
    )
    points, none, out = (number_in_words(number, *numbers) for number in (total.in_points, outside, lost))
    texts = (
        won,
        step,
        f"{points} {'lower ' if total.podiums else ''}in the points",
        f"{none} outside the points",
        f"{out} without a classified finish",
    )
    said = [text for number, text in zip(numbers, texts, strict=True) if number]
    starts = begun(spelt(total.starts, "start"))
    if len(said) == 1 and not total.podiums:
        # One kind of result: ``5 starts, all outside the points``.
        all_of = {1: "", 2: "both "}.get(total.starts, "all ")
        return f"{starts}, {all_of}{said[0].removeprefix(f'{number_in_words(total.starts)} ')}."
    return f"{starts}: {listed(said)}."


def results_in_words(season: DriverSeason) -> str:
    """``11 starts and 4 sprints, best result tenth, 1 point.``"""
    count = season.numbers
    if not count.starts and not count.sprints:
        return "No start."
    numbers = (count.starts, count.sprints)
    kinds = zip(numbers, ("start", "sprint"), strict=True)
    driven = [spelt(number, kind, beside=numbers) for number, kind in kinds if number]
    best = f"best result {place_in_words(count.best)}, " if count.best else ""
    return f"{begun(listed(driven))}, {best}{counted(count.points, 'point') if count.points else 'no points'}."


def circuits_in_words(circuits: Sequence[AtCircuit]) -> str:
    """``Most wins at Silverstone: 9 in 20 starts.`` Of all circuits driven, the best first."""
    if not circuits:
        return ""
    first = circuits[0].numbers
    for kind, number in (("wins", first.wins), ("podiums", first.podiums)):
        if number:
            best = [one for one in circuits if getattr(one.numbers, kind) == number]
            if len(best) > 3:
                return f"{begun(spelt(number, kind[:-1]))} each at {spelt(len(best), 'circuit')}, more nowhere."
            names = listed(one.circuit.name for one in best)
            if len(best) > 1:
                return most_alike(number, kind[:-1], f"at {names}")
            if number == 1:
                return ended(f"The only {kind[:-1]} at {names}")
            starts = spelt(first.starts, "start", beside=[number])
            return f"Most {kind} at {names}: {number_in_words(number, first.starts)} in {starts}."
    if not first.best:
        return f"Not classified{' at any of them' if len(circuits) > 1 else ''}."
    best = [one.circuit.name for one in circuits if one.numbers.best == first.best]
    where = listed(best) if len(best) <= 3 else spelt(len(best), "circuit")
    return ended(f"Best result: {place_in_words(first.best)}, at {where}")


def teams_in_words(teams: Sequence[WithTeam], total: Numbers) -> str:
    """``17 of the 32 wins with Renault, 11 with Ferrari and 4 with McLaren.`` Empty for no team."""
    if len(teams) == 1 and total.starts:
        return ended(f"{begun(all_of(total.starts))} {_starts(total.starts)} with {teams[0].team.name}")
    for kind in ("wins", "podiums", "starts"):
        number = getattr(total, kind)
        found = [(getattr(one.numbers, kind), one.team.name) for one in teams if getattr(one.numbers, kind)]
        if not number or not found:
            continue
        word = kind if number > 1 else kind[:-1]
        if len(found) == 1:
            return ended(f"{begun(all_of(number))} {word} with {found[0][1]}")
        found.sort(key=lambda one: -one[0])
        if found[0][0] == 1 and len(found) <= _NAMED:
            return most_alike(1, kind[:-1], f"with {listed(name for _, name in found)}")
        named = len(found) if len(found) <= _NAMED else _NAMED - 1
        rest = [f"{number_in_words(count, number)} with {name}" for count, name in found[1:named]]
        others = sum(count for count, _ in found[named:])
        more = [f"{number_in_words(others, number)} with others"] if others else []
        first = begun(number_in_words(found[0][0], number))
        of = f"{first} of the {number_in_words(number)} {word} with {found[0][1]}"
        return ended(f"{of}, {listed([*rest, *more])}")
    return "Entered, but never started." if teams else ""


def _starts(number: int) -> str:
    return "start" if number == 1 else "starts"


def _place(season: DriverSeason) -> str:
    return f"{place_in_words(season.place or 0)}{'' if season.is_complete else ' so far'} in {season.year}"


def _best(titles: Sequence[int], placed: Sequence[DriverSeason]) -> str:
    if titles:
        return f"champion in {in_years(titles)}"
    ended = [season for season in placed if season.is_complete]
    best = min((season.place or 999 for season in ended), default=None)
    if best is None:
        return ""
    return f"best place {place_in_words(best)}, in {in_years(s.year for s in ended if s.place == best)}"
