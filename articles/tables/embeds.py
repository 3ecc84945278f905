"""The tables inside stories: the wanted ones in the version that stands, or in the one that stood at a moment."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import OuterRef, Subquery
from django.utils.text import capfirst

from articles.models import Article
from articles.tables.wanted import Wanted, pinned_at, wanted_by
from f1site import clock
from results.models import Classification, GrandPrix, PointsAdjustment, Ruling, Season, Session, StandingsTable
from results.reading.championship.standings import ChampionshipTable, read_tables
from results.reading.sheets.sheet import SessionSheet, read_sheets


@dataclass(slots=True)
class ResultBlock:
    """A session's result under its heading."""

    sheet: SessionSheet

    @property
    def heading(self) -> str:
        session = self.sheet.session
        where = f"{session.grand_prix.short_name}, {session.grand_prix.circuit_then}"
        return where if session.kind == Session.Kind.RACE else f"{where}: {session.get_kind_display()}"

    @property
    def label(self) -> str:
        """Its heading in two words, for the way to it: ``USA GP: race``."""
        session = self.sheet.session
        return f"{session.grand_prix.short_name}: {session.get_kind_display()}"

    @property
    def key(self) -> tuple:
        """The same for blocks that show the same."""
        return "sheet", self.sheet.classification.pk

    @property
    def facts(self) -> list:
        return [self.sheet.session, self.sheet.classification]

    @property
    def season(self) -> Season:
        return self.sheet.session.grand_prix.season


@dataclass(slots=True)
class StandingsBlock:
    """The championship tables of one moment under one heading."""

    tables: list[ChampionshipTable]

    @property
    def heading(self) -> str:
        # A season that brings its own rules is a league's.
        name = "Championship" if self.after.season.rules else "World Championship"
        return f"{name} standings ({self.tables[0].progress})"

    @property
    def label(self) -> str:
        """``standings after 18 of 22 Grand Prix``: the sprints are left to the heading."""
        return f"standings {self.tables[0].races_progress}"

    @property
    def after(self) -> GrandPrix:
        return self.tables[0].grand_prix

    @property
    def season(self) -> Season:
        return self.after.season

    @property
    def key(self) -> tuple:
        return "standings", *(table.pk for table in self.tables)

    @property
    def facts(self) -> list:
        return [table.fact for table in self.tables] + [f"standings-of-{self.after.season_id}"]


@dataclass(frozen=True, slots=True)
class Change:
    """What changed tables of a story after it came out; ``address`` of the sheet that says so, if one is shown."""

    at: datetime
    title: str
    rule: str = ""
    reason: str = ""
    address: str = ""


@dataclass(slots=True)
class StoryTables:
    """``changes`` since publication, oldest first; ``came_later``: a table was not out yet when the story was."""

    blocks: list[ResultBlock | StandingsBlock] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    came_later: bool = False
    newest: datetime | None = None

    @property
    def facts(self) -> list:
        return [fact for block in self.blocks for fact in block.facts]


def tables_of(article: Article, at: datetime | None = None) -> StoryTables:
    """The tables of one story as they stood ``at`` a moment (default: now). At most nine queries."""
    return tables_of_stories([article], at)[article.pk]


def tables_of_stories(articles: Iterable[Article], at: datetime | None = None) -> dict[int, StoryTables]:
    """The tables of many stories by story id: at most nine queries, however many stories and tables there are.

    Have ``grand_prix`` selected. Stories that share a table share its rows.
    """
    articles, now = list(articles), clock.now()
    wanted = wanted_by(articles, now)
    versions = _Versions.load({table for tables in wanted.values() for table in tables}, now)
    shown = {pk: [versions.at(table, at or now) for table in tables] for pk, tables in wanted.items()}
    read = _read(version for tables in shown.values() for version in tables if version)
    stories = {}
    for article in articles:
        tables = [version for version in shown[article.pk] if version]
        story = StoryTables(_blocks([read[_key(version)] for version in tables]))
        story.newest = max(map(_valid_from, tables), default=None)
        _compare(story, wanted[article.pk], versions, pinned_at(article, now))
        stories[article.pk] = story
    return stories


def _compare(story: StoryTables, wanted: list[Wanted], versions: "_Versions", published: datetime) -> None:
    """Note what has happened to the tables since they were published, each ruling once."""
    changes: dict[datetime, Change] = {}
    for table in wanted:
        later = [version for version in versions.of(table) if _valid_from(version) > published]
        if versions.at(table, published) is None:
            story.came_later |= bool(later)
            continue
        for version in later:
            # Results stand before standings: of a ruling that changed both, the sheet says more.
            changes.setdefault(_valid_from(version), _change(version))
    story.changes = sorted(changes.values(), key=lambda change: change.at)


def _change(version: Classification | StandingsTable) -> Change:
    if isinstance(version, StandingsTable):
        return _change_of_standings(version)
    address = version.get_absolute_url()
    if not version.cause:
        return Change(version.issued_at, f"{version.get_state_display().capitalize()} result issued", address=address)
    if version.is_correction:
        return Change(version.issued_at, version.headline, reason=version.cause_note, address=address)
    ruling = version.ruling
    return Change(version.issued_at, ruling.title, ruling.rule, ruling.reason, address)


