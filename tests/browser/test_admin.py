"""The editors' pages in a real browser: whether they fit, and what happens when somebody types fast.

What a test makes is gone with it: the server shares its connection.
"""

from datetime import date

import pytest
from django.contrib import admin
from django.urls import reverse

from articles.models import Article, Quote
from results.models import Classification, Constructor, Driver, GrandPrix, Session
from tests.builders import (
    A_MOMENT,
    a_classification,
    a_constructor,
    a_drive,
    a_driver,
    a_grand_prix,
    a_lineage,
    a_points_adjustment,
    a_session,
    an_article,
    an_embed,
)

LAPTOP, PHONE = 1280, 390
# Of these the row is opened that has the most below it.
TELLING = {
    Article: lambda rows: rows.filter(embeds__isnull=False),
    Classification: lambda rows: rows.filter(session__kind="race", issued_at=None),
    Constructor: lambda rows: rows.filter(lineage__isnull=False),
    GrandPrix: lambda rows: rows.filter(sessions__kind="sprint"),
    Session: lambda rows: rows.filter(kind="race", fastest_laps__isnull=False),
}


@pytest.fixture
def everything(site):
    """Also rows of the kinds that neither the bundled season nor its stories have."""
    grand_prix = GrandPrix.objects.get(season=2023, slug="united-states")
    ferrari, driver = Constructor.objects.get(slug="ferrari"), Driver.objects.get(slug="max-verstappen")
    a_drive(grand_prix.season, driver, constructor=ferrari)
    a_points_adjustment(grand_prix, driver=driver)
    a_lineage((ferrari, 1950, None))
    rows = list(
        Classification.objects.get(session__grand_prix=grand_prix, session__kind="race", version=2).entries.all()
    )
    a_classification(
        a_session(a_grand_prix(2024)), issued_at=None,
        rows=[{"driver": row.driver, "constructor": row.constructor, "engine": row.engine} for row in rows],
    )  # fmt: skip
    story = Article.objects.filter(quotes__isnull=False).first()
    an_embed(story, session=grand_prix.sessions.get(kind="race"))
    an_embed(story, table="drivers", grand_prix=grand_prix)


def _addresses(model):
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    rows = model._default_manager.order_by("-pk")
    row = TELLING.get(model, lambda rows: rows)(rows).first()
    yield reverse(f"{name}_changelist")
    if model.__name__ != "StandingsTable":
        yield reverse(f"{name}_add")
    yield reverse(f"{name}_change", args=[row.pk])
    yield reverse(f"{name}_history", args=[row.pk])


STICKS_OUT = """() => {
  const page = document.documentElement;
  return page.scrollWidth > page.clientWidth ? `${page.scrollWidth} > ${page.clientWidth} px` : "";
}"""
# A list or the rows of a form that can be moved within themselves are seen whole on a laptop.
HIDDEN = """() => [...document.querySelectorAll(".results, .inline-group fieldset")]
  .filter((part) => part.scrollWidth > part.clientWidth).map((part) => `${part.className} ${part.scrollWidth} px`)"""


@pytest.mark.parametrize("model", [model for model in admin.site._registry if model.__name__ != "Group"])
def test_no_page_scrolls_sideways(model, newsroom, site, everything):
    for address in _addresses(model):
        assert newsroom.goto(site + address).status == 200, address
        for width in (PHONE, LAPTOP):
            newsroom.set_viewport_size({"width": width, "height": 900})
            assert newsroom.evaluate(STICKS_OUT) == "", (address, width)
        # A sheet of no session yet has the columns of all kinds.
        if address != reverse("admin:results_classification_add"):
            assert newsroom.evaluate(HIDDEN) == [], address


def test_sheet_of_a_season_of_22_cars_has_22_rows(newsroom, site):
    teams = [a_constructor() for _ in range(11)]
    cars = [{"driver": a_driver(), "constructor": team, "number": str(number)} for number, team in enumerate(teams * 2)]
    a_classification(a_session(a_grand_prix(2026, date=date(2026, 3, 8))), rows=cars)
    session = a_session(a_grand_prix(2026, date=date(2026, 3, 15)))
    newsroom.set_viewport_size({"width": LAPTOP, "height": 900})
    newsroom.goto(f"{site}{reverse('admin:results_classification_add')}?session={session.pk}")
    rows = newsroom.locator("#entries-group tr.form-row:not(.empty-form)")
    assert rows.count() == 22
    shown = [row.locator(".field-driver .select2-selection__rendered").inner_text() for row in rows.all()]
    assert shown == [car["driver"].name for car in cars]
    assert newsroom.evaluate(HIDDEN) == []


def _choose(page, field, name):
    """Type in an autocomplete and press Enter as soon as it takes it."""
    field.press_sequentially(name)
    page.locator(".select2-results__option--highlighted", has_text=name).wait_for()
    field.press("Enter")


