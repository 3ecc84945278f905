"""The index of circuits in a sentence."""

from results.reading.circuits.index import CircuitIndex, countries
from results.reading.sentences.language import begun, each_of, has, listed, number_in_words, spelt

_NAMED = 3


def in_words(index: CircuitIndex) -> str:
    """``78 circuits in 34 countries; Monza has held the most Grands Prix (76). 24 are on the calendar of 2026.``"""
    lines = index.all
    if not lines:
        return ""
    where = countries(lines)
    numbers = (len(lines), where)
    said = begun(spelt(len(lines), "circuit", beside=numbers))
    said += f" in {spelt(where, 'country', 'countries', beside=numbers)}" if where else ""
    most = index.most
    if most and most[0].count > 1 and len(most) <= _NAMED:
        first = listed(line.circuit.name for line in most)
        held = f"{number_in_words(most[0].count)}{each_of(len(most))}"
        said += f"; {first} {has(len(most))} the most Grands Prix{index.annals.trailing}, {held}"
    if index.now and index.season:
        is_ = "is" if len(index.now) == 1 else "are"
        said += f". {begun(number_in_words(len(index.now)))} {is_} on the calendar of {index.season}"
    return f"{said}."
