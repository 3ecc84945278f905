"""What the pages of circuits show: of all of them, and of one."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from f1site.facts import season_key
from results.facts import CALENDAR, RESULTS
from results.nationalities import country_of
from results.reading.circuits.circuit import Circuit, circuits_called
from results.reading.circuits.index import CircuitIndex, read_circuit_index
from results.reading.circuits.record import CircuitRecord, read_circuit
from results.reading.credits import Credit, credits_of, distinct
from results.reading.editions import Edition
from results.reading.headlines import Headline, headlines_about_any
from results.reading.honours import Honours
from results.reading.people import Person, Team
from results.reading.sentences.circuit import CircuitWords, circuit_words
from results.reading.sentences.circuits import in_words
from results.reading.zones import zone_in_words


@dataclass(frozen=True, slots=True)
class CircuitsPage:
    index: CircuitIndex
    words: str
    credits: list[Credit]

    facts = (RESULTS, CALENDAR)


def read_circuits_page() -> CircuitsPage:
    """Seven queries."""
    index = read_circuit_index()
    return CircuitsPage(index, in_words(index), distinct(index.annals.credits(), index.owners))


class HeldHere(NamedTuple):
    """A Grand Prix in a line; ``grid`` is where its winner started, empty where that is not known."""

    grand_prix: Edition
    winners: list[Person]
    team: Team | None
    unwon: "Unwon"
    grid: str
    poles: list[Person]
    time_ms: int | None
    quickest: list[Person]
    lap_ms: int | None


class Unwon(NamedTuple):
    """Why nobody has won: in a strong word, of the next one with its day, or softly."""

    state: str = ""
    day: date | None = None
    soft: str = ""


PIT_LANE = "pit"


@dataclass(frozen=True, slots=True)
class CircuitPage:
    """``lines`` are all Grands Prix planned for the circuit, the newest first."""

    circuit: Circuit
    record: CircuitRecord
    lines: list[HeldHere]
    words: CircuitWords
    zone: str
    stories: list[Headline]
    credits: list[Credit]

    @property
    def description(self) -> str:
        named = f"{self.circuit.full_name} in {self.circuit.place}" if self.circuit.place else self.circuit.full_name
        name = ", ".join(filter(None, [named, country_of(self.circuit.country)]))
        return f"{name}: {self.words.summary}" if self.words.summary else f"{name}, drawn and measured."

    @property
    def facts(self) -> list[str]:
        return [
            f"circuit-{self.circuit.pk}",
            *(season_key(line.grand_prix.season_id) for line in self.lines),
            *(f"article-{story.pk}" for story in self.stories),
            "stories",
            RESULTS,
            CALENDAR,
        ]


def read_circuit_page(slug: str) -> CircuitPage | None:
    """Ten queries. None for no circuit."""
    circuit = next(iter(circuits_called(slug=slug)), None)
    if circuit is None:
        return None
    record = read_circuit(circuit)
    grands_prix, next_one = [each.grand_prix for each in record.lines], record.next
    newest = max((grand_prix.season_id for grand_prix in grands_prix), default=None)
    return CircuitPage(
        circuit,
        record,
        [_line(each, next_one) for each in record.lines],
        circuit_words(record),
        zone_in_words(circuit.time_zone, circuit.place, newest) if newest else "",
        headlines_about_any(grand_prix.pk for grand_prix in grands_prix) if grands_prix else [],
        credits_of((grand_prix.season for grand_prix in grands_prix), [circuit.owner, *record.owners]),
    )


def _line(each: Honours, next_one: Edition | None) -> HeldHere:
    grand_prix, start, winners = each.grand_prix, each.start, each.winners
    return HeldHere(
        grand_prix,
        [entry.driver for entry in winners],
        winners[0].constructor if winners else None,
        _unwon(grand_prix, is_next=grand_prix == next_one),
        "" if start is None else PIT_LANE if start.pit_lane else str(start.position or ""),
        each.pole_drivers,
        each.winning_time,
        each.quickest_drivers,
        each.lap_ms,
    )


def _unwon(grand_prix: Edition, *, is_next: bool) -> Unwon:
    if grand_prix.is_cancelled:
        return Unwon("cancelled")
    if grand_prix.is_called_off and not grand_prix.is_raced:
        return Unwon("race called off")
    if grand_prix.is_postponed:
        return Unwon("postponed")
    if is_next:
        return Unwon("next", grand_prix.date)
    return Unwon(soft="–" if grand_prix.is_raced or grand_prix.is_to_come else "no result yet")
