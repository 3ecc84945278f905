"""The championship tables as they would be with one more sheet, beside those there are."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TypeVar

from results.models import Constructor, Driver, EngineManufacturer, Entry, GrandPrix, Session
from results.reading.sentences.language import figure
from results.scoring.championship import Table, tables
from results.scoring.rules import Rules, SeasonRules
from results.scoring.sheets import CHAMPIONSHIPS, Championship
from results.scoring.store.poles import Ids
from results.scoring.store.reading import StoredSeason, read_season

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Result:
    """What one car or competitor has: a place, a status or nothing, and points."""

    place: str = ""
    points: Decimal = Decimal(0)

    @property
    def figure(self) -> str:
        return figure(self.points)


NOTHING = Result()


@dataclass(frozen=True, slots=True)
class Change:
    """Of a row of the sheet or a line of a table."""

    name: str
    before: Result
    after: Result


@dataclass(frozen=True, slots=True)
class TableChange:
    """A championship after ``grand_prix``. ``is_new``: it has no table yet, so that ``before`` is the one before it."""

    championship: str
    grand_prix: GrandPrix
    is_new: bool
    changes: list[Change]


def differences(was: Mapping[Key, Result], now: Mapping[Key, Result], names: Mapping[Key, str]) -> list[Change]:
    """In the order of ``now``, then those who are no longer there."""
    who = dict.fromkeys([*now, *was])
    changes = (Change(names[one], was.get(one, NOTHING), now.get(one, NOTHING)) for one in who)
    return [change for change in changes if change.before != change.after]


def table_changes(
    session: Session, entries: Sequence[Entry], rules: SeasonRules, grands_prix: Sequence[GrandPrix], at: datetime
) -> Iterator[TableChange]:
    """``at`` is the moment of which both are told, and at which the sheet would come out."""
    season = session.grand_prix.season
    stored = read_season(season)
    supposed = stored.with_sheet(session, entries, at)
    names = _names({**stored.ids, **supposed.ids})
    for championship in CHAMPIONSHIPS:
        if own := rules.of(championship):
            for grand_prix, before, after, is_new in _both(own, stored, supposed, grands_prix, championship, at):
                was, now = (_results(table) for table in (before, after))
                if changes := differences(was, now, names):
                    yield TableChange(championship, grand_prix, is_new, changes)


def _both(
    rules: Rules,
    stored: StoredSeason,
    supposed: StoredSeason,
    grands_prix: Sequence[GrandPrix],
    championship: Championship,
    now: datetime,
) -> Iterator[tuple[GrandPrix, Table | None, Table, bool]]:
    """The tables before and after, round by round."""
    found = (tables(rules, season.rounds(now), championship) for season in (stored, supposed))
    last: Table | None = None
    for grand_prix, before, after in zip(grands_prix, *found, strict=True):
        last = before or last
        if after is not None:
            yield grand_prix, last, after, before is None


def _results(table: Table | None) -> dict[Hashable, Result]:
    lines = table.lines if table else ()
    return {line.competitor: Result(line.status or str(line.position), line.points) for line in lines}


def _names(ids: dict[Hashable, Ids]) -> dict[Hashable, str]:
    drivers, constructors, engines = (
        dict(model._default_manager.filter(pk__in={key[place] for key in ids.values()}).values_list("pk", "name"))
        for place, model in enumerate((Driver, Constructor, EngineManufacturer))
    )
    return {
        competitor: drivers[driver] if driver else _car_name(constructors[constructor], engines[engine])
        for competitor, (driver, constructor, engine) in ids.items()
    }


def _car_name(constructor: str, engine: str) -> str:
    return constructor if constructor == engine else f"{constructor}-{engine}"
