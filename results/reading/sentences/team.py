"""A constructor told in a few sentences, made from its record."""

from collections.abc import Iterable

from results.reading.sentences.language import (
    GRANDS_PRIX,
    begun,
    counted,
    ended,
    listed,
    most_alike,
    number_in_words,
    place_in_words,
    spelt,
    times,
)
from results.reading.sentences.years import in_years
from results.reading.teams.best_circuits import CircuitRecord
from results.reading.teams.engines import WithEngine
from results.reading.teams.lineage import Lineage
from results.reading.teams.places import TeamPlace
from results.reading.teams.races import TeamEntry
from results.reading.teams.record import TeamRecord
from results.reading.teams.seasons import TeamSeason, Totals
from results.reading.teams.timeline import TeamDrive, Timeline
from results.reading.year_runs import printed


def team_in_words(record: TeamRecord) -> str:
    """The first race, the wins, the titles and the newest season; empty before the first sheet."""
    if not record.newest:
        return ""
    return " ".join(filter(None, [_races(record), _titles(record), season_in_words(record)]))


def _races(record: TeamRecord) -> str:
    name, total = record.team.name, record.totals
    started = [entry for entry in record.entries if entry.has_started]
    if not started:
        entered = len({entry.race for entry in record.entries if entry.is_race})
        none = "but did not start" if entered == 1 else "but started none"
        return f"{name} was entered for {spelt(entered, *GRANDS_PRIX)}, {none}." if entered else ""
    if not record.is_whole:
        return _some_races(record, started)
    first = f"{name} first raced at the {_race(started[0])}"
    if total.starts == 1:
        return f"{first}, its only start, and won." if total.wins else f"{first}, its only start{_best(total.best)}."
    if not total.wins:
        return f"{first} and had no win in {spelt(total.starts, 'start')}{_best(total.best)}."
    return ended(f"{first} and {'has ' if record.is_active else ''}{_won(total, started)}")


def _some_races(record: TeamRecord, started: list[TeamEntry]) -> str:
    """Of a team that raced before the first season there is: nothing of what came first."""
    total, years = record.totals, (started[0].race.year, started[-1].race.year)
    when = f"in {years[0]}" if years[0] == years[1] else f"from {years[0]} to {years[1]}"
    said = f"{record.team.name} raced {when}"
    if not total.wins:
        return f"{said} and won none of {spelt(total.starts, 'race')}{_best(total.best)}."
    return ended(f"{said} and {_won(total, started)}")


def _won(total: Totals, started: list[TeamEntry]) -> str:
    """``won 250 of 1133 races, last the 2026 British Grand Prix``, ``won once in 24 races, at the 2008 Italian ...``"""
    last = _race(next(entry for entry in reversed(started) if entry.is_win))
    races = spelt(total.starts, "race")
    if total.wins == total.starts == 1:
        return f"won the only race, the {last}"
    if total.wins == total.starts:
        return f"won {'both races' if total.wins == 2 else f'all {races}'}"
    if total.wins <= 2:
        return f"won {times(total.wins)} in {races}, {'last ' if total.wins > 1 else ''}at the {last}"
    return f"won {number_in_words(total.wins, total.starts)} of {races}, last the {last}"


def _best(best: int | None) -> str:
    return f"; its best finish was {place_in_words(best)}" if best else "; none of its cars was classified"


def _race(entry: TeamEntry) -> str:
    return f"{entry.race.year} {entry.race.name}"


def _titles(record: TeamRecord) -> str:
    own, drivers = record.titles, [champion.year for champion in record.champions]
    if not own and not drivers:
        return ""
    if not own:
        return f"It had the drivers’ champion in its cars {_times(drivers)}."
    if not drivers:
        return f"It won {_title(own, 'constructors’ title')}."
    if own[-1] != drivers[-1]:
        return f"It won {_title(own, 'constructors’ title')}, and {_title(drivers, 'drivers’ title')}."
    if len(own) == len(drivers) == 1:
        return f"It won the constructors’ and the drivers’ title in {own[0]}."
    numbers = (len(own), len(drivers))
    won = [
        spelt(number, f"{whose} title", beside=numbers)
        for number, whose in zip(numbers, ("constructors’", "drivers’"), strict=True)
    ]
    return f"It won {listed(won)}, the last of each in {own[-1]}."


