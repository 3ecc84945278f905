"""A weekend in sentences: its sessions, who won here before, and what it is while nothing has been driven."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from django.utils.dateformat import format as format_date

from results.models import GrandPrix, Standing
from results.reading.circuits.history import PastEdition
from results.reading.sentences.language import counted, listed, number_in_words
from results.reading.weekends.weekend import SessionLine, Weekend


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
        return f"First: {'; '.join(said)}."
    if not lines:
        return ""
    if len(lines) == 1:
        return f"One session, {lines[0].session.get_kind_display()}{_day(lines[0]) or ', on a day not yet known'}."
    return f"{counted(len(lines), 'session')}, from {lines[0].session.get_kind_display()}{_day(lines[0])} to the " + (
        f"{lines[-1].session.get_kind_display()}{_day(lines[-1])}."
    )


def previous_winners(editions: Sequence[PastEdition]) -> str:
    """``Lewis Hamilton won 3 of the last 5 races here; two were won from pole.`` Empty for none."""
    if not editions:
        return ""
    if len(editions) == 1:
        return f"{listed(_names(editions[0]))} won the only race here before this one."
    wins = Counter(name for edition in editions for name in set(_names(edition)))
    most = max(wins.values())
    best = sorted(name for name, number in wins.items() if number == most)
    number = len(editions)
    if most == 1:
        start = f"The last {number} races here had {len(best)} different winners"
    elif most == number:
        start = f"{listed(best)} won the last {number} races here"
    else:
        start = f"{listed(best)} {'each ' if len(best) > 1 else ''}won {most} of the last {number} races here"
    from_pole = [edition.is_won_from_pole for edition in editions]
    if None in from_pole:
        return f"{start}."
    pole = sum(map(bool, from_pole))
    many = {0: "none", number: "both" if number == 2 else "all"}.get(pole, number_in_words(pole))
    return f"{start}; {many} {'was' if pole < 2 else 'were'} won from pole."


def ahead(grand_prix: GrandPrix, weekend: Weekend, rounds: int) -> str:
    """What a weekend is while its race has no result, of what is known; empty once the race has one."""
    if weekend.race_sheet:
        return ""
    circuit = grand_prix.layout.circuit
    if grand_prix.is_cancelled:
        when = f" on {format_date(grand_prix.date, 'j F Y')}" if grand_prix.date else ""
        return f"It was to be driven at {circuit.full_name}{when}.{_earlier(weekend)}"
    number = f"Round {grand_prix.round} of {rounds}" if getattr(grand_prix, "round", None) else "The race"
    when = f" on {format_date(grand_prix.date, 'l j F Y')}" if grand_prix.date else ""
    laps = weekend.race.scheduled_laps if weekend.race else None
    length = grand_prix.lap_length_km
    way = f", {laps} laps" if laps else ""
    way += f" of {length:.3f} km" if laps and length else ""
    distance = f", {laps * length:.1f} km in all" if laps and length else ""
    return f"{number}{when}: {circuit.full_name}{way}{distance}.{_earlier(weekend)}"


def _earlier(weekend: Weekend) -> str:
    if not weekend.previous:
        return " No Grand Prix has been driven here before."
    last = weekend.previous[0]
    return f" {listed(_names(last))} won the last race here, in {last.grand_prix.season_id}."


def _names(edition: PastEdition) -> list[str]:
    return [entry.driver.name for entry in edition.winners]


def _day(line: SessionLine) -> str:
    session = line.session
    day = session.date or (session.starts_at and session.starts_at.date())
    return f" on {format_date(day, 'j F Y')}" if day else ""


def lead(lines: Sequence[Standing], *, is_final: bool = False) -> str:
    """``Max Verstappen leads Sergio Pérez by 226 points.`` Level ones are named together; empty for no line.

    After the last race of a season: ``Max Verstappen won the championship, 290 points ahead of Sergio Pérez.``
    """
    if not lines:
        return ""
    first = [line for line in lines if line.position == 1]
    behind = next((line for line in lines if line.position != 1), None)
    names = listed(_competitor(line) for line in first)
    if len(first) > 1:
        return f"{names} {'ended' if is_final else 'lead'} level on {counted(first[0].points, 'point')}."
    leads = f"{names} {'won the championship' if is_final else 'leads'}"
    if behind is None:
        return f"{leads} with {counted(first[0].points, 'point')}."
    gap = first[0].points - behind.points
    if not gap:
        return f"{leads}, level on points with {_competitor(behind)}."
    if is_final:
        return f"{leads}, {counted(gap, 'point')} ahead of {_competitor(behind)}."
    return f"{names} leads {_competitor(behind)} by {counted(gap, 'point')}."


def _competitor(line: Standing) -> str:
    if line.driver:
        return line.driver.name
    same = line.engine is None or line.engine.name == line.constructor.name
    return line.constructor.name if same else f"{line.constructor.name}-{line.engine.name}"
