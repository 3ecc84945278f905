"""The page of a championship: the table after a Grand Prix, how it came to it and every result behind it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from f1site import clock
from f1site.facts import NAMES, season_key
from f1site.paths import path_to
from results.models import Championship, Session
from results.reading.calendars import Calendar, calendar_of
from results.reading.championship.cars import SeasonCars, read_cars
from results.reading.championship.charts import ProgressionChart, progression_charts
from results.reading.championship.counting import championship_rules, counting_rule
from results.reading.championship.deciding import title_race
from results.reading.championship.matrix import ResultsMatrix, read_matrix, with_podiums
from results.reading.championship.movement import with_movement
from results.reading.championship.progression import Progression, progression, read_history, tables_until
from results.reading.championship.standings import ChampionshipTable, TableVersion, read_table
from results.reading.championship.tables import TableChoice, choose_table, decisions, decisions_of, with_notes
from results.reading.championship.teammates import Teammates, longest_together, teammates_of_season
from results.reading.credits import Credit, credits_of
from results.reading.editions import NamedSeason
from results.reading.sentences import descriptions
from results.reading.sentences.championship import matrix_in_words
from results.reading.sentences.decisions import DecisionWords, decision_words
from results.reading.sentences.reach import later_in_words
from results.reading.sentences.teammates import season_in_words
from results.reading.sentences.title import title_in_words
from results.scoring.store.decisions import StoredDecision
from results.scoring.store.reading import StoredSeason, kinds_read, read_season

PAIRS_SHOWN = 24
Addresses = tuple[str, str]  # as JSON, as CSV


@dataclass(frozen=True, slots=True)
class Pairs:
    """``left_out`` counts those not shown, who were teammates on fewer weekends than ``least``."""

    shown: Sequence[Teammates] = ()
    words: str = ""
    left_out: int = 0
    least: int = 1


@dataclass(frozen=True, slots=True)
class Told:
    """A table with its movements and podiums, and all that stands around it."""

    table: ChampionshipTable
    decisions: Sequence[DecisionWords]
    title_words: str
    way: Progression
    charts: Sequence[ProgressionChart]
    matrix: ResultsMatrix
    matrix_words: str
    pairs: Pairs


@dataclass(frozen=True, slots=True)
class ChampionshipPage:
    """``told`` is None where there is no table: the season has none yet, or none from before what was asked for."""

    calendar: Calendar
    championship: Championship
    choice: TableChoice
    told: Told | None

    @property
    def season(self) -> NamedSeason:
        return self.calendar.season

    @property
    def chosen(self) -> TableVersion | None:
        return self.choice.chosen

    @property
    def title(self) -> str:
        return f"{self.championship.label.capitalize()}’ championship"

    @property
    def description(self) -> str:
        if self.told:
            return descriptions.championship(self.title, self.told.table)
        return f"The {self.championship}’ championship of {self.season} has no table yet."

    @property
    def reach(self) -> str:
        """What the results here leave out, beside the newest table."""
        newest = self.chosen if self.choice.is_newest else None
        return later_in_words(self.calendar.missing_after(newest.grand_prix)) if newest else ""

    @property
    def counting_rule(self) -> str:
        return counting_rule(self.calendar, self.championship)

    @property
    def is_without_one(self) -> bool:
        """The season has no such championship."""
        return championship_rules(self.season, self.championship) is None and self.championship != Championship.DRIVERS

    @property
    def has_other(self) -> bool:
        """The season has the other championship too."""
        return championship_rules(self.season, self._other) is not None or self._other == Championship.DRIVERS

    @property
    def _other(self) -> Championship:
        is_for_drivers = self.championship == Championship.DRIVERS
        return Championship.CONSTRUCTORS if is_for_drivers else Championship.DRIVERS

    @property
    def address(self) -> str:
        return path_to(f"{self.championship}_championship", self.season.year)

    @property
    def other_title(self) -> str:
        return f"{self._other.label.capitalize()}’ table"

    @property
    def other_address(self) -> str:
        return path_to(f"{self._other}_championship", self.season.year)

    @property
    def after(self) -> str:
        """What goes behind an address for the table shown."""
        return f"?after={self.chosen.grand_prix.slug}" if self.chosen else ""

    @property
    def canonical(self) -> str:
        return self.address if self.choice.is_newest else self.address + self.after

    @property
    def twins(self) -> Addresses:
        return self._twins("championship")

    @property
    def results_twins(self) -> Addresses:
        return self._twins("results")

    def _twins(self, of: str) -> Addresses:
        as_json, as_csv = (
            path_to(f"{self.championship}_{of}_{ending}", self.season.year) for ending in ("json", "csv")
        )
        return as_json + self.after, as_csv + self.after

    @property
    def credits(self) -> list[Credit]:
        return credits_of([self.season])

    @property
    def breadcrumbs(self) -> list[tuple[str, str]]:
        season = (str(self.season), self.season.get_absolute_url())
        return [("Seasons", path_to("seasons")), season, (self.title, self.address)]

    @property
    def facts(self) -> list[str]:
        return [NAMES, season_key(self.season.year), *([self.chosen.fact] if self.chosen else [])]


def read_championship_page(year: int, championship: Championship, after: str) -> ChampionshipPage | None:
    """``after`` is the slug of a Grand Prix, or empty for the newest table. None for a season there is not, and for
    one without such a Grand Prix. Ten queries at most, one more where pole is paid.
    """
    chosen = choose(year, championship, after)
    return ChampionshipPage(chosen[0], championship, chosen[1], read_told(*chosen)) if chosen else None


def choose(year: int, championship: str, after: str) -> tuple[Calendar, TableChoice] | None:
    """As of the page. Two queries, one more for a season without a Grand Prix."""
    calendar = calendar_of(year)
    choice = choose_table(calendar, championship, after) if calendar else None
    return (calendar, choice) if calendar and choice else None


def read_told(calendar: Calendar, choice: TableChoice) -> Told | None:
    """Eight queries at most, one more where pole is paid."""
    if choice.chosen is None:
        return None
    until, championship = choice.chosen.grand_prix, choice.chosen.championship
    is_for_drivers = championship == Championship.DRIVERS
    kinds = [*kinds_read(calendar.season), *([Session.Kind.QUALIFYING] if is_for_drivers else [])]
    cars = read_cars(calendar, championship, *kinds)
    read = read_season(calendar.season, clock.now(), calendar.counting, cars.stored)
    decided = decisions_of(read, calendar, championship, until)
    table = with_notes(read_table(choice.chosen, calendar, cars.drives), decided)
    matrix = read_matrix(calendar, table, cars)
    tables = tables_until(choice)
    history = read_history(tables)
    table = with_movement(with_podiums(table, matrix), choice.previous, history)
    title_words = _title_words(calendar, table, read)
    table = replace(table, is_title_told=bool(title_words))
    way = progression(table, tables, history)
    return Told(
        table,
        _in_words(decided, calendar),
        title_words,
        way,
        progression_charts(way, len(table.rows)),
        matrix,
        matrix_in_words(matrix, is_final=table.is_final),
        _pairs(cars, table) if is_for_drivers else Pairs(),
    )


def _title_words(calendar: Calendar, table: ChampionshipTable, read: StoredSeason) -> str:
    kind = "driver" if table.is_for_drivers else "team"
    race = title_race(calendar, table.championship, table.grand_prix, read)
    return title_in_words(race, {row.who: row.name for row in table.rows}, kind)


def _in_words(decided: Sequence[StoredDecision], calendar: Calendar) -> list[DecisionWords]:
    names = {each.pk: each.the_name for each in calendar.grands_prix}
    return [decision_words(decision, names[decision.grand_prix]) for decision in decided]


def _pairs(cars: SeasonCars, table: ChampionshipTable) -> Pairs:
    """One query."""
    pairs = teammates_of_season(cars, table.grand_prix, [row.who[0] for row in table.rows])
    shown, least = longest_together(pairs, PAIRS_SHOWN)
    return Pairs(shown, season_in_words(shown, least), len(pairs) - len(shown), least)


def read_table_twin(year: int, championship: str, after: str) -> tuple[ChampionshipTable, list[StoredDecision]] | None:
    """What the table is as data, with what was decided on it. None where there is none. Six queries at most."""
    calendar, choice = choose(year, championship, after) or (None, None)
    if not calendar or not choice or not choice.chosen:
        return None
    before = choice.previous
    table = read_table(choice.chosen, calendar)
    if before:
        table = with_movement(table, before, read_history([before]))
    return table, decisions(calendar, championship, table.grand_prix)


def read_results_twin(year: int, championship: str, after: str) -> tuple[ChampionshipTable, ResultsMatrix] | None:
    """Every result behind a table, and what it is about. None where there is no table. Seven queries."""
    calendar, choice = choose(year, championship, after) or (None, None)
    if not calendar or not choice or not choice.chosen:
        return None
    cars = read_cars(calendar, championship)
    table = read_table(choice.chosen, calendar, cars.drives)
    return table, read_matrix(calendar, table, cars)