def _title(years: list[int], what: str) -> str:
    """``the drivers’ title in 1958``, ``six constructors’ titles, last in 2023``."""
    return f"the {what} in {years[0]}" if len(years) == 1 else f"{spelt(len(years), what)}, last in {years[-1]}"


def _times(years: list[int]) -> str:
    """``in 1958``, ``twice, last in 2008``, ``16 times, last in 2008``."""
    return f"in {years[0]}" if len(years) == 1 else f"{times(len(years))}, last in {years[-1]}"


def season_in_words(record: TeamRecord) -> str:
    """``In 2026 it stands second with 301 points.`` Where there is no place: when it last raced.

    Empty where the title of that season has been told.
    """
    line = record.newest
    if line is None or line.year in record.titles:
        return ""
    if not line.standings:
        raced = [each.year for each in record.lines if each.starts]
        return f"It last raced in {max(raced)}." if line.is_complete and record.totals.starts > 1 else ""
    return f"In {line.year} {listed(_stood(line, standing) for standing in _in_order(line.standings))}."


def _in_order(standings: Iterable[TeamPlace]) -> list[TeamPlace]:
    return sorted(standings, key=lambda standing: standing.position or 999)


def _stood(line: TeamSeason, standing: TeamPlace) -> str:
    who = "it" if len(line.standings) == 1 else f"its cars with {standing.engine_name} engines"
    is_one = len(line.standings) == 1
    if standing.status or standing.position is None:
        was = f"{'was' if is_one else 'were'} {standing.get_status_display()}" if standing.status else "took no place"
        return f"{who} {was}"
    finished = "finished" if line.is_complete else "stands" if is_one else "stand"
    points = f"with {counted(standing.points, 'point')}" if standing.points else "without a point"
    if standing.position == 1 and line.is_complete:
        return f"{who} won the championship {points}"
    return f"{who} {finished} {place_in_words(standing.position)} {points}"


def lineage_in_words(lineage: Lineage) -> str:
    """``One team under five names: Tyrrell from 1970 to 1998, ... and Mercedes since 2010.``"""
    names = len(lineage.names)
    steps = listed(_step(step.name, step.first_year, step.last_year) for step in lineage.steps)
    line = f"One team under {number_in_words(names)} names: {steps}." if names > 1 else f"The team raced as {steps}."
    if not lineage.apart:
        return line
    return f"{line} The {lineage.team.name} of {listed(printed(lineage.apart))} is no part of this line."


def _step(name: str, first: int, last: int | None) -> str:
    if last is None:
        return f"{name} since {first}"
    return f"{name} in {first}" if first == last else f"{name} from {first} to {last}"


def places_in_words(places: dict[int, int | None]) -> str:
    """Of the chart: ``First 16 times, last in 2008; the lowest was tenth, in 1980.`` Empty without a place."""
    placed = {year: place for year, place in places.items() if place}
    if not placed:
        return ""
    best, worst = min(placed.values()), max(placed.values())
    when = sorted(year for year, place in placed.items() if place == best)
    if best == worst:
        return f"{place_in_words(best).capitalize()} in {in_years(when)}."
    lowest = sorted(year for year, place in placed.items() if place == worst)
    low = f"the lowest place was {place_in_words(worst)}, {_times(lowest)}"
    return f"{place_in_words(best).capitalize()} {_times(when)}; {low}."


def drivers_in_words(timeline: Timeline) -> str:
    """``113 drivers, Michael Schumacher with most starts, 180, and most wins, 72.``"""
    drives = timeline.drives
    if len(drives) == 1:
        start = f"with {spelt(drives[0].starts, 'start')}" if drives[0].starts else "without a start"
        return f"{drives[0].name} is the only driver, {start}."
    starts, wins = (_most(drives, name) for name in ("starts", "wins"))
    said = [begun(spelt(len(drives), "driver"))]
    if starts and wins and starts[1] == wins[1]:
        said.append(f"{listed(starts[1])} with most starts ({starts[0]}) and most wins ({wins[0]})")
        return f"{', '.join(said)}."
    said += [_with_most(*found, word) for found, word in ((starts, "start"), (wins, "win")) if found]
    return f"{', '.join(said)}."


