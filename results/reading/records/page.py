"""The pages of records: who holds each, and each in full."""

from collections.abc import Sequence
from dataclasses import dataclass

from f1site.paths import path_to
from results.facts import CALENDAR, RESULTS, STANDINGS
from results.reading.annals import Annals
from results.reading.credits import Credit
from results.reading.records.answer import Answer, read_answer
from results.reading.records.holders import Place
from results.reading.records.kinds import ACTIVE, ALL_TIME, CONSTRUCTORS, DRIVERS, KINDS, WAYS, Way, ways_of
from results.reading.records.overview import SHOWN, Holder, read_overview
from results.reading.records.question import Question
from results.reading.records.races import Race
from results.reading.sentences.record import holders_in_words, sentence

# A race called off, or one more to come, is a title that is decided or is not.
FACTS = [RESULTS, STANDINGS, CALENDAR]
LAST_RANK = 100

_TITLES = {
    "career": "",
    "streak": " in a row",
    "team": " with one team",
    "circuit": " by circuit",
    "nation": " by nationality",
    "youngest": ", the youngest",
    "oldest": ", the oldest",
}

Breadcrumbs = Sequence[tuple[str, str]]
# Rows of links: (heading, [(label, address, is the one shown)]).
Choices = Sequence[tuple[str, Sequence[tuple[str, str, bool]]]]


@dataclass(frozen=True, slots=True)
class _Page:
    question: Question
    annals: Annals
    after: Race | None
    choices: Choices

    @property
    def facts(self) -> list[str]:
        return FACTS

    @property
    def canonical(self) -> str:
        return self.question.get_absolute_url()

    @property
    def credits(self) -> list[Credit]:
        return self.annals.credits()

    @property
    def has_active(self) -> bool:
        """Some race no more: in a first season everybody is active."""
        return not self.annals.is_one_season

    @property
    def them(self) -> str:
        return "drivers" if self.question.is_for_drivers else "teams"


@dataclass(frozen=True, slots=True)
class RecordPage(_Page):
    """``places`` are those that are shown of the answer's."""

    answer: Answer
    title: str
    sentence: str
    places: Sequence[Place]

    @property
    def breadcrumbs(self) -> Breadcrumbs:
        return [("Records", path_to("records")), (self.title, self.canonical)]

    @property
    def overview(self) -> str:
        return self.question.but(of=None).get_absolute_url()

    @property
    def data(self) -> tuple[str, str]:
        """Where the record is as JSON and as CSV."""
        query = f"?{self.question.query}"
        return path_to("records_json") + query, path_to("records_csv") + query


@dataclass(frozen=True, slots=True)
class RecordsPage(_Page):
    """``sections`` with their holders in words; ``elsewhere`` are the ways that have no table here, with links."""

    sections: Sequence[tuple[Way, Sequence[Holder], str]]
    elsewhere: Sequence[tuple[Way, Sequence[tuple[str, str]]]]

    @property
    def heading_of_most(self) -> str:
        return f"Most {self.annals.when}" if self.annals.when else "All-time record"

    @property
    def description(self) -> str:
        said = "Most wins, poles, podiums, points and titles, the longest streaks"
        if self.question.is_for_drivers:
            said += ", the youngest and the oldest"
        said += f", {self.annals.when or 'of all time and of those still racing'}"
        return f"{said}, true after the {self.after}." if self.after else f"{said}."

    @property
    def breadcrumbs(self) -> Breadcrumbs:
        return [("Records", path_to("records"))]


def read_record_page(question: Question) -> RecordPage:
    """Ten queries at most, whatever is asked. Raises Unknown."""
    answer = read_answer(question)
    annals = answer.annals
    return RecordPage(
        question,
        annals,
        answer.after,
        _choices(question, answer, annals),
        answer,
        _title(answer),
        sentence(answer),
        [place for place in answer.places if place.rank <= LAST_RANK],
    )


def read_records_page(question: Question) -> RecordsPage:
    """Thirteen queries at most."""
    overview = read_overview(question)
    annals = overview.races.annals
    sections = [(way, holders, holders_in_words(holders, annals)) for way, holders in overview.sections]
    return RecordsPage(
        question, annals, overview.races.newest, [_by(question)], sections, _elsewhere(question) if sections else []
    )


def _title(answer: Answer) -> str:
    """``Wins in a row, Monaco, Italy``."""
    title = f"{answer.kind.title}{_TITLES[answer.question.way.slug]}"
    return ", ".join(part for part in (title, answer.circuit_name, answer.country_name) if part)


def _choices(question: Question, answer: Answer, annals: Annals) -> Choices:
    choices = [
        ("Record", [_choice(question, kind.title, of=kind) for kind in KINDS.values()]),
        ("How", [_choice(question, way.title, way=way) for way in ways_of(answer.kind, question.by)]),
        _by(question),
    ]
    if annals.is_one_season and not question.is_active:
        return choices
    all_time = "All time" if annals.is_whole else "All"
    return [*choices, ("Who", [_choice(question, all_time, who=ALL_TIME), _choice(question, "Active", who=ACTIVE)])]


def _by(question: Question) -> tuple[str, list[tuple[str, str, bool]]]:
    choices = []
    for by, label in ((DRIVERS, "Drivers"), (CONSTRUCTORS, "Teams")):
        elsewhere = {} if by == question.by else {"nationality": ""}
        choices.append(_choice(question, label, by=by, **elsewhere))
    return "By", choices


def _choice(question: Question, label: str, **changes: object) -> tuple[str, str, bool]:
    asked = question.but(**changes)
    return label, asked.get_absolute_url(), asked == question


def _elsewhere(question: Question) -> list[tuple[Way, list[tuple[str, str]]]]:
    return [
        (
            way,
            [
                (kind.title, question.but(of=kind, way=way).get_absolute_url())
                for kind in KINDS.values()
                if way in ways_of(kind, question.by)
            ],
        )
        for way in WAYS.values()
        if way not in SHOWN and (question.is_for_drivers or way.for_teams)
    ]