def _change_of_standings(table: StandingsTable) -> Change:
    decided = table.ruling_title or table.adjustment_reason
    if decided or not table.correction_cause:
        return Change(table.valid_from, decided or "Standings recomputed")
    title = capfirst(Classification.Cause(table.correction_cause).label)
    return Change(table.valid_from, title, reason=table.correction_note)


def _blocks(tables: list[SessionSheet | ChampionshipTable]) -> list[ResultBlock | StandingsBlock]:
    """Tables in their order; championship tables of one Grand Prix that follow each other share a block."""
    blocks: list[ResultBlock | StandingsBlock] = []
    for table in tables:
        last = blocks[-1] if blocks else None
        if isinstance(table, SessionSheet):
            blocks.append(ResultBlock(table))
        elif isinstance(last, StandingsBlock) and _belong_together(last.tables[0], table):
            last.tables.append(table)
        else:
            blocks.append(StandingsBlock([table]))
    return blocks


def _belong_together(one: ChampionshipTable, other: ChampionshipTable) -> bool:
    return one.grand_prix == other.grand_prix and one.progress == other.progress


def _read(versions: Iterable[Classification | StandingsTable]) -> dict[tuple, SessionSheet | ChampionshipTable]:
    """Each version's rows, read once."""
    by_key = {_key(version): version for version in versions}
    sheets = read_sheets([version for version in by_key.values() if isinstance(version, Classification)])
    tables = read_tables([version for version in by_key.values() if isinstance(version, StandingsTable)])
    return {(Classification, pk): sheet for pk, sheet in sheets.items()} | {
        (StandingsTable, pk): table for pk, table in tables.items()
    }


def _key(version: Classification | StandingsTable) -> tuple:
    return type(version), version.pk


def _valid_from(version: Classification | StandingsTable) -> datetime:
    return version.issued_at if isinstance(version, Classification) else version.valid_from


class _Versions:
    """All versions out by now of a set of tables, oldest first."""

    def __init__(self) -> None:
        self.by_table: dict[tuple[int, str], list[Classification | StandingsTable]] = defaultdict(list)

    @classmethod
    def load(cls, wanted: set[Wanted], now: datetime) -> "_Versions":
        """At most two queries."""
        versions = cls()
        standings = {table.grand_prix for table in wanted if table.is_standings}
        sheets = {(table.grand_prix, table.what) for table in wanted if not table.is_standings}
        # Where the time before a race is asked for, its first sheet marks the end of that time.
        sheets |= {(table.grand_prix, Session.Kind.RACE) for table in wanted if table.before_race}
        for sheet in _sheets(sheets, now):
            versions.by_table[sheet.session.grand_prix_id, sheet.session.kind].append(sheet)
        for table in _standings_tables(standings, now):
            versions.by_table[table.grand_prix_id, table.championship].append(table)
        return versions

    def of(self, wanted: Wanted) -> list[Classification | StandingsTable]:
        versions = self.by_table[wanted.grand_prix, wanted.what]
        if not wanted.before_race:
            return versions
        race = self.by_table[wanted.grand_prix, Session.Kind.RACE]
        return [version for version in versions if not race or _valid_from(version) < race[0].issued_at]

    def at(self, wanted: Wanted, moment: datetime) -> Classification | StandingsTable | None:
        """The version that stood at a moment, None before the first."""
        out = [version for version in self.of(wanted) if _valid_from(version) <= moment]
        return out[-1] if out else None


def _sheets(wanted: set[tuple[int, str]], now: datetime) -> Iterable[Classification]:
    grands_prix, kinds = {grand_prix for grand_prix, _ in wanted}, {kind for _, kind in wanted}
    found = (
        Classification.objects.issued(now)
        .filter(session__grand_prix__in=grands_prix, session__kind__in=kinds)
        .select_related("ruling", "session__grand_prix__season", "session__grand_prix__layout__circuit")
        .order_by("version")
    )
    return (sheet for sheet in found if (sheet.session.grand_prix_id, sheet.session.kind) in wanted)


def _standings_tables(grands_prix: set[int], now: datetime) -> Iterable[StandingsTable]:
    """Each with the ruling or the adjustment that made this version: it is valid from the moment of that sheet."""
    ruling = Ruling.objects.filter(
        classifications__issued_at=OuterRef("valid_from"),
        classifications__session__grand_prix__season=OuterRef("grand_prix__season"),
        classifications__cause=Classification.Cause.RULING,
    )
    correction = (
        Classification.objects.filter(
            issued_at=OuterRef("valid_from"), session__grand_prix__season=OuterRef("grand_prix__season")
        )
        .filter(cause__in=[Classification.Cause.SOURCE, Classification.Cause.CLERICAL])
        .order_by("pk")
    )
    adjustment = PointsAdjustment.objects.filter(
        decided_at=OuterRef("valid_from"), season=OuterRef("grand_prix__season")
    )
    return (
        StandingsTable.objects.filter(grand_prix__in=grands_prix, valid_from__lte=now)
        .select_related("grand_prix__season")
        .annotate(
            ruling_title=Subquery(ruling.order_by().values("title")[:1]),
            adjustment_reason=Subquery(adjustment.order_by().values("reason")[:1]),
            correction_cause=Subquery(correction.values("cause")[:1]),
            correction_note=Subquery(correction.values("cause_note")[:1]),
        )
        .order_by("valid_from")
    )
