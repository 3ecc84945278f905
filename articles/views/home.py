"""The front page."""

from dataclasses import replace

from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Article
from f1site.rendering import render_page
from results.models import Classification, GrandPrix, Session, StandingsTable
from results.reading.sheets import SessionSheet, read_sheet
from results.reading.standings import ChampionshipTable, read_tables

STORIES = 12
LINES = 5


@require_safe
def home(request):
    published = Article.objects.published().select_related("grand_prix")
    lead = published.order_by("-is_lead", "-published_at", "-pk").first()
    stories = published.exclude(pk=lead.pk).newest_first() if lead else []
    last_race, tables, next_race = _last_race(), _tops_of_the_tables(), _next_grand_prix()
    context = {
        "lead": lead,
        "stories": stories[:STORIES],
        "last_race": last_race,
        "podium": [row for row in last_race.classified if row.entry.position <= 3] if last_race else [],
        "tables": tables,
        "next_race": next_race,
    }
    facts = [last_race.session] if last_race else []
    facts += [table.table for table in tables] + ([next_race] if next_race else [])
    return render_page(request, "articles/home.html", context, facts=["stories", "calendar", "standings", *facts])


def _last_race() -> SessionSheet | None:
    """The result of the latest race that has one. Three queries."""
    sheets = Classification.objects.current().filter(session__kind=Session.Kind.RACE)
    latest_first = sheets.order_by(F("session__grand_prix__date").desc(nulls_last=True), "-issued_at")
    latest = latest_first.select_related("ruling", "session__grand_prix__layout__circuit").first()
    return latest and read_sheet(latest)


def _tops_of_the_tables() -> list[ChampionshipTable]:
    """The first lines of both championships after the latest Grand Prix, drivers first. Three queries."""
    latest = list(StandingsTable.objects.current().select_related("grand_prix").latest_first()[:2])
    same = [table for table in latest if table.grand_prix_id == latest[0].grand_prix_id]
    tables = sorted(read_tables(same).values(), key=lambda table: not table.is_for_drivers)
    return [replace(table, rows=table.rows[:LINES]) for table in tables]


def _next_grand_prix() -> GrandPrix | None:
    """The next one to be driven: dated today or later, its race without a result."""
    result = Classification.objects.issued().filter(session__grand_prix=OuterRef("pk"), session__kind=Session.Kind.RACE)
    coming = GrandPrix.objects.filter(~Exists(result), state=GrandPrix.State.SCHEDULED, date__gte=timezone.now().date())
    return coming.select_related("layout__circuit").chronological().first()
