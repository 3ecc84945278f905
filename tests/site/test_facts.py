"""Whatever is changed, each page that shows it is named by one of the keys of the change."""

from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db.models import Model

from articles.importers.stories import import_stories
from articles.models import Article, Embed, Quote, Speaker
from f1site import facts
from f1site.changes import PRIVATE_APPS, PRIVATE_MODELS
from f1site.facts import keys_of
from results import models
from tests.builders import a_driver_of_the_day, a_lineage, a_pit_stop, a_points_adjustment

PAGES = [
    "/",
    "/news/",
    "/quotes/",
    "/feeds/stories.rss",
    "/feeds/stories.atom",
    "/sitemap.xml",
    "/sitemap-drivers.xml",
    "/sitemap-season-2023.xml",
    "/seasons/",
    "/seasons/2023/",
    "/seasons/2023/drivers/",
    "/seasons/2023/drivers/?after=qatar",
    "/seasons/2023/constructors/",
    "/seasons/2023/drivers.json",
    "/seasons/2023/drivers/results.json",
    "/seasons/2023/united-states/",
    "/seasons/2023/united-states/race/",
    "/seasons/2023/united-states/race/?version=1",
    "/seasons/2023/united-states/race.csv",
    "/seasons/2023/united-states/qualifying/",
    "/seasons/2023/united-states/sprint/",
    "/seasons/2023/mexico/",
    "/drivers/",
    "/drivers/max-verstappen/",
    "/drivers/charles-leclerc/",
    "/constructors/",
    "/constructors/ferrari/",
    "/constructors/alphatauri/",
    "/circuits/",
    "/circuits/austin/",
    "/records/",
    "/records/?of=wins",
    "/records.json?of=wins",
    "/records/?by=constructors",
]  # fmt: skip


pytestmark = pytest.mark.django_db


@pytest.fixture
def before(client, season_2023):
    """The pages of the demo, with all that is in no bundled season."""
    import_stories()
    race = models.Session.objects.get(grand_prix__slug="united-states", kind="race")
    ferrari, alphatauri = (models.Constructor.objects.get(slug=slug) for slug in ("ferrari", "alphatauri"))
    a_lineage((alphatauri, 2020, None), (ferrari, 2006, 2019))
    a_points_adjustment(
        race.grand_prix,
        driver=models.Driver.objects.get(slug="charles-leclerc"),
        decided_at=datetime(2023, 10, 23, tzinfo=UTC),
        reason="As decided.",
    )
    a_pit_stop(race, models.Driver.objects.get(slug="max-verstappen"))
    if not race.drivers_of_the_day.exists():
        a_driver_of_the_day(race, models.Driver.objects.get(slug="max-verstappen"))
    return seen(client)


def seen(client):
    """(what it shows, its keys) of each page."""
    cache.clear()
    found = {}
    for path in PAGES:
        response = client.get(path)
        assert response.status_code == 200, path
        found[path] = response.content, set(response["Surrogate-Key"].split())
    return found


def of_austin(model: type[Model], **wanted):
    return model._default_manager.filter(session__grand_prix__slug="united-states", **wanted).order_by("pk")


def newest_table():
    tables = models.StandingsTable.objects.filter(grand_prix__slug="united-states", championship="drivers")
    return [tables.latest("valid_from", "pk").pk]


CHANGES = {
    "season": (lambda: models.Season.objects.filter(year=2023), {"name": "Zyx Season"}),
    "grand prix name": (lambda: models.GrandPrix.objects.filter(slug="united-states"), {"short_name": "Zyx GP"}),
    "grand prix date": (lambda: models.GrandPrix.objects.filter(slug="united-states"), {"date": date(2023, 10, 24)}),
    "session": (
        lambda: models.Session.objects.filter(grand_prix__slug="mexico", kind="race"),
        {"scheduled_laps": 99},
    ),
    "sheet": (lambda: of_austin(models.Classification, session__kind="race"), {"state": "provisional"}),
    "entry": (
        lambda: models.Entry.objects.filter(
            classification__session__grand_prix__slug="united-states",
            classification__session__kind="race",
            position=2,
        ),
        {"laps": 3, "number": 99},
    ),
    "score": (
        lambda: models.Score.objects.filter(
            entry__classification__session__grand_prix__slug="united-states", entry__position=2
        ),
        {"points": 77},
    ),
    "ruling": (lambda: of_austin(models.Ruling), {"title": "Zyx ruling"}),
    "grid": (lambda: of_austin(models.GridPosition, driver__slug="charles-leclerc"), {"position": 19}),
    "fastest lap": (lambda: of_austin(models.FastestLap), {"time_ms": 99_999}),
    "pit stop": (lambda: of_austin(models.PitStop), {"time_ms": 99_999}),
    "driver of the day": (lambda: of_austin(models.DriverOfTheDay), {"percentage": 99}),
    "table": (
        lambda: models.StandingsTable.objects.filter(pk__in=newest_table()),
        {"valid_from": datetime(2023, 12, 31, tzinfo=UTC)},
    ),
    "standing": (lambda: models.Standing.objects.filter(driver__slug="charles-leclerc"), {"points": 7}),
    "adjustment": (lambda: models.PointsAdjustment.objects.all(), {"reason": "Zyx reason."}),
    "driver name": (lambda: models.Driver.objects.filter(slug="charles-leclerc"), {"last_name": "Zyx"}),
    "nationality": (lambda: models.Driver.objects.filter(slug="charles-leclerc"), {"nationality": "POL"}),
    "team": (lambda: models.Constructor.objects.filter(slug="ferrari"), {"name": "Zyx"}),
    "engine": (lambda: models.EngineManufacturer.objects.all(), {"name": "Zyx"}),
    "lineage": (lambda: models.LineageStep.objects.filter(first_year=2006), {"first_year": 2007}),
    "circuit": (lambda: models.Circuit.objects.filter(slug="austin"), {"name": "Zyx"}),
    "layout": (lambda: models.CircuitLayout.objects.filter(circuit__slug="austin"), {"length_m": 7777}),
    "story": (lambda: Article.objects.published(), {"headline": "Zyx"}),
    "table in a story": (lambda: Embed.objects.filter(table="drivers"), {"table": "constructors"}),
    "quote": (lambda: Quote.objects.all(), {"words": "Zyx."}),
    "speaker": (lambda: Speaker.objects.all(), {"name": "Zyx"}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_page_that_a_change_changes_has_a_key_of_it(client, before, change):
    rows, fields = CHANGES[change]
    concerned = {key for row in rows() for key in keys_of(row)}
    assert rows().update(**fields)
    after = seen(client)
    changed = {path for path in PAGES if after[path][0] != before[path][0]}
    assert changed
    assert {path for path in changed if not before[path][1] & concerned} == set()


def test_a_change_of_a_row_is_told_for_every_model_that_pages_show():
    shown = {
        model
        for model in apps.get_models()
        if model._meta.app_label not in PRIVATE_APPS and model._meta.label_lower not in PRIVATE_MODELS
    }
    assert {model._meta.label for model in shown - facts.every_model()} <= {"f1site.FormerAddress"}


def test_what_stands_alone_is_named_alone(before):
    """A new version of one sheet does not throw away what shows another."""
    keys = before["/seasons/2023/united-states/qualifying/"][1]
    assert not keys & {"stories", "standings", "quotes"}
    assert len([key for key in keys if key.startswith("classification-")]) == 1
