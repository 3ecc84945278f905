"""The index of circuits in a sentence."""

from results.reading.circuits.index import CircuitIndex, countries
from results.reading.sentences.language import counted, listed

_NAMED = 3


def in_words(index: CircuitIndex) -> str:
    """``78 circuits in 34 countries; Monza has held the most Grands Prix (76). 24 are on the calendar of 2026.``"""
    lines = index.all
    if not lines:
        return ""
    where = countries(lines)
    said = counted(len(lines), "circuit") + (f" in {counted(where, 'country', 'countries')}" if where else "")
    most = index.most
    if most and most[0].count > 1 and len(most) <= _NAMED:
        have = "have" if len(most) > 1 else "has"
        when = f" {index.annals.when}" if index.annals.when else ""
        said += f"; {listed(line.circuit.name for line in most)} {have} the most Grands Prix{when}, {most[0].count}"
        said += " each" if len(most) > 1 else ""
    if index.now and index.season:
        is_ = "is" if len(index.now) == 1 else "are"
        said += f". {len(index.now)} {is_} on the calendar of {index.season}"
    return f"{said}."
