"""What the index of constructors says in words."""

from collections.abc import Sequence

from results.reading.annals import ALL, Annals
from results.reading.sentences.language import begun, counted, ended, has, listed, number_in_words, spelt, times
from results.reading.sentences.years import in_years
from results.reading.teams.index import RosterLine, TeamLine


def leader_in_words(standings: list[RosterLine], *, is_complete: bool) -> str:
    """``Mercedes leads with 301 points, 40 ahead of Ferrari.`` Empty without a table."""
    first = [standing for standing in standings if standing.position == 1]
    if not first:
        return ""
    names = listed(standing.name for standing in first)
    points = counted(first[0].points, "point")
    if len(first) > 1:
        return f"{names} are level with {points}."
    rest = [standing for standing in standings if standing not in first]
    verb = "won" if is_complete else "leads"
    ahead = f", {counted(first[0].points - rest[0].points, 'point')} ahead of {rest[0].name}" if rest else ""
    return ended(f"{names} {verb} with {points}{ahead}")


def champions_in_words(lines: Sequence[TeamLine], annals: Annals = ALL) -> str:
    """``15 teams have won the championship, Ferrari most often: 16 times.`` Empty for none."""
    if not lines:
        return ""
    most = len(lines[0].titles)
    often = [line.name for line in lines if len(line.titles) == most]
    if len(lines) == 1:
        if not annals.is_whole:
            return f"{often[0]} won the championship in {in_years(lines[0].titles)}."
        return f"{often[0]} alone has won the championship, {times(most)}."
    have = "have won the championship" if annals.is_whole else f"won the championship {annals.when}"
    teams = begun(spelt(len(lines), "team"))
    if len(often) == len(lines):
        return f"{teams} {have}, each {times(most)}."
    return f"{teams} {have}, {listed(often)} most often: {times(most)}."


def teams_in_words(lines: Sequence[TeamLine], annals: Annals = ALL) -> str:
    """``185 teams, 38 of them with a win; Ferrari has most starts, 1130.`` Where seasons are missing: ``in 2023``."""
    raced = [line for line in lines if line.starts]
    if not raced:
        return ""
    if len(lines) == 1:
        return f"{lines[0].name} is the only team, with {spelt(lines[0].starts, 'start')}."
    winners = sum(line.wins > 0 for line in lines)
    most = max(line.starts for line in raced)
    who = [line.name for line in raced if line.starts == most]
    first = f"; {listed(who)} {has(len(who))} most starts, {number_in_words(most)}" if len(who) < 4 else ""
    won = number_in_words(winners, len(lines)) if winners else "none"
    return f"{begun(spelt(len(lines), 'team'))}{annals.trailing}, {won} of them with a win{first}."