def _with_most(most: int, who: list[str], word: str) -> str:
    if most > 1:
        return f"{listed(who)} with most {word}s ({most})"
    return f"{who[0]} with the only {word}" if len(who) == 1 else f"{listed(who)} with one {word} each"


def others_in_words(drives: list[TeamDrive]) -> str:
    """Of those the table leaves out: ``40 more drivers, none with more than 7 starts.`` Empty for none."""
    if not drives:
        return ""
    most = max(drive.starts for drive in drives)
    if len(drives) == 1:
        return f"One more driver, with {spelt(most, 'start') if most else 'no start'}."
    least = f"none with more than {spelt(most, 'start')}" if most else "all without a start"
    return f"{begun(spelt(len(drives), 'more driver'))}, {least}."


def _most(drives: list[TeamDrive], name: str) -> tuple[int, list[str]] | None:
    """The highest number and who has it; None where it is 0, or where that says nothing: all have it, or many."""
    most = max(getattr(drive, name) for drive in drives)
    who = [drive.name for drive in drives if getattr(drive, name) == most]
    return (most, who) if most and len(who) < min(4, len(drives)) else None


def engines_in_words(engines: list[WithEngine]) -> str:
    """``Most wins with Ford: 47 of 79.`` Empty where there was one engine, or nothing came of any."""
    for kind in ("wins", "podiums"):
        each = [getattr(engine, kind) for engine in engines]
        if len(engines) > 1 and max(each):
            best = listed(engine.name for engine, number in zip(engines, each, strict=True) if number == max(each))
            if max(each) == sum(each):
                return f"{'The only' if sum(each) == 1 else 'All'} {kind if sum(each) > 1 else kind[:-1]} with {best}."
            if each.count(max(each)) > 1:
                return f"Most {kind} with {best}: {number_in_words(max(each))} each."
            return f"Most {kind} with {best}: {number_in_words(max(each), sum(each))} of {number_in_words(sum(each))}."
    return ""


def circuits_in_words(circuits: list[CircuitRecord]) -> str:
    """``Most wins at Monza: 20 in 75 races.``"""
    if not circuits:
        return ""
    first = circuits[0]
    if first.wins:
        level = [circuit.name for circuit in circuits if circuit.wins == first.wins]
        if len(level) > 3:
            return f"{begun(spelt(len(level), 'circuit'))} with {spelt(first.wins, 'win')} each."
        if len(level) > 1:
            return most_alike(first.wins, "win", f"at {listed(level)}")
        if first.wins == 1:
            return ended(f"The only win came at {first.name}")
        won = number_in_words(first.wins, first.starts)
        return f"Most wins at {first.name}: {won} in {spelt(first.starts, 'race')}."
    best = min((circuit.best for circuit in circuits if circuit.best), default=None)
    if best is None:
        where = "there" if len(circuits) == 1 else "at any"
        return f"{begun(spelt(len(circuits), 'circuit'))}, and no car was classified {where}."
    level = [circuit.name for circuit in circuits if circuit.best == best]
    where = listed(level) if len(level) < 4 else spelt(len(level), "circuit")
    return ended(f"No win; the best finish, {place_in_words(best)}, came at {where}")


def seasons_in_words(lines: Iterable[TeamSeason], titles: Iterable[int]) -> str:
    """Of a table of seasons: ``174 starts and 85 wins; champions in 2000–2004, 2007–2008.``"""
    lines = list(lines)
    starts, wins = sum(line.starts for line in lines), sum(line.wins for line in lines)
    if not starts:
        return "No start."
    won = in_years(titles)
    brought = spelt(wins, "win", beside=[starts]) if wins else "no win"
    said = begun(spelt(starts, "start", beside=[wins]))
    return f"{said} and {brought}{f'; champions in {won}' if won else ''}."


def season_results_in_words(line: TeamSeason) -> str:
    """Of a season's results: ``20 races: 2 wins, 9 podiums, 1 pole position.``"""
    if not line.starts:
        return f"No start in {line.year}."
    found = [(line.wins, "win"), (line.podiums, "podium"), (line.poles, "pole position")]
    numbers = [number for number, _ in found]
    said = [spelt(number, what, beside=numbers) for number, what in found if number]
    if not said and line.best:
        said = [f"best finish {place_in_words(line.best)}"]
    return f"{begun(spelt(line.starts, 'race'))}: {listed(said) or 'no car classified'}."
