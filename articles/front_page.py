"""The front page: the lead with its race, the last podium, the heads of the championship tables, what is next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Case, DateField, DateTimeField, OuterRef, QuerySet, Subquery, Value, When

from articles.facts import STORIES
from articles.leading import leading, moments
from articles.models import Article, Embed
from articles.structured_data import web_site
from articles.tables.wanted import wanted_by, with_races
from f1site import clock
from f1site.facts import Fact
from f1site.paths import path_to
from f1site.prepared import prepared
from results.charts.tracks import Shape
from results.facts import CALENDAR, RESULTS, STANDINGS
from results.marks.drawings import track
from results.models import Session
from results.reading.ahead import Ahead, read_ahead, read_last
from results.reading.championship.standings import ChampionshipTable, current_versions, read_tables
from results.reading.credits import Credit, Told, credits_of
from results.reading.editions import Edition
from results.reading.race_sheets import race_sheets, read_editions
from results.reading.sentences.race import in_words
from results.reading.sentences.reach import later_in_words, stands_after
from results.reading.sentences.weekend import sessions as sessions_in_words
from results.reading.sheets.sheet import SessionSheet, SheetRow, read_sheets
from results.reading.weekends.coming import ComingWeekend, coming_weekend

SHOWN = 14
# The newest after the lead stand larger.
LARGE = 2
LINES = 5


class Headline(NamedTuple):
    """A story as the front page tells it; ``race_before`` and ``own_race_is_out`` as ``with_races`` tells them.

    ``chosen_race`` is the Grand Prix whose race is the first that was chosen for it by hand.
    """

    pk: int
    slug: str
    kind: str
    kicker: str
    headline: str
    standfirst: str
    byline: str
    published_at: datetime
    tables: str
    grand_prix_id: int | None
    race_before: int | None
    own_race_is_out: bool
    chosen_race: int | None

    def get_absolute_url(self) -> str:
        return path_to("story", self.published_at.year, f"{self.published_at.month:02}", self.slug)

    def get_kind_display(self) -> str:
        return Article.Kind(self.kind).label


@prepared(Headline, at=DateTimeField(), led_after=DateTimeField(), last_noon=DateField(), near=DateField())
def _headlines(at: Any, **moments: Any) -> QuerySet[Article, Any]:
    """The lead first (the newest that still leads, else the newest), then the newest others."""
    out = Article.objects.published(at)
    first: QuerySet[Any] = leading(out, at, **moments)
    first = first.order_by("-leads", "-published_at", "-pk").values("pk")[:1]
    races = Embed.objects.filter(article=OuterRef("pk"), session__kind=Session.Kind.RACE).order_by("order", "pk")
    told = with_races(out, at).annotate(chosen_race=Subquery(races.values("session__grand_prix")[:1]))
    is_first = Case(When(pk=Subquery(first), then=Value(0)), default=Value(1))
    return told.order_by(is_first, "-published_at", "-pk").values(*Headline._fields)[: 1 + SHOWN]


def _race_of(lead: Headline) -> int | None:
    """The Grand Prix whose race result is the first that a story shows."""
    if lead.tables == Article.Tables.CHOSEN:
        return lead.chosen_race
    wanted = wanted_by([lead])[lead.pk]
    return next((table.grand_prix for table in wanted if table.what == Session.Kind.RACE), None)


@dataclass(frozen=True, slots=True)
class Strip:
    """The head of a race sheet as a picture: each of ``rows`` with a bar as long as its gap to the winner."""

    sheet: SessionSheet
    track: Shape | None

    @property
    def rows(self) -> list[SheetRow]:
        return self.sheet.classified[:LINES]

    @property
    def bars(self) -> list[tuple[SheetRow, int]]:
        """Each row with the length of its bar in hundredths of the longest, 0 where no gap is known."""
        longest = max((row.gap_ms or 0 for row in self.rows), default=0)
        return [(row, round(100 * (row.gap_ms or 0) / longest) if longest else 0) for row in self.rows]

    @property
    def words(self) -> str:
        return in_words(self.sheet)


@dataclass(frozen=True, slots=True)
class FrontPage:
    """``strip`` is the race that the tables of the lead show, ``last_race`` the last of all where that is another.

    ``later`` tells of races since that are over and have no result here, ``stands_after`` after what the tables stand.
    """

    lead: Headline | None
    stories: Sequence[Headline]
    strip: Strip | None
    last_race: SessionSheet | None
    tables: Sequence[ChampionshipTable]
    ahead: Ahead
    coming: ComingWeekend | None
    credits: Sequence[Credit]
    facts: Sequence[Fact]

    @property
    def large(self) -> Sequence[Headline]:
        return self.stories[:LARGE]

    @property
    def small(self) -> Sequence[Headline]:
        return self.stories[LARGE:]

    @property
    def podium_words(self) -> str:
        return in_words(self.last_race)

    @property
    def later(self) -> str:
        return later_in_words(self.ahead.missing)

    @property
    def stands_after(self) -> str:
        """A race that has a table, and is late or to come, has had its sprint."""
        own = self.tables[0].grand_prix
        unraced = next((each for each in (*self.ahead.missing, self.ahead.next) if each and each.pk == own.pk), None)
        return stands_after(unraced) if unraced else own.the_name

    @property
    def sessions_words(self) -> str:
        return sessions_in_words(self.coming.lines) if self.coming else ""

    @property
    def season_under_way(self) -> int | None:
        """The year of the season that is on: stories of earlier years say so."""
        years = [self.coming.grand_prix.season_id] if self.coming else []
        return max([*years, *(table.grand_prix.season_id for table in self.tables)], default=None)

    @property
    def structured_data(self) -> dict[str, Any]:
        return web_site()


def read_front_page() -> FrontPage:
    """Twelve queries at most."""
    headlines = _headlines(**moments(clock.now()))
    lead = next(iter(headlines), None)
    last, wanted = read_last(), _race_of(lead) if lead else None
    there = read_editions({each for each in (*last, wanted) if each})
    sheets = race_sheets(there.values())
    read = read_sheets(sheets.values())
    last_race, shown = (read[sheets[each].pk] if each in sheets else None for each in (last.raced, wanted))
    strip = Strip(shown, track(sheets[wanted])) if wanted and shown and shown.classified else None
    tables = _tops_of_the_tables([there[last.with_table]] if last.with_table else [])
    ahead = read_ahead(tables[0].grand_prix.date if tables else None)
    coming = coming_weekend(ahead.next)
    seasons: list[Told] = [table.grand_prix.season for table in tables]
    seasons += [sheet.session.grand_prix.season for sheet in (last_race, shown) if sheet]
    seasons += [coming.grand_prix.season] if coming else []
    facts = [STORIES, CALENDAR, RESULTS, STANDINGS]
    # The strip of the lead is the podium already where it shows the same race.
    podium = None if strip and strip.sheet is last_race else last_race
    return FrontPage(lead, headlines[1:], strip, podium, tables, ahead, coming, credits_of(seasons), facts)


def _tops_of_the_tables(after: Sequence[Edition]) -> list[ChampionshipTable]:
    """The first lines of both championships after a Grand Prix, drivers first. Four queries."""
    tables = sorted(read_tables(current_versions(after)).values(), key=lambda table: not table.is_for_drivers)
    return [replace(table, rows=table.rows[:LINES]) for table in tables]
