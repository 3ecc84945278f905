"""The answer to a question about records: places or groups, with the names of everybody in them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from results.models import Constructor, Driver
from results.nationalities import find
from results.reading.annals import Annals
from results.reading.entries import SEASON, known, race_entries
from results.reading.names import called, told_apart
from results.reading.records.holders import Group, Hauls, Place, by_age, gather, grouped, in_a_row, most
from results.reading.records.kinds import ACTIVE, DRIVER_AND_TEAM, KINDS, WAYS, Kind, Way, ways_of
from results.reading.records.marks import Mark, Race, driven_marks, marks, read_races
from results.reading.records.question import Question, Unknown
from results.reading.records.titles import dated, years_at_ends, years_in_question


@dataclass(frozen=True, slots=True)
class Person:
    """A driver or a constructor, as a record prints it."""

    slug: str
    name: str
    nationality: str
    born: date | None = None
    died: date | None = None

    @property
    def country(self):
        return find(self.nationality)


@dataclass(slots=True)
class Answer:
    """``places`` for a ranking, ``groups`` for the best of each circuit or country.

    ``after`` is the newest race, ``active`` are the ids of those entered in its season.
    """

    question: Question
    annals: Annals
    after: Race | None
    people: dict[int, Person]
    teams: dict[int, Person] = field(default_factory=dict)
    active: set[int] = field(default_factory=set)
    places: list[Place] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    circuits: list[tuple[str, str]] = field(default_factory=list)
    nationalities: list[tuple[str, str]] = field(default_factory=list)

    @property
    def circuit_name(self) -> str:
        return dict(self.circuits).get(self.question.circuit, "")

    @property
    def country_name(self) -> str:
        return dict(self.nationalities).get(self.question.nationality, "")


def read_answer(question: Question) -> Answer:
    """Twelve queries at most, whatever is asked. Raises Unknown."""
    if question.of is None:
        raise ValueError("the overview is read by read_overview")
    races, annals = read_races()
    people = read_people(question.by)
    answer = Answer(question, annals, newest(races), people, **_choices(races, people))
    unknown = [(question.circuit, answer.circuit_name), (question.nationality, answer.country_name)]
    if any(asked and not name for asked, name in unknown):
        raise Unknown(question.query)
    if question.way.slug == "team":
        answer.teams = read_people("constructors")
    answer.active = read_active(question.by, answer.after)
    found = marks(question.of.slug, DRIVER_AND_TEAM if question.way.slug == "team" else question.by, races)
    _rank(answer, filter(_wanted(answer, in_order := list(races.values())), found), in_order)
    introduce([*answer.places, *(place for group in answer.groups for place in group.best)], people, answer.teams)
    return answer


def introduce(places: Iterable[Place], people: dict[int, Person], teams: dict[int, Person] | None = None) -> None:
    for place in places:
        place.person = people[place.competitor]
        place.with_team = teams[place.team] if teams and place.team else None


def read_people(by: str) -> dict[int, Person]:
    """All drivers, or all constructors, by id. One query."""
    if by == "drivers":
        columns = ("pk", "slug", "name", "full_name", "nationality", "born_on", "died_on")
        found = {pk: facts for pk, *facts in known(Driver.objects.all()).order_by().values_list(*columns)}
    else:
        rows = known(Constructor.objects.all()).order_by().values_list("pk", "slug", "name", "full_name", "nationality")
        found = {pk: [*facts, None, None] for pk, *facts in rows}
    names = told_apart(
        (pk, called(name, full, born=born, country=nation, slug=slug))
        for pk, (slug, name, full, nation, born, _) in found.items()
    )
    return {pk: Person(slug, names[pk], nation, born, died) for pk, (slug, _, _, nation, born, died) in found.items()}


def newest(races: dict[int, Race]) -> Race | None:
    return list(races.values())[-1] if races else None


def _choices(races: dict[int, Race], people: dict[int, Person]) -> dict[str, list[tuple[str, str]]]:
    countries = {
        code: found.country for code in {person.nationality for person in people.values()} if (found := find(code))
    }
    circuits = {race.circuit: race.circuit_name for race in races.values()}
    return {
        "circuits": sorted(circuits.items(), key=lambda pair: pair[1]),
        "nationalities": sorted(countries.items(), key=lambda pair: pair[1]),
    }


def _wanted(answer: Answer, races: list[Race]) -> Callable[[Mark], bool]:
    question, people = answer.question, answer.people

    def wanted(mark: Mark) -> bool:
        competitor, race, _ = mark
        pk = competitor[0] if isinstance(competitor, tuple) else competitor
        if question.circuit and races[race].circuit != question.circuit:
            return False
        if question.nationality and people[pk].nationality != question.nationality:
            return False
        return not question.is_active or pk in answer.active

    return wanted


def read_active(by: str, after: Race | None) -> set[int]:
    """Those entered for a race of the newest season with results. One query."""
    if after is None:
        return set()
    entered = race_entries().filter(**{SEASON: after.year}).order_by()
    return set(entered.values_list("driver" if by == "drivers" else "constructor", flat=True))


def _rank(answer: Answer, found: Iterable[Mark], races: list[Race]) -> None:
    question, people = answer.question, answer.people
    if question.way.slug == "circuit":
        answer.groups = grouped(found, races, lambda mark: (races[mark[1]].circuit, races[mark[1]].circuit_name))
    elif question.way.slug == "nation":
        nations = {pk: (person.nationality, person.country) for pk, person in people.items()}
        named = {pk: (code, country.country if country else "") for pk, (code, country) in nations.items()}
        answer.groups = [group for group in grouped(found, races, lambda mark: named[mark[0]]) if group.name]
    else:
        hauls, is_oldest = gather(found), question.way.slug == "oldest"
        if question.of.slug == "titles" and question.is_by_age:
            races = dated(races, years_at_ends(hauls, races, oldest=is_oldest))
        answer.places = ranked(question.of, question.way, hauls, races, people)


def ranked(kind: Kind, way: Way, hauls: Hauls, races: list[Race], people: dict[int, Person]) -> list[Place]:
    """Who has most, most in a row, or was the youngest or oldest."""
    if way.slug == "streak":
        return in_a_row(hauls, races, [race.year if kind.slug == "titles" else race.turn for race in races])
    if way.slug in ("youngest", "oldest"):
        lives = {pk: (person.born, person.died) for pk, person in people.items()}
        return by_age(hauls, races, lives, oldest=way.slug == "oldest")
    return most(hauls, races)


@dataclass(slots=True)
class Holder:
    """A record with whoever holds it, of all time and of those still active. Lists: a record can be shared."""

    question: Question
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
    def active_query(self) -> str:
        return self.question.but(who=ACTIVE).query


@dataclass(slots=True)
class Overview:
    question: Question
    annals: Annals
    after: Race | None
    people: dict[int, Person]
    sections: list[tuple[Way, list[Holder]]] = field(default_factory=list)


def read_overview(question: Question) -> Overview:
    """Who holds each record. Twelve queries."""
    races, annals = read_races()
    people = read_people(question.by)
    overview = Overview(question, annals, newest(races), people)
    active, in_order = read_active(question.by, overview.after), list(races.values())
    driven = driven_marks(races) if question.is_for_drivers else {}
    found = {slug: gather(driven[slug] if slug in driven else marks(slug, question.by, races)) for slug in KINDS}
    decided = _decided(question, found["titles"], in_order, people, active)
    for way in (WAYS["career"], WAYS["streak"], WAYS["youngest"], WAYS["oldest"]):
        holders = []
        for kind in KINDS.values():
            if way in ways_of(kind, question.by):
                dates = decided if kind.slug == "titles" else in_order
                places = ranked(kind, way, found[kind.slug], dates, people)
                holders.append(Holder(question.but(of=kind, way=way), _first(places), _first_of(places, active)))
        holders = [holder for holder in holders if holder.all_time]
        introduce([place for holder in holders for place in (*holder.all_time, *holder.active)], people)
        if holders:
            overview.sections.append((way, holders))
    return overview


def _decided(
    question: Question, titles: Hauls, races: list[Race], people: dict[int, Person], active: set[int]
) -> list[Race]:
    """``races`` with the titles that may be the youngest or the oldest on the day they were decided."""
    if not question.is_for_drivers:
        return races
    born = {pk: person.born for pk, person in people.items()}
    years = (
        years_in_question(titles, races, born, those, oldest=oldest)
        for those in (people, active)
        for oldest in (False, True)
    )
    return dated(races, set().union(*years))


def _first(places: list[Place]) -> list[Place]:
    return [place for place in places if place.rank == 1]


def _first_of(places: list[Place], those: set[int]) -> list[Place]:
    best = next((place for place in places if place.competitor in those), None)
    return [place for place in places if place.competitor in those and best and place.value == best.value]
