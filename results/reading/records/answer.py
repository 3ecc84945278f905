"""The answer to a question about records: places or groups, with everybody in them."""

from collections.abc import Collection, Container
from dataclasses import dataclass, field

from results.nationalities import country_of
from results.reading.annals import Annals
from results.reading.records.holders import (
    Group,
    Line,
    Place,
    by_age,
    by_circuit,
    by_nation,
    grouped,
    in_a_row,
    most,
    ranked,
    with_ages,
)
from results.reading.records.kinds import CONSTRUCTORS, DRIVER_AND_TEAM, Kind, Way
from results.reading.records.marks import Competitor, Hauls, all_hauls, read_hauls
from results.reading.records.people import People, read_active, read_people
from results.reading.records.question import Question, Unknown
from results.reading.records.races import Race, Races, read_races
from results.reading.records.titles import dated, read_titles, years_at_ends

Choices = list[tuple[str, str]]  # what an address says, and its name


@dataclass(slots=True)
class Answer:
    """``places`` for a ranking, ``groups`` for the best of each circuit or country.

    ``active`` are the ids of those entered in the newest season with a race.
    """

    question: Question
    kind: Kind
    races: Races
    active: Collection[int] = frozenset()
    places: list[Place] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    circuits: Choices = field(default_factory=list)
    nationalities: Choices = field(default_factory=list)

    @property
    def after(self) -> Race | None:
        return self.races.newest

    @property
    def annals(self) -> Annals:
        return self.races.annals

    @property
    def circuit_name(self) -> str:
        return dict(self.circuits).get(self.question.circuit, "")

    @property
    def country_name(self) -> str:
        return dict(self.nationalities).get(self.question.nationality, "")


def read_answer(question: Question) -> Answer:
    """Ten queries at most, whatever is asked. Raises Unknown."""
    kind, way = question.of, question.way.slug
    if kind is None:
        raise ValueError("the overview is read by read_overview")
    races, people = read_races(), read_people(question.by)
    answer = Answer(question, kind, races, circuits=_circuits(races), nationalities=_nationalities(people))
    unknown = [(question.circuit, answer.circuit_name), (question.nationality, answer.country_name)]
    if any(asked and not name for asked, name in unknown):
        raise Unknown(question.query)
    answer.active = read_active(question.by)
    hauls = _among(_read(question, kind, races), _wanted(answer, people))
    if way == "circuit":
        answer.groups = grouped(by_circuit(hauls, races), races, people)
    elif way == "nation":
        answer.groups = grouped(by_nation(hauls, people), races, people)
    else:
        if kind.slug == "titles" and question.is_by_age:
            races = dated(races, years_at_ends(hauls, races, oldest=way == "oldest"))
        teams = read_people(CONSTRUCTORS) if way == "team" else None
        answer.places = ranked(measured(kind, question.way, hauls, races, people), races, people, teams)
        if question.is_by_age:
            with_ages(answer.places)
    return answer


def _read(question: Question, kind: Kind, races: Races) -> Hauls:
    if kind.slug == "titles":
        return read_titles(question.by)
    by = DRIVER_AND_TEAM if question.way.slug == "team" else question.by
    if not question.circuit:
        return all_hauls(kind.slug, by)
    return read_hauls(kind.slug, by, [race for race in races.in_order if race.circuit == question.circuit])


def measured(
    kind: Kind, way: Way, hauls: Hauls, races: Races, people: People, *, only_first: bool = False
) -> list[Line]:
    """How much everybody has, has in a row, or how young or old they were. ``only_first``: whoever is not first may be
    left out.
    """
    if way.slug == "streak":
        numbers = [race.year for race in races.in_order] if kind.slug == "titles" else races.turns
        return in_a_row(hauls, numbers, only_longest=only_first)
    if way.slug in ("youngest", "oldest"):
        return by_age(hauls, races, people, oldest=way.slug == "oldest")
    return most(hauls)


def _circuits(races: Races) -> Choices:
    return sorted({race.circuit: race.circuit_name for race in races.in_order}.items(), key=_name)


def _nationalities(people: People) -> Choices:
    codes = {person.nationality for person in people.values()}
    return sorted(((code, name) for code in codes if (name := country_of(code))), key=_name)


def _name(choice: tuple[str, str]) -> str:
    return choice[1]


def _wanted(answer: Answer, people: People) -> Container[int] | None:
    """The ids of those who are asked for; None for all."""
    question = answer.question
    if not question.nationality:
        return answer.active if question.is_active else None
    those = answer.active if question.is_active else people
    return {pk for pk in those if people[pk].nationality == question.nationality}


def _among(hauls: Hauls, wanted: Container[int] | None) -> Hauls:
    if wanted is None:
        return hauls
    return {who: haul for who, haul in hauls.items() if _one(who) in wanted}


def _one(who: Competitor) -> int:
    return who[0] if isinstance(who, tuple) else who
