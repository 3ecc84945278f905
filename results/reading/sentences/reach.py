"""How far the results here go, in words: what is over and has no result here, what is still to come."""

from collections.abc import Sequence

from django.utils.dateformat import format as format_date

from results.reading.calendars import is_after_sprint
from results.reading.editions import Edition
from results.reading.sentences.language import begun, has, spelt
from results.reading.weekends.standings import StandingsAround


def later_in_words(missing: Sequence[Edition]) -> str:
    """``Ten later races are over and have no result here yet.`` Empty for none."""
    if not missing:
        return ""
    if len(missing) == 1:
        (only,) = missing
        return f"The {only.name} of {format_date(only.date, 'j F Y')} is over and has no result here yet."
    return f"{begun(spelt(len(missing), 'later race'))} are over and have no result here yet."


def stands_after(grand_prix: Edition) -> str:
    """After what a table of one ``with_clock`` stands: ``the Qatar Grand Prix``, ``the sprint at the Qatar ...``."""
    return f"{'the sprint at ' if is_after_sprint(grand_prix) else ''}{grand_prix.the_name}"


def heading(standings: StandingsAround) -> str:
    """``Championship after this race``, ``after the sprint``, ``before this race``, ``after the Dutch Grand Prix``."""
    race = standings.grand_prix
    if standings.is_after:
        what = "the sprint" if is_after_sprint(race) else "this race" if race.is_raced else "this weekend"
        return f"Championship after {what}"
    if standings.is_just_before or standings.after is None:
        return "Championship before this race"
    return f"Championship after {stands_after(standings.after)}"


def between(standings: StandingsAround) -> str:
    """What lies between the tables and the race they stand beside; empty for nothing."""
    said = []
    if missing := standings.missing:
        have = has(len(missing))
        said.append(f"{begun(spelt(len(missing), 'later race'))} before this one {have} no result here yet.")
    if to_come := standings.to_come:
        said.append(f"{begun(spelt(len(to_come), 'race'))} before this one {_is(len(to_come))} still to come.")
    return " ".join(said)


def _is(number: int) -> str:
    return "is" if number == 1 else "are"
