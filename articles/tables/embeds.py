"""The tables inside stories: the wanted ones in the version that stands, or in the one that stood at a moment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from articles.tables.versions import Change, Dated, Versions
from articles.tables.wanted import Wanted, pinned_at
from articles.tables.weekends import Weekend
from f1site import clock
from f1site.facts import season_key
from f1site.kept import Shelf
from results.models import Session
from results.reading.championship.standings import ChampionshipTable, read_tables
from results.reading.editions import NamedSeason
from results.reading.sheets.sheet import read_sheets
from results.reading.sheets.versions import Version


@dataclass(frozen=True, slots=True)
class ResultBlock:
    """A session's result under its heading."""

    version: Version

    @property
    def session(self) -> Any:
        return self.version.session

    @property
    def heading(self) -> str:
        where = f"{self.session.grand_prix.short_name}, {self.session.grand_prix.circuit_then}"
        return where if self.session.kind == Session.Kind.RACE else f"{where}: {self.session.get_kind_display()}"

    @property
    def label(self) -> str:
        """Its heading in two words, for the way to it: ``USA GP: race``."""
        return f"{self.session.grand_prix.short_name}: {self.session.get_kind_display()}"

    @property
    def key(self) -> str:
        """The same for blocks that show the same."""
        return f"sheet-{self.version.pk}"

    @property
    def facts(self) -> list[str]:
        return [f"classification-{self.version.pk}", season_key(self.season.year)]

    @property
    def season(self) -> NamedSeason:
        return self.session.grand_prix.season


@dataclass(frozen=True, slots=True)
class StandingsBlock:
    """The championship tables of one moment under one heading, without their rows."""

    tables: Sequence[ChampionshipTable]

    @property
    def heading(self) -> str:
        # A season that brings its own rules is a league's.
        name = "Championship" if self.season.rules else "World Championship"
        return f"{name} standings ({self.tables[0].progress})"

    @property
    def label(self) -> str:
        """``standings after 18 of 22 Grand Prix``: the sprints are left to the heading."""
        return f"standings {self.tables[0].races_progress}"

    @property
    def after(self) -> Any:
        return self.tables[0].grand_prix

    @property
    def season(self) -> NamedSeason:
        return self.after.season

    @property
    def key(self) -> str:
        return "-".join(["standings", *(str(table.pk) for table in self.tables)])

    @property
    def facts(self) -> list[str]:
        return [*(table.fact for table in self.tables), season_key(self.season.year)]


Block = ResultBlock | StandingsBlock


@dataclass(slots=True)
class StoryTables:
    """``changes`` since publication, oldest first; ``came_later``: a table was not out yet when the story was."""

    blocks: Sequence[Block] = ()
    changes: Sequence[Change] = ()
    came_later: bool = False
    newest: datetime | None = None

    @property
    def facts(self) -> list[str]:
        return [fact for block in self.blocks for fact in block.facts]


def tables_of(story: Any, wanted: Iterable[Wanted], versions: Versions, at: datetime) -> StoryTables:
    """The tables a story calls for as they stood ``at`` a moment."""
    wanted = list(wanted)
    shown = [version for table in wanted if (version := versions.at(table, at))]
    published = pinned_at(story, clock.now())
    later = {table: [each for each in versions.of(table) if each.at > published] for table in wanted}
    was_out = {table: versions.at(table, published) is not None for table in wanted}
    changed = [each.change for table in wanted if was_out[table] for each in later[table]]
    return StoryTables(
        _blocks(shown),
        _each_once(changed),
        any(later[table] and not was_out[table] for table in wanted),
        max((version.at for version in shown), default=None),
    )


def _each_once(changes: Iterable[Change]) -> list[Change]:
    """In the order of time. Results stand before standings: of a ruling that changed both, the sheet says more."""
    found: dict[datetime, Change] = {}
    for change in changes:
        found.setdefault(change.at, change)
    return sorted(found.values(), key=lambda change: change.at)


def _blocks(versions: Iterable[Dated]) -> list[Block]:
    """Tables in their order; championship tables of one Grand Prix that follow each other share a block."""
    blocks: list[Block] = []
    for _, table, _ in versions:
        last = blocks[-1] if blocks else None
        if isinstance(table, Version):
            blocks.append(ResultBlock(table))
        elif isinstance(last, StandingsBlock) and _belong_together(last.tables[0], table):
            blocks[-1] = StandingsBlock([*last.tables, table])
        else:
            blocks.append(StandingsBlock([table]))
    return blocks


def _belong_together(one: ChampionshipTable, other: ChampionshipTable) -> bool:
    return one.grand_prix.pk == other.grand_prix.pk and one.progress == other.progress


def tables_as_html(blocks: Iterable[Block], shelf: Shelf) -> dict[str, str]:
    """The tables of blocks, by their keys. Four queries where some have to be made, however many."""
    return shelf.keep({block.key: block for block in blocks}, blocks_made)


def blocks_made(blocks: Mapping[str, Block]) -> dict[str, str]:
    """The tables of blocks, by their keys. Four queries at most."""
    read = read_blocks(blocks.values())
    # What a template has made is escaped.
    return {key: mark_safe(render_to_string("articles/_block.html", shown)) for key, shown in read.items()}  # noqa: S308


def read_blocks(blocks: Iterable[Block]) -> dict[str, dict[str, Any]]:
    """Of each block by its key the ``sheet`` or the ``tables`` with their rows. Four queries at most."""
    blocks = list(blocks)
    tables = [table for block in blocks if isinstance(block, StandingsBlock) for table in block.tables]
    totals = {table.grand_prix.season_id: cast(Weekend, table.grand_prix).totals for table in tables}
    with_rows = read_tables(tables, totals) if tables else {}
    sheets = read_sheets([block.version for block in blocks if isinstance(block, ResultBlock)])
    return {
        block.key: {"tables": [with_rows[cast(int, table.pk)] for table in block.tables]}
        if isinstance(block, StandingsBlock)
        else {"sheet": sheets[block.version.pk]}
        for block in blocks
    }
