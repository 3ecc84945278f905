"""A circuit told in sentences: what has been held there, and who did best."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.dateformat import format as format_date

from results.reading.circuits.record import CircuitRecord
from results.reading.editions import Edition
from results.reading.sentences.language import (
    GRANDS_PRIX,
    begun,
    each_of,
    ended,
    listed,
    number_in_words,
    place_in_words,
    spelt,
    times,
    was,
)
from results.reading.tallies import Tally, TallyLine

# So many races, and a share of them is worth a percentage.
_ENOUGH = 10
# With more on the first place, they are counted rather than named.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class CircuitWords:
    """Every sentence of the page; empty where there is nothing to say."""

    summary: str
    layouts: str
    wins: str
    team_wins: str
    podiums: str
    poles: str
    team_poles: str
    starts: str
    races: str


def circuit_words(record: CircuitRecord) -> CircuitWords:
    return CircuitWords(
        summary=in_words(record),
        layouts=layouts_in_words(record),
        wins=tally_in_words(record.wins, "won", "driver"),
        team_wins=tally_in_words(record.team_wins, "won", "team"),
        podiums=tally_in_words(record.podiums, "stood on the podium", "driver"),
        poles=tally_in_words(record.poles, "took pole", "driver"),
        team_poles=tally_in_words(record.team_poles, "took pole", "team"),
        starts=" ".join(filter(None, [from_pole_in_words(record), lowest_in_words(record)])),
        races=races_in_words(record),
    )


def in_words(record: CircuitRecord) -> str:
    """``59 Grands Prix were held here from 1950 to 2026, on four layouts. Michael Schumacher won most often ...``

    Where seasons are missing: ``From 2020 to 2023, 4 Grands Prix were held here.``
    """
    said = [_held(record), _best(record), overdue_in_words(record.overdue, " here")]
    if record.next:
        said.append(next_in_words(record.next))
    return " ".join(filter(None, said))


def _held(record: CircuitRecord) -> str:
    raced = record.raced
    if not raced:
        return "" if record.held else _cancelled(record)
    years = sorted({each.grand_prix.season_id for each in raced})
    # A year alone has one race; two races need no span.
    when = f"in {listed(map(str, years))}" if len(years) < 3 else f"from {years[0]} to {years[-1]}"
    layouts = sum(any(each.is_raced for each in line.held) for line in record.layouts)
    on = f", on {number_in_words(layouts)} layouts" if layouts > 1 else ""
    if not record.annals.is_whole:
        if len(raced) == 1:
            return f"The {years[0]} {raced[0].grand_prix.name} was held here."
        return f"{record.annals.opening}{spelt(len(raced), *GRANDS_PRIX)} were held here{on}."
    if len(raced) == 1:
        return f"One Grand Prix was held here, {when}."
    return f"{begun(spelt(len(raced), *GRANDS_PRIX))} were held here {when}{on}."


def _cancelled(record: CircuitRecord) -> str:
    """Of a circuit where nothing was or is to be: what had been planned."""
    planned = [f"the {each.grand_prix.season_id} {each.grand_prix.name}" for each in reversed(record.lines)]
    if not planned:
        return ""
    said = listed(planned)
    return f"{begun(said)} {was(len(planned))} to be held here but {was(len(planned))} cancelled."


def _best(record: CircuitRecord) -> str:
    drivers, teams = record.wins, record.team_wins
    if drivers.most < 2 or not 0 < len(drivers.first) <= _NAMED:
        return ""
    who = _first(drivers)
    more = ""
    if teams.most > 1 and 0 < len(teams.first) <= _NAMED:
        more = f", of the teams {_first(teams)} ({teams.most}{each_of(len(teams.first))})"
    return ended(f"{who} won most often ({drivers.most}{each_of(len(drivers.first))}){more}")


def next_in_words(grand_prix: Edition) -> str:
    """``The next is the Belgian Grand Prix on 19 July 2026.``"""
    if grand_prix.date is None:
        return f"The next is the {grand_prix.season_id} {grand_prix.name}, postponed and without a new date."
    postponed = ", postponed" if grand_prix.is_postponed else ""
    return f"The next is {grand_prix.the_name} on {format_date(grand_prix.date, 'j F Y')}{postponed}."


def overdue_in_words(grands_prix: Sequence[Edition], where: str = "") -> str:
    """``The Dutch Grand Prix was due on 23 August 2026; there is no result yet.`` Empty for none."""
    if not grands_prix:
        return ""
    first, last = grands_prix[0], grands_prix[-1]
    if len(grands_prix) == 1:
        return f"The {first.name} was due{where} on {format_date(first.date, 'j F Y')}; there is no result yet."
    begin = format_date(first.date, "j F Y" if first.season_id != last.season_id else "j F")
    count = begun(spelt(len(grands_prix), *GRANDS_PRIX))
    return f"{count} were due{where} from {begin} to {format_date(last.date, 'j F Y')}; there is no result of them yet."


def tally_in_words(tally: Tally, did: str, what: str) -> str:
    """``Michael Schumacher won most often: 6 times. 27 drivers have won.`` ``did``: won; ``what``: driver, team."""
    if not tally.everyone:
        return ""
    everyone = begun(spelt(tally.everyone, what))
    if tally.everyone == 1:
        (line,) = tally.lines
        return f"Only {line.name} {did}, {times(line.count)}."
    if tally.most == 1:
        return f"{everyone} {did} once each."
    if len(tally.first) == tally.everyone:
        return f"{everyone} {did} {times(tally.most)} each."
    if len(tally.first) > _NAMED:
        some = begun(number_in_words(len(tally.first), tally.everyone))
        return f"{some} of {spelt(tally.everyone, what)} {did} most often: {times(tally.most)} each."
    return f"{_first(tally)} {did} most often: {times(tally.most)}{each_of(len(tally.first))}. {everyone} {did} in all."


def from_pole_in_words(record: CircuitRecord) -> str:
    """``The pole sitter won 31 of 70 races.`` Races whose grid is not known are left out, and said to be."""
    known, won = record.with_pole, record.from_pole
    if not known:
        return ""
    unknown = len(record.raced) - len(known)
    if len(record.raced) == 1 and not record.annals.is_whole:
        return f"In {record.raced[0].grand_prix.season_id} the race was {'' if won else 'not '}won from pole."
    whose = " whose pole is known" if unknown else ""
    of = f"the {spelt(len(known), 'race')}{whose}"
    if len(known) == 1:
        return f"The only race {'of known pole ' if unknown else ''}was {'' if won else 'not '}won from pole."
    if not won:
        return f"No pole sitter won {f'either of {of}' if len(known) == 2 else f'any of {of}'}."
    if len(won) == len(known):
        return f"The pole sitter won {f'both races{whose}' if len(known) == 2 else f'all of {of}'}."
    share = f", {round(100 * len(won) / len(known))} per cent" if len(known) >= _ENOUGH else ""
    return f"The pole sitter won {number_in_words(len(won), len(known))} of {of}{share}."


def lowest_in_words(record: CircuitRecord) -> str:
    """``From lowest on the grid: Michael Schumacher, 16th in 1995.``"""
    found = record.from_lowest
    if not found:
        return ""
    start = found[0].start
    place = "the pit lane" if start.pit_lane else f"{place_in_words(start.position)} on the grid"
    if not start.pit_lane and start.position == 1:
        return "Nobody won from lower than pole position." if len(record.raced) > 1 else ""
    if len(record.raced) == 1:
        return f"{listed(entry.driver.name for entry in found[0].winners)} won it from {place}."
    if len(found) > _NAMED:
        return f"The lowest start of a winner was {place}, in {spelt(len(found), 'race')}."
    years: dict[str, list[str]] = defaultdict(list)
    for each in found:
        years[listed(entry.driver.name for entry in each.winners)].append(str(each.grand_prix.season_id))
    who = [f"{name} in {listed(won)}" for name, won in years.items()]
    return f"The lowest start of a winner was {place}: {listed(who)}."


def layouts_in_words(record: CircuitRecord) -> str:
    """``Four layouts, from 6.940 km to 14.120 km. Each is drawn to the same scale.``"""
    lengths = sorted(line.layout.length_m for line in record.layouts if line.layout.length_m)
    many = len(record.layouts)
    said = begun(spelt(many, "layout"))
    if lengths:
        ends = list(dict.fromkeys(f"{length / 1000:.3f} km" for length in (lengths[0], lengths[-1])))
        said += f", from {' to '.join(ends)} a lap" if len(ends) > 1 else f", {ends[0]} a lap"
    drawn = sum(line.shape is not None for line in record.layouts)
    if drawn > 1 and record.kilometre:
        said += "; all drawn to one scale" if drawn == many else "; those with a drawing are drawn to one scale"
    return f"{said}."


def races_in_words(record: CircuitRecord) -> str:
    """Of the table of Grands Prix: how many different winners, and the longest run of one."""
    wins = record.wins
    if not record.raced:
        return ""
    if len(record.raced) == 1:
        of = "the only race" if record.annals.is_whole else f"in {record.raced[0].grand_prix.season_id}"
        return f"{listed(line.name for line in wins.lines)} won {of}."
    said = f"{winners_in_words(wins, record.team_wins)} won here{record.annals.trailing}"
    streak, who = _streak(record)
    more = f"; {who} won {number_in_words(streak)} in a row" if streak > 1 else ""
    return f"{said}{more}."


def winners_in_words(drivers: Tally, teams: Tally) -> str:
    """``Nine drivers and five teams``, ``18 drivers and 9 teams``."""
    numbers = (drivers.everyone, teams.everyone)
    kinds = zip(numbers, ("driver", "team"), strict=True)
    return begun(listed(spelt(number, what, beside=numbers) for number, what in kinds))


def _streak(record: CircuitRecord) -> tuple[int, str]:
    """The longest run of wins at the circuit by one driver, the latest of equals."""
    best, who = 0, ""
    runs: dict[int, int] = {}
    before = 0
    for each in record.raced:
        if before and record.annals.run_of(before) != record.annals.run_of(each.grand_prix.season_id):
            runs = {}
        before = each.grand_prix.season_id
        runs = {entry.driver_id: runs.get(entry.driver_id, 0) + 1 for entry in each.winners}
        for entry in each.winners:
            if runs[entry.driver_id] >= best:
                best, who = runs[entry.driver_id], entry.driver.name
    return best, who


def _first(tally: Tally) -> str:
    return listed(_name(line) for line in tally.first)


def _name(line: TallyLine) -> str:
    return line.name
