"""A weekend in sentences: its sessions, who won here before, and what it is while nothing has been driven."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.dateformat import format as format_date

from results.reading.annals import Annals
from results.reading.championship.rows import StandingRow
from results.reading.sentences.language import begun, counted, each_of, level_on, listed, number_in_words, spelt
from results.reading.weekends.past import PastEdition
from results.reading.weekends.weekend import SessionLine, Weekend
from results.reading.zones import zone_during


def sessions(lines: Sequence[SessionLine]) -> str:
    """``First: Max Verstappen in practice 1, the sprint and the race; Charles Leclerc in qualifying.``

    While no sheet is out: how many there are, and from when to when.
    """
    first: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        names = listed(row.entry.driver.name for row in line.leaders)
        if names:
            kind = line.session.get_kind_display()
            first[names].append(f"the {kind}" if line.session.is_race_like else kind)
    if first:
        said = [f"{names} in {listed(kinds)}" for names, kinds in first.items()]
        start = "" if all(line.sheet for line in lines) else _track_time(lines)
        return f"First: {'; '.join(said)}.{start}"
    if not lines:
        return ""
    return f"{_span(lines)}{_track_time(lines)}"


def days(first: date | None, last: date | None) -> str:
    """``20–22 October 2023``, ``30 October – 1 November 2026``, ``13 May 1950``; empty where no day is known."""
    if first is None or last is None:
        return ""
    end = format_date(last, "j F Y")
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    return f"{format_date(first, 'j F' if first.year == last.year else 'j F Y')} – {end}"


def _track_time(lines: Sequence[SessionLine]) -> str:
    """`` Track times are local time in Austin, UTC−5.`` Empty where no start is known, or no zone."""
    starts = [line.session for line in lines if line.session.starts_at]
    if not starts:
        return ""
    circuit = starts[0].grand_prix.layout.circuit
    zone = zone_during(circuit.time_zone, circuit.place, [session.starts_at for session in starts])
    return f" Track times are {zone}." if zone else ""


def _span(lines: Sequence[SessionLine]) -> str:
    if len(lines) == 1:
        return f"One session, {lines[0].session.get_kind_display()}{_day(lines[0]) or ', on a day not yet known'}."
    return (
        f"{begun(spelt(len(lines), 'session'))}, from {lines[0].session.get_kind_display()}{_day(lines[0])} to the "
        + (f"{lines[-1].session.get_kind_display()}{_day(lines[-1])}.")
    )


def previous_winners(editions: Sequence[PastEdition]) -> str:
    """``Lewis Hamilton won 3 of the last 5 races here; two were won from pole.`` Empty for none."""
    if not editions:
        return ""
    if len(editions) == 1:
        edition = editions[0]
        return f"{listed(_names(edition))} won the race of {edition.grand_prix.season_id} here."
    wins = Counter(name for edition in editions for name in set(_names(edition)))
    most = max(wins.values())
    best = sorted(name for name, number in wins.items() if number == most)
    number = len(editions)
    races = spelt(number, "race")
    if most == 1:
        start = f"The last {races} here had {number_in_words(len(best))} different winners"
    elif most == number:
        start = f"{listed(best)} won the last {races} here"
    else:
        start = f"{listed(best)}{each_of(len(best))} won {number_in_words(most)} of the last {races} here"
    from_pole = [edition.is_won_from_pole for edition in editions]
    if None in from_pole:
        return f"{start}."
    pole = sum(map(bool, from_pole))
    many = {0: "none", number: "both" if number == 2 else "all"}.get(pole, number_in_words(pole))
    return f"{start}; {many} {'was' if pole < 2 else 'were'} won from pole."


def ahead(grand_prix: Any, weekend: Weekend, annals: Annals) -> str:
    """``56 laps of 5.513 km, 308.4 km in all. Max Verstappen won the last race here, in 2022.``

    Empty once the race has a result; of a cancelled one without the laps. The distance is left out where it is not
    known, since a race is not as long as its laps: the line it starts at may lie beyond the one it ends at.
    """
    if weekend.race_sheet:
        return ""
    laps = weekend.race.scheduled_laps if weekend.race else None
    length = grand_prix.lap_length_km
    way = counted(laps, "lap") if laps and not grand_prix.is_cancelled else ""
    way += f" of {length:.3f} km" if way and length else ""
    way += f", {weekend.distance_km:.1f} km in all" if way and weekend.distance_km else ""
    return " ".join(filter(None, [f"{way}." if way else "", _earlier(weekend, annals)]))


def _earlier(weekend: Weekend, annals: Annals) -> str:
    if not weekend.previous:
        return "No Grand Prix has been driven here before." if annals.is_whole else ""
    last = weekend.previous[0]
    return f"{listed(_names(last))} won the last race here, in {last.grand_prix.season_id}."


def _names(edition: PastEdition) -> list[str]:
    return [entry.driver.name for entry in edition.winners]


def _day(line: SessionLine) -> str:
    return f" on {format_date(line.played_on, 'j F Y')}" if line.played_on else ""


def lead(lines: Sequence[StandingRow], *, is_final: bool = False) -> str:
    """``Max Verstappen leads Sergio Pérez by 226 points.`` Level ones are named together; empty for no line.

    After the last race of a season: ``Max Verstappen won the championship, 290 points ahead of Sergio Pérez.``
    """
    if not lines:
        return ""
    first = [line for line in lines if line.position == 1]
    behind = next((line for line in lines if line.position != 1), None)
    names = listed(_competitor(line) for line in first)
    if len(first) > 1:
        return level_on(map(_competitor, first), "ended" if is_final else "lead", first[0].points)
    leads = f"{names} {'won the championship' if is_final else 'leads'}"
    if behind is None:
        return f"{leads} with {counted(first[0].points, 'point')}."
    gap = first[0].points - behind.points
    if not gap:
        return f"{leads}, level on points with {_competitor(behind)}."
    if is_final:
        return f"{leads}, {counted(gap, 'point')} ahead of {_competitor(behind)}."
    return f"{names} leads {_competitor(behind)} by {counted(gap, 'point')}."


def _competitor(line: StandingRow) -> str:
    if line.driver:
        return line.driver.name
    same = line.engine is None or line.engine.name == line.constructor.name
    return line.constructor.name if same else f"{line.constructor.name}-{line.engine.name}"
