"""A season told in a sentence or two, and each of its tables in one."""

from dataclasses import dataclass

from results.reading.calendars import is_after_sprint
from results.reading.seasons.leaders import Leader
from results.reading.seasons.results import SeasonResults
from results.reading.sentences.circuit import next_in_words, overdue_in_words, tally_in_words, winners_in_words
from results.reading.sentences.language import (
    GRANDS_PRIX,
    begun,
    counted,
    ended,
    figure,
    listed,
    named,
    number_in_words,
    spelt,
)
from results.reading.sentences.reach import stands_after
from results.reading.sentences.title import deciding_race, title_in_words


@dataclass(frozen=True, slots=True)
class SeasonWords:
    summary: str
    calendar: str
    wins: str
    team_wins: str
    poles: str
    podiums: str
    quickest: str


def season_words(page: SeasonResults) -> SeasonWords:
    return SeasonWords(
        summary=in_words(page),
        calendar=calendar_in_words(page),
        wins=tally_in_words(page.wins, "won", "driver"),
        team_wins=tally_in_words(page.team_wins, "won", "team"),
        poles=tally_in_words(page.poles, "took pole", "driver"),
        podiums=tally_in_words(page.podiums, "stood on the podium", "driver"),
        quickest=tally_in_words(page.quickest, "set the fastest lap", "driver"),
    )


def in_words(page: SeasonResults) -> str:
    """``Max Verstappen won the championship for Red Bull with 575 points and 19 wins in 22 Grands Prix ...``"""
    if not page.calendar.counting:
        return ""
    parts = [_champion(page), _constructors(page)] if page.is_complete else [_leader(page), _leading_team(page)]
    following = next_in_words(page.next) if page.next else ""
    return " ".join(filter(None, [*parts, overdue_in_words(page.overdue), following]))


def calendar_in_words(page: SeasonResults) -> str:
    """``22 Grands Prix, 6 with a sprint; one cancelled. Three drivers and two teams won.``"""
    calendar = page.calendar
    off = [each for each in calendar.called_off if not each.is_raced]
    numbers = (calendar.count, calendar.sprints, len(calendar.cancelled), len(off))
    said = begun(spelt(calendar.count, *GRANDS_PRIX, beside=numbers))
    if calendar.sprints:
        said += f", {number_in_words(calendar.sprints, *numbers)} with a sprint"
    if calendar.cancelled:
        said += f"; {number_in_words(len(calendar.cancelled), *numbers)} cancelled"
    if off:
        said += f"; the race of {number_in_words(len(off), *numbers)} called off"
    if not page.raced:
        return f"{said}; there is no result yet." if page.overdue else f"{said}; none has been driven yet."
    if not page.is_complete:
        said += f"; {number_in_words(len(page.raced), *numbers)} {'with a result' if page.overdue else 'driven'}"
    return f"{said}. {winners_in_words(page.wins, page.team_wins)} won."


def _champion(page: SeasonResults) -> str:
    champions = page.champions
    if not champions:
        return ""
    first = champions[0]
    races = page.calendar.races
    where = f" in {spelt(races, *GRANDS_PRIX, beside=[first.wins])}"
    if len(champions) > 1:
        return f"{listed(_name(page, each) for each in champions)} share the championship with {_points(first)}{where}."
    team = first.team
    said = f"{_name(page, first)} won the championship{f' for {team.name}' if team else ''}"
    wins = spelt(first.wins, "win", beside=[races])
    said += f" with {wins}{where} and {_points(first)}"
    second = next((each for each in page.drivers if each.position == 2), None)
    if second:
        ahead = first.points - second.points
        said += f", {figure(ahead)} ahead of" if ahead else ", as many as"
        said += f" {_name(page, second)}"
    if page.decided and (page.decided.to_go or second):
        said += f"; decided {deciding_race(page.decided)}"
    return ended(said)


def _constructors(page: SeasonResults) -> str:
    best = page.best_constructors
    if not best:
        return ""
    teams = listed(_name(page, each) for each in best)
    return f"{teams} won the constructors’ title with {_points(best[0])}."


def _leader(page: SeasonResults) -> str:
    driven = len(page.raced)
    total = page.calendar.races
    after = f"After {number_in_words(driven, total)} of {spelt(total, *GRANDS_PRIX)}{_and_sprint(page)}"
    leaders = page.champions
    if not leaders:
        return ""
    if len(leaders) > 1:
        return f"{after} {named(_name(page, each) for each in leaders)} lead with {_points(leaders[0])} each."
    second = next((each for each in page.drivers if each.position == 2), None)
    ahead = ""
    if second:
        ahead = f", {counted(leaders[0].points - second.points, 'point')} ahead of {_name(page, second)}"
    said = ended(f"{after} {_name(page, leaders[0])} leads with {_points(leaders[0])}{ahead}")
    race = page.title_race
    if race is None or race.open_to_all:
        return said
    return f"{said} {title_in_words(race, {each.who: each.name for each in page.drivers})}".strip()


def _and_sprint(page: SeasonResults) -> str:
    """`` and the sprint at the Qatar Grand Prix``, where the table counts a sprint whose race is to come."""
    last = page.calendar.last_with_sheet
    return f" and {stands_after(last)}" if last and is_after_sprint(last) else ""


def _leading_team(page: SeasonResults) -> str:
    best = page.best_constructors
    if not best:
        return ""
    verb = "lead" if len(best) > 1 else "leads"
    return f"Of the constructors {listed(_name(page, each) for each in best)} {verb} with {_points(best[0])}."


def _name(page: SeasonResults, leader: Leader) -> str:
    """The engine is named only where another car of that make stands in the table too."""
    make, engine = leader.name, leader.engine
    makes = [each.named.pk for each in page.constructors]
    return make if leader.driver or make == engine or makes.count(leader.named.pk) == 1 else f"{make}-{engine}"


def _points(leader: Leader) -> str:
    return counted(leader.points, "point")