def _tagged(page, kind):
    chosen = page.locator(f".field-{kind} .select2-selection__choice")
    return [choice.get_attribute("title").split(",")[0] for choice in chosen.all()]


@pytest.mark.parametrize("pause", [0, 60, 150, 300, 700])
def test_enter_after_a_surname_never_takes_somebody_else(pause, newsroom, site):
    newsroom.goto(f"{site}{reverse('admin:articles_article_add')}")
    field = newsroom.locator(".field-drivers .select2-search__field")
    field.click()
    newsroom.locator(".select2-results__option").first.wait_for()  # everybody, before anything is typed
    field.press_sequentially("verstappen")
    newsroom.wait_for_timeout(pause)
    field.press("Enter")
    assert _tagged(newsroom, "drivers") in ([], ["Max Verstappen"])
    if not _tagged(newsroom, "drivers"):
        newsroom.locator(".select2-results__option--highlighted", has_text="Verstappen").wait_for()
        field.press("Enter")
    assert _tagged(newsroom, "drivers") == ["Max Verstappen"]


def test_writer_without_rights_on_results_chooses_race_driver_and_team(signed_in, site):
    page = signed_in("add_article", "change_article", "view_article", "add_quote", "view_speaker")
    page.goto(f"{site}{reverse('admin:articles_article_add')}")
    page.locator("#id_headline").press_sequentially("Written without rights")
    page.locator(".tiptap").click()
    page.keyboard.type("A text.")
    page.locator(".field-grand_prix .select2-selection").click()
    _choose(page, page.locator(".select2-container--open .select2-search__field"), "Mexico")
    _choose(page, page.locator(".field-drivers .select2-search__field"), "Norris")
    _choose(page, page.locator(".field-constructors .select2-search__field"), "McLaren")
    page.locator("[name=_continue]").click()
    page.wait_for_url("**/change/")
    story = Article.objects.get(headline="Written without rights")
    assert str(story.grand_prix) == "2023 Mexico City Grand Prix"
    assert [driver.name for driver in story.drivers.all()] == ["Lando Norris"]
    assert [team.name for team in story.constructors.all()] == ["McLaren"]
    assert page.goto(f"{site}{reverse('admin:results_driver_changelist')}").status == 403


def test_driver_is_quoted_with_his_role_that_day(newsroom, site):
    race = GrandPrix.objects.get(season=2023, slug="mexico")
    story = an_article(published_at=None, grand_prix=race)
    newsroom.goto(f"{site}{reverse('admin:articles_article_change', args=[story.pk])}")
    newsroom.locator("#quotes-0 .field-speaker .select2-selection").click()
    _choose(newsroom, newsroom.locator(".select2-container--open .select2-search__field"), "Norris")
    role = newsroom.locator("#id_quotes-0-role")
    newsroom.wait_for_function("document.getElementById('id_quotes-0-role').value !== ''")
    assert role.input_value() == "McLaren driver"
    newsroom.locator("#id_quotes-0-words").fill("A good day.")
    newsroom.locator("[name=_continue]").click()
    newsroom.locator(".messagelist").wait_for()
    quote = Quote.objects.get(article=story)
    assert (quote.speaker.driver.slug, quote.role, quote.words) == ("lando-norris", "McLaren driver", "A good day.")


def test_role_that_was_typed_stays(newsroom, site):
    story = an_article(published_at=None, grand_prix=GrandPrix.objects.get(season=2023, slug="mexico"))
    newsroom.goto(f"{site}{reverse('admin:articles_article_change', args=[story.pk])}")
    newsroom.locator("#id_quotes-0-role").fill("winner of the day")
    newsroom.locator("#quotes-0 .field-speaker .select2-selection").click()
    _choose(newsroom, newsroom.locator(".select2-container--open .select2-search__field"), "Norris")
    newsroom.wait_for_load_state("networkidle")
    assert newsroom.locator("#id_quotes-0-role").input_value() == "winner of the day"


@pytest.mark.parametrize("stage", ["draft", "published", "withdrawn"])
def test_sharing_ends_with_one_button(stage, newsroom, site):
    story = an_article(
        published_at=None if stage == "draft" else A_MOMENT,
        withdrawn_at=A_MOMENT if stage == "withdrawn" else None,
        preview_token="11111111-1111-4111-8111-111111111111",
    )
    page = f"{site}{reverse('admin:articles_article_change', args=[story.pk])}"
    newsroom.goto(page)
    newsroom.get_by_role("button", name="Save and stop sharing").click()
    newsroom.locator(".messagelist").wait_for()
    story.refresh_from_db()
    assert story.preview_token is None
    assert newsroom.get_by_role("button", name="Save and stop sharing").count() == 0
    assert "The link to the draft no longer works." in newsroom.locator(".messagelist").inner_text()
