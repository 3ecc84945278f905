"""The site standing at a moment is the site without all that came later: no id, name or number of it is on any page."""

from datetime import datetime

import pytest
from django.core.cache import cache
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from articles.importers.stories import import_stories
from articles.models import Article, Embed, Quote, Speaker
from f1site import clock
from results.models import (
    Classification,
    Constructor,
    Driver,
    DriverOfTheDay,
    Entry,
    FastestLap,
    GrandPrix,
    GridPosition,
    PitStop,
    PointsAdjustment,
    Ruling,
    Score,
    Session,
)
from results.scoring.store import rebuild

MOMENTS = {
    "before the season": "2023-02-20T12:00",
    "after a sprint": "2023-04-29T16:00",
    "after a race": "2023-07-30T18:00",
    "with a sheet that a later one corrects": "2023-10-22T23:00",
    "after the end": "2023-12-05T12:00",
}
# Weekends around each of the moments, and people of whom some come late.
WEEKENDS = ("bahrain", "azerbaijan", "emilia-romagna", "belgium", "united-states", "mexico", "abu-dhabi")
DRIVERS = ("max-verstappen", "lewis-hamilton", "nyck-de-vries", "daniel-ricciardo", "liam-lawson")
RECORDS = ("", "?of=wins&way=streak", "?of=points", "?of=poles&by=constructors", "?of=wins&way=youngest", "?of=titles")
TWINS = (".json", ".csv")


@pytest.fixture
def everything(season_2023):
    assert import_stories().ok
    return season_2023


def addresses():
    yield from ("/", "/news/", "/quotes/", "/feeds/", "/feeds/stories.rss", "/feeds/stories.atom", "/sitemap.xml")
    yield from (f"/sitemap-{name}.xml" for name in ("stories", "speakers", "season-2023", "drivers", "constructors"))
    yield from ("/seasons/", "/seasons/2023/", "/drivers/", "/constructors/", "/circuits/")
    for championship in ("drivers", "constructors"):
        address = f"/seasons/2023/{championship}"
        yield from (f"{address}/", f"{address}/?after=belgium", f"{address}/?after=abu-dhabi")
        yield from (f"{address}{rest}{twin}" for rest in ("", "/results") for twin in TWINS)
    for slug in WEEKENDS:
        yield f"/seasons/2023/{slug}/"
        yield from (f"/seasons/2023/{slug}/{kind}" for kind in ("race/", "race.json", "qualifying/"))
    yield from (f"/seasons/2023/azerbaijan/{kind}" for kind in ("sprint/", "sprint.csv", "sprint-qualifying/"))
    for version in (1, 2):
        yield f"/seasons/2023/united-states/race/?version={version}"
    yield from (f"/drivers/{slug}/" for slug in DRIVERS)
    yield from (row.get_absolute_url() for row in Constructor.objects.order_by("slug")[:3])
    yield from (f"/circuits/{slug}/" for slug in ("baku", "spa-francorchamps", "austin"))
    yield from (f"/records/{query}" for query in RECORDS)
    yield from (f"/records{twin}" for twin in TWINS)
    yield from (story.get_absolute_url() for story in Article.objects.order_by("pk")[::2])
    yield from (f"{story.get_absolute_url()}?tables=published" for story in Article.objects.order_by("pk")[::6])
    yield from (f"/speakers/{slug}/" for slug in Speaker.objects.order_by("slug").values_list("slug", flat=True)[:4])


def pages(client, asked):
    """What is answered at each address: status, headers and text."""
    cache.clear()
    answers = {address: client.get(address) for address in asked}
    return {address: (one.status_code, dict(one.headers), one.content) for address, one in answers.items()}


def forget_what_came_after(moment):
    """Take out of the database what nobody knew yet. What was known keeps its ids."""
    later = Classification.objects.filter(issued_at__gt=moment)
    out = Classification.objects.filter(session=OuterRef("session"), issued_at__lte=moment)
    for model in (FastestLap, PitStop, DriverOfTheDay):
        model.objects.filter(~Exists(out)).delete()
    made_by = {Session.Kind.RACE: Session.Kind.QUALIFYING, Session.Kind.SPRINT: Session.Kind.SPRINT_QUALIFYING}
    for kind, qualifying in made_by.items():
        qualified = Classification.objects.filter(
            session__grand_prix=OuterRef("session__grand_prix"), session__kind=qualifying, issued_at__lte=moment
        )
        GridPosition.objects.filter(~Exists(out) & ~Exists(qualified), session__kind=kind).delete()
    stories = Article.objects.filter(Q(published_at__gt=moment) | Q(published_at=None))
    for model in (Embed, Quote):
        model.objects.filter(article__in=stories).delete()
    stories.delete()
    Score.objects.filter(entry__classification__in=later).delete()
    Entry.objects.filter(classification__in=later).delete()
    later.delete()
    PointsAdjustment.objects.filter(decided_at__gt=moment).delete()
    Ruling.objects.filter(decided_at__gt=moment).delete()
    rebuild(2023)
    Constructor.objects.filter(entries=None).delete()
    unseen = Driver.objects.filter(entries=None, grid_positions=None)
    Speaker.objects.filter(driver__in=unseen).update(driver=None)
    unseen.delete()


@pytest.mark.django_db
@pytest.mark.parametrize("text", MOMENTS.values(), ids=MOMENTS)
def test_no_page_knows_what_came_later(client, everything, text):
    moment = datetime.fromisoformat(f"{text}:00+00:00")
    asked = list(addresses())
    with clock.standing_at(moment):
        told = pages(client, asked)
        with transaction.atomic():
            forget_what_came_after(moment)
            true = pages(client, asked)
            transaction.set_rollback(True)
    assert {status for status, *_ in told.values()} == {200, 404}
    assert sorted(address for address in asked if told[address] != true[address]) == []


def test_there_is_something_to_forget(everything):
    assert not GrandPrix.objects.filter(sessions__classifications__issued_at__gt=clock.now()).exists()
    with transaction.atomic():
        forget_what_came_after(datetime.fromisoformat("2023-10-22T23:00:00+00:00"))
        race = Session.objects.get(grand_prix__slug="united-states", kind="race")
        assert race.classifications.count() == 1
        assert 0 < Classification.objects.count() < 100
        transaction.set_rollback(True)
