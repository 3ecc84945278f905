"""The smaller tables of a session in a sentence each: grid, fastest laps, pit stops, vote, what a version changed."""

from collections.abc import Sequence
from decimal import Decimal

from results.parsing.times import format_time
from results.reading.sentences.language import begun, counted, ended, listed, named, number_in_words, spelt, was
from results.reading.sentences.sheets import duration
from results.reading.sheets.corrections import Change
from results.reading.sheets.grids import Start
from results.reading.sheets.smaller_tables import FastLap, Stop, Voted


def grid(starts: Sequence[Start]) -> str:
    """``Charles Leclerc stood first; 2 cars were moved by penalties and 4 started from the pit lane.``"""
    first = listed(start.place.driver.name for start in starts if start.place.position == 1)
    moved = sum(bool(start.place.penalty_places or start.place.sent_to_back) for start in starts)
    pit_lane = sum(start.is_from_pit_lane for start in starts)
    numbers, what = (moved, pit_lane), "" if moved else " car" if pit_lane == 1 else " cars"
    said = [
        f"{spelt(moved, 'car', beside=numbers)} {was(moved)} moved by penalties" if moved else "",
        f"{number_in_words(pit_lane, *numbers)}{what} started from the pit lane" if pit_lane else "",
    ]
    parts = [f"{first} stood first" if first else "", listed(filter(None, said))]
    return begun("; ".join(filter(None, parts))) + "." if any(parts) else ""


def laps(fastest: Sequence[FastLap]) -> str:
    """``Yuki Tsunoda was fastest with 1:38.139 on lap 56, 0.345 seconds ahead of Lando Norris.`` Empty: no time."""
    timed = [lap for lap in fastest if lap.time_ms is not None]
    if not timed:
        return ""
    best = [lap for lap in timed if lap.time_ms == timed[0].time_ms]
    next_one = timed[len(best)] if len(timed) > len(best) else None
    when = f" on lap {best[0].lap}" if len(best) == 1 and best[0].lap else ""
    ahead = next_one and (next_one.time_ms or 0) - (best[0].time_ms or 0)
    after = f", {duration(ahead)} ahead of {next_one.driver.name}" if next_one and ahead and ahead > 0 else ""
    names = listed(lap.driver.name for lap in best)
    return ended(f"{names} {was(len(best))} fastest with {format_time(best[0].time_ms)}{when}{after}")


def stops(pit_stops: Sequence[Stop]) -> str:
    """``39 stops by 19 drivers, the shortest by Lando Norris on lap 17: 22.5 seconds in the pit lane.``"""
    if not pit_stops:
        return ""
    drivers = len({stop.driver.pk for stop in pit_stops})
    numbers = (len(pit_stops), drivers)
    start = begun(f"{spelt(len(pit_stops), 'stop', beside=numbers)} by {spelt(drivers, 'driver', beside=numbers)}")
    timed = [stop for stop in pit_stops if stop.time_ms]
    if not timed:
        return f"{start}."
    quick = min(timed, key=lambda stop: stop.time_ms or 0)
    when = f" on lap {quick.lap}" if quick.lap else ""
    return f"{start}, the shortest by {quick.driver.name}{when}: {duration(quick.time_ms or 0)} in the pit lane."


def vote(places: Sequence[Voted]) -> str:
    """``Lando Norris won the vote with 25.96 %; Lewis Hamilton came second with 23.27 %.`` Empty without a vote."""
    winners = [place for place in places if place.line == 1]
    if not winners:
        return ""
    share = winners[0].percentage
    others = [place for place in places if place.line > 1 and place.percentage is not None]
    second = f"; {others[0].driver.name} came second with {_percent(others[0].percentage)}" if others else ""
    names = listed(place.driver.name for place in winners)
    return ended(f"{names} won the vote{f' with {_percent(share)}' if share is not None else ''}{second}")


def changes(found: Sequence[Change]) -> str:
    """``11 drivers moved up; most points won: Lando Norris (3 points); ...`` Empty for no change."""
    if not found:
        return ""
    up = sum((change.places or 0) > 0 for change in found)
    # Whoever loses the place altogether has moved down too.
    down = sum((change.places or 0) < 0 or _lost_place(change) for change in found)
    ways = ((up, "up"), (down, "down"))
    moves = [f"{spelt(number, 'driver', beside=(up, down))} moved {way}" for number, way in ways if number]
    most, least = max(change.points for change in found), min(change.points for change in found)
    parts = [begun(listed(moves) or f"{spelt(len(found), 'result')} changed without a change of place")]
    if most > 0:
        parts.append(f"most points won: {_whose(found, most)}")
    if least < 0:
        parts.append(f"most lost: {_whose(found, least)}")
    return "; ".join(parts) + "."


def _lost_place(change: Change) -> bool:
    before, after = change.before, change.after
    return bool(before and before.entry.position and not (after and after.entry.position))


def _whose(found: Sequence[Change], points: Decimal) -> str:
    names = named(change.entry.driver.name for change in found if change.points == points)
    return f"{names} ({counted(abs(points), 'point')})"


def _percent(share: Decimal | None) -> str:
    return f"{share.normalize():f} %" if share is not None else ""
