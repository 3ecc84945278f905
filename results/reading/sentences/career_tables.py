"""What the tables and the line of a driver's page say, each in a sentence."""

from collections.abc import Sequence

from results.reading.drivers.best_circuits import AtCircuit, WithTeam
from results.reading.drivers.career import Career, DriverSeason
from results.reading.drivers.numbers import Numbers
from results.reading.sentences.language import counted, ended, listed, ordinal, place_in_words
from results.reading.sentences.years import in_years

# So many teams are named; of more the first, and the others are put together.
_NAMED = 5
_ALL = {1: "The only", 2: "Both"}


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
        each = " each" if sum(season.numbers.wins == 1 for season in career.seasons) > 1 else ""
        said.append(f"most wins in a season: {wins}, in {years}" if wins > 1 else f"one win{each} in {years}")
    text = "; ".join(said)
    return f"{text[:1].upper()}{text[1:]}."


def grid_in_words(total: Numbers) -> str:
    """``437 starts: 32 wins, 74 other podiums, 150 more finishes in the points, 104 outside them ...``"""
    if not total.starts:
        return "Entered, but never started." if total.entered else ""
    outside = total.finishes - total.podiums - total.in_points
    parts = [
        (total.wins, counted(total.wins, "win")),
        (total.podiums - total.wins, counted(total.podiums - total.wins, "other podium" if total.wins else "podium")),
        (total.in_points, f"{total.in_points} {'lower ' if total.podiums else ''}in the points"),
        (outside, f"{outside} outside the points"),
        (total.starts - total.finishes, f"{total.starts - total.finishes} without a classified finish"),
    ]
    said = [text for number, text in parts if number]
    if len(said) == 1 and not total.podiums:
        # One kind of result: ``5 starts, all outside the points``.
        all_of = {1: "", 2: "both "}.get(total.starts, "all ")
        return f"{counted(total.starts, 'start')}, {all_of}{said[0].removeprefix(f'{total.starts} ')}."
    return f"{counted(total.starts, 'start')}: {listed(said)}."


def results_in_words(season: DriverSeason) -> str:
    """``11 starts and 4 sprints, best result tenth, 1 point.``"""
    count = season.numbers
    if not count.starts and not count.sprints:
        return "No start."
    driven = [counted(count.starts, "start")] if count.starts else []
    driven += [counted(count.sprints, "sprint")] if count.sprints else []
    best = f"best result {place_in_words(count.best)}, " if count.best else ""
    return f"{listed(driven)}, {best}{counted(count.points, 'point')}."


def circuits_in_words(circuits: Sequence[AtCircuit]) -> str:
    """``Most wins at Silverstone: 9 in 20 starts.`` Of all circuits driven, the best first."""
    if not circuits:
        return ""
    first = circuits[0].numbers
    for kind, number in (("wins", first.wins), ("podiums", first.podiums)):
        if number:
            best = [one for one in circuits if getattr(one.numbers, kind) == number]
            if len(best) > 3:
                return f"{counted(number, kind[:-1])} each at {len(best)} circuits, more nowhere."
            names = listed(one.circuit.name for one in best)
            if number == 1:
                return ended(
                    f"The only {kind[:-1]} at {names}." if len(best) == 1 else f"One {kind[:-1]} each at {names}"
                )
            starts = f" in {counted(first.starts, 'start')}" if len(best) == 1 else " each"
            return f"Most {kind} at {names}: {number}{starts}."
    if not first.best:
        return f"Not classified{' at any of them' if len(circuits) > 1 else ''}."
    best = [one.circuit.name for one in circuits if one.numbers.best == first.best]
    where = listed(best) if len(best) <= 3 else f"{len(best)} circuits"
    return ended(f"Best result: {place_in_words(first.best)}, at {where}")


def teams_in_words(teams: Sequence[WithTeam], total: Numbers) -> str:
    """``17 of the 32 wins with Renault, 11 with Ferrari and 4 with McLaren.`` Empty for no team."""
    if len(teams) == 1 and total.starts:
        return ended(
            f"{_ALL.get(total.starts, f'All {total.starts}')} {_starts(total.starts)} with {teams[0].team.name}"
        )
    for kind in ("wins", "podiums", "starts"):
        number = getattr(total, kind)
        found = [(getattr(one.numbers, kind), one.team.name) for one in teams if getattr(one.numbers, kind)]
        if not number or not found:
            continue
        word = kind if number > 1 else kind[:-1]
        if len(found) == 1:
            return ended(f"{_ALL.get(number, f'All {number}')} {word} with {found[0][1]}")
        found.sort(key=lambda one: -one[0])
        if found[0][0] == 1 and len(found) <= _NAMED:
            return ended(f"One {kind[:-1]} each with {listed(name for _, name in found)}")
        named = len(found) if len(found) <= _NAMED else _NAMED - 1
        rest = [f"{count} with {name}" for count, name in found[1:named]]
        more = [f"{sum(count for count, _ in found[named:])} with others"] if len(found) > named else []
        return ended(f"{found[0][0]} of the {number} {word} with {found[0][1]}, {listed([*rest, *more])}")
    return "Entered, but never started." if teams else ""


def _starts(number: int) -> str:
    return "start" if number == 1 else "starts"


def _place(season: DriverSeason) -> str:
    return f"{ordinal(season.place or 0)}{'' if season.is_complete else ' so far'} in {season.year}"


def _best(titles: Sequence[int], placed: Sequence[DriverSeason]) -> str:
    if titles:
        return f"champion in {in_years(titles)}"
    ended = [season for season in placed if season.is_complete]
    best = min((season.place or 999 for season in ended), default=None)
    if best is None:
        return ""
    return f"best place {place_in_words(best)}, in {in_years(s.year for s in ended if s.place == best)}"
