"""The front page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db.models import Case, F, Subquery, Value, When
from django.views.decorators.http import require_safe

from articles.leading import leading
from articles.models import Article
from articles.structured_data import web_site
from articles.tables.wanted import wanted_by, with_races
from f1site.rendering import render_page
from results.models import Classification, Season, Session, StandingsTable
from results.reading.ahead import Ahead, read_ahead
from results.reading.championship.standings import ChampionshipTable, read_tables
from results.reading.credits import credits_of
from results.reading.sentences.race import in_words
from results.reading.sentences.reach import later_in_words, stands_after
from results.reading.sentences.weekend import sessions as sessions_in_words
from results.reading.sheets.sheet import SessionSheet, SheetRow, read_sheets
from results.reading.weekends.coming import ComingWeekend, coming_weekend

STORIES = 14
# The newest after the lead stand larger.
LARGE = 2
LINES = 5


@dataclass(slots=True)
class Strip:
    """The head of a race sheet as a picture: each of ``rows`` with a bar as long as its gap to the winner."""

    sheet: SessionSheet

    @property
    def rows(self) -> list[SheetRow]:
        return self.sheet.classified[:LINES]

    @property
    def longest(self) -> int:
        """The longest gap in milliseconds, 0 where none is known."""
        return max((row.gap_ms or 0 for row in self.rows), default=0)

    @property
    def words(self) -> str:
        return in_words(self.sheet)


@require_safe
def home(request):
    lead, stories = _stories()
    (last_race, shown), tables = _races(lead), _tops_of_the_tables()
    ahead = read_ahead(tables[0].grand_prix.date if tables else None)
    coming = coming_weekend(ahead.next)
    strip = Strip(shown) if shown and shown.classified else None
    # The strip of the lead is the podium already where it shows the same race.
    podium = last_race if last_race and not (strip and strip.sheet is last_race) else None
    context = {
        "lead": lead,
        "strip": strip,
        "large": stories[:LARGE],
        "stories": stories[LARGE:],
        "last_race": podium,
        "podium": podium.podium if podium else [],
        "podium_words": in_words(podium),
        "later": later_in_words(ahead.missing),
        "stands_after": _stands_after(tables, ahead),
        "tables": tables,
        "season_under_way": _season_under_way(tables, coming),
        "coming": coming,
        "sessions_words": sessions_in_words(coming.lines) if coming else "",
        "structured_data": web_site(),
        "credits": credits_of(_seasons(last_race, shown, tables, coming)),
    }
    facts = [sheet.session for sheet in (last_race, shown) if sheet]
    facts += [table.fact for table in tables] + ([f"grandprix-{coming.grand_prix.pk}"] if coming else [])
    return render_page(request, "articles/home.html", context, facts=["stories", "calendar", "standings", *facts])


def _seasons(
    last_race: SessionSheet | None,
    shown: SessionSheet | None,
    tables: list[ChampionshipTable],
    coming: ComingWeekend | None,
) -> Iterator[Season]:
    """Those that something on the page is of."""
    for table in tables:
        yield table.grand_prix.season
    for sheet in filter(None, (last_race, shown)):
        yield sheet.session.grand_prix.season
    if coming:
        yield coming.grand_prix.season


def _stories() -> tuple[Article | None, list[Article]]:
    """The lead (the newest that still leads, else the newest) and the newest others. One query."""
    first = leading(Article.objects.published()).order_by("-leads", "-published_at", "-pk").values("pk")[:1]
    is_first = Case(When(pk=Subquery(first), then=Value(0)), default=Value(1))
    published = with_races(Article.objects.published()).select_related("grand_prix").defer("body")
    found = list(published.order_by(is_first, "-published_at", "-pk")[: 1 + STORIES])
    return (found[0], found[1:]) if found else (None, [])


def _stands_after(tables: list[ChampionshipTable], ahead: Ahead) -> str:
    """After what, in words: a race that has a table, and is late or to come, has had its sprint."""
    if not tables:
        return ""
    own = tables[0].grand_prix
    unraced = next((each for each in (*ahead.missing, ahead.next) if each == own), None)
    return stands_after(unraced) if unraced else own.the_name


def _season_under_way(tables: list[ChampionshipTable], coming: ComingWeekend | None) -> int | None:
    """The year of the season that is on: stories of earlier years say so."""
    years = [coming.grand_prix.season_id] if coming else []
    return max([*years, *(table.grand_prix.season_id for table in tables)], default=None)


def _races(lead: Article | None) -> tuple[SessionSheet | None, SessionSheet | None]:
    """The result of the latest race that has one, and of the race whose result the lead story shows. Five queries."""
    sheets = Classification.objects.current().filter(session__kind=Session.Kind.RACE)
    sheets = sheets.select_related("ruling", "session__grand_prix__season", "session__grand_prix__layout__circuit")
    latest = sheets.order_by(F("session__grand_prix__date").desc(nulls_last=True), "-issued_at").first()
    shown = latest
    wanted = _race_of(lead) if lead else None
    if latest and latest.session.grand_prix_id != wanted:
        shown = sheets.filter(session__grand_prix=wanted).first() if wanted else None
    read = read_sheets([sheet for sheet in (latest, shown) if sheet])
    return latest and read[latest.pk], shown and read[shown.pk]


def _race_of(lead: Article) -> int | None:
    """The Grand Prix whose race result is the first that a story shows."""
    wanted = wanted_by([lead])[lead.pk]
    return next((table.grand_prix for table in wanted if table.what == Session.Kind.RACE), None)


def _tops_of_the_tables() -> list[ChampionshipTable]:
    """The first lines of both championships after the latest Grand Prix, drivers first. Three queries."""
    latest = list(StandingsTable.objects.current().select_related("grand_prix__season").latest_first()[:2])
    same = [table for table in latest if table.grand_prix_id == latest[0].grand_prix_id]
    tables = sorted(read_tables(same).values(), key=lambda table: not table.is_for_drivers)
    return [replace(table, rows=table.rows[:LINES]) for table in tables]
