"""Who holds each record, of all time and of those still active."""

from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal

from results.reading.records.answer import measured
from results.reading.records.holders import Place, first, with_ages
from results.reading.records.kinds import ACTIVE, KINDS, WAYS, Kind, Way, ways_of
from results.reading.records.marks import Hauls, all_hauls, read_results
from results.reading.records.people import People, read_active, read_people
from results.reading.records.question import Question
from results.reading.records.races import Races, read_races
from results.reading.records.titles import dated, read_titles, years_in_question

SHOWN = [WAYS[slug] for slug in ("career", "streak", "youngest", "oldest")]


@dataclass(slots=True)
class Holder:
    """A record with whoever holds it, of all time and of those still active. Lists: a record can be shared."""

    question: Question
    kind: Kind
    all_time: list[Place]
    active: list[Place]

    @property
    def is_held_by_active(self) -> bool:
        """Whether the best of those still active are among those of all time."""
        return bool(self.active) and self.active[0].value == self.all_time[0].value

    @property
    def to_go(self) -> int | Decimal:
        """How far the best of the active are behind, where they can still add to what they have; else 0."""
        if not self.active or self.question.way.slug != "career":
            return 0
        return self.all_time[0].value - self.active[0].value

    @property
    def address(self) -> str:
        return self.question.get_absolute_url()

    @property
    def address_of_active(self) -> str:
        return self.question.but(who=ACTIVE).get_absolute_url()


@dataclass(slots=True)
class Overview:
    question: Question
    races: Races
    sections: list[tuple[Way, list[Holder]]] = field(default_factory=list)


def read_overview(question: Question) -> Overview:
    """Thirteen queries at most."""
    races, people = read_races(), read_people(question.by)
    overview = Overview(question, races)
    active = read_active(question.by)
    everything = read_results(question.by) | {kind: all_hauls(kind, question.by) for kind in ("poles", "points")}
    everything["titles"] = read_titles(question.by)
    decided = _decided(question, everything["titles"], races, people, active)
    for way in SHOWN:
        holders = []
        for kind in KINDS.values():
            if way in ways_of(kind, question.by) and everything[kind.slug]:
                dates = decided if kind.slug == "titles" else races
                holder = _holder(question.but(of=kind, way=way), kind, everything[kind.slug], dates, people, active)
                if holder.all_time:
                    holders.append(holder)
        if holders:
            overview.sections.append((way, holders))
    return overview


def _holder(
    question: Question, kind: Kind, hauls: Hauls, races: Races, people: People, active: Collection[int]
) -> Holder:
    best = [
        first(measured(kind, question.way, those, races, people, only_first=True), races, people)
        for those in (hauls, _of(active, hauls))
    ]
    if question.is_by_age:
        with_ages([*best[0], *best[1]])
    return Holder(question, kind, *best)


def _decided(question: Question, titles: Hauls, races: Races, people: People, active: Collection[int]) -> Races:
    """``races`` with the titles that may be the youngest or the oldest on the day they were decided."""
    if not question.is_for_drivers:
        return races
    years = (
        years_in_question(those, races, people, oldest=oldest)
        for those in (titles, _of(active, titles))
        for oldest in (False, True)
    )
    return dated(races, set().union(*years))


def _of(active: Collection[int], hauls: Hauls) -> Hauls:
    return {who: hauls[who] for who in active if who in hauls}
