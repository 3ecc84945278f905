"""Firsts and lasts in a sentence."""

from collections.abc import Sequence

from results.reading.milestones import FASTEST_LAP, PODIUM, POINTS, POLE, WIN, Milestone, Moment
from results.reading.sentences.language import begun, number_in_words, place_in_words, spelt

_TOLD = (WIN, PODIUM, POLE, POINTS, FASTEST_LAP)
_NAMES = {POINTS: "points finish"}


def milestones_in_words(found: Sequence[Milestone], *, is_active: bool, is_whole: bool) -> str:
    """Of the best: ``First win at the 30th start, aged 22; 265 starts since the last; most in a row 4, ...``"""
    best = next((milestone for kind in _TOLD for milestone in found if milestone.kind == kind), None)
    if best is None:
        return ""
    name = _NAMES.get(best.kind, best.kind)
    said = [_first(best, name)] if is_whole else []
    said += [] if best.is_single and is_whole and not best.since else [_last(best, name, is_active, is_whole)]
    if best.has_run:
        said.append(
            f"most in a row {number_in_words(best.most)}, {best.run[0].year} {best.run[0].name} to {_end(best)}"
        )
    text = "; ".join(said)
    return f"{begun(text)}."


def _first(best: Milestone, name: str) -> str:
    first = best.first
    return f"{'the only' if best.is_single else 'first'} {name} {at_start(first)}{aged(first)}"


def at_start(moment: Moment) -> str:
    return f"at the {place_in_words(moment.start)} start"


def aged(moment: Moment) -> str:
    return "" if moment.age is None else f", aged {moment.age}"


def _last(best: Milestone, name: str, is_active: bool, is_whole: bool) -> str:
    what = "that" if best.is_single and is_whole else "the last" if is_whole else f"the last {name}"
    if not best.since:
        return f"{what} came at the {'latest' if is_active else 'last'} start"
    if is_active:
        return f"{spelt(best.since, 'start')} since {what}"
    return f"{spelt(best.since, 'start')} after {what}"


def _end(best: Milestone) -> str:
    first, last = best.run
    return last.name if first.year == last.year else f"{last.year} {last.name}"
