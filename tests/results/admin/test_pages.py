"""Every page of the admin answers, with one row and with many, and none needs more than thirty queries."""

import pytest
from django.contrib import admin
from django.urls import reverse

from articles.models import Article
from results.models import GrandPrix, PointsAdjustment, Session
from tests.builders import (
    a_classification,
    a_constructor,
    a_drive,
    a_driver,
    a_fastest_lap,
    a_grand_prix,
    a_grid,
    a_lineage,
    a_points_adjustment,
    a_quote,
    a_session,
    a_speaker,
    a_standings_table,
    an_article,
    an_embed,
)

OURS = [model for model in admin.site._registry if model._meta.app_label in ("results", "articles")]
MOST_QUERIES = 30


@pytest.fixture
def one_of_each(db):
    """A row in every table, tied together."""
    session = a_session(a_grand_prix())
    a_classification(session, rows=1)
    a_classification(session, rows=1, issued_at=None, state="revised")
    a_fastest_lap(session)
    a_grid(session, drivers=1)
    a_standings_table(session.grand_prix, rows=1)
    a_points_adjustment(session.grand_prix)
    a_lineage((a_constructor(), 1999, 2009), (a_constructor(), 2010, None))
    a_drive(session.grand_prix.season)
    story = an_article([a_driver()], [a_constructor()], published_at=None)
    a_quote(story, a_speaker(driver=a_driver()))
    an_embed(story, session=session)


def _address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.mark.parametrize("model", OURS)
def test_list_names_its_row(model, editor, one_of_each):
    response = editor.get(_address(model, "changelist"))
    assert response.context["cl"].result_count >= 1
    assert str(model._meta.verbose_name) in response.content.decode()


@pytest.mark.parametrize("model", OURS)
def test_empty_list_answers(model, editor):
    assert editor.get(_address(model, "changelist")).context["cl"].result_count == 0


@pytest.mark.parametrize("model", OURS)
@pytest.mark.parametrize("words", ["2023 austin race", "nobody", "\x00", "9" * 40, "'\"%_"])
def test_search_takes_any_words(model, words, editor, one_of_each):
    assert editor.get(_address(model, "changelist"), {"q": words}).status_code == 200


@pytest.mark.parametrize("model", OURS)
def test_page_of_a_row_shows_it(model, editor, one_of_each, django_assert_max_num_queries):
    row = model.objects.first()
    with django_assert_max_num_queries(MOST_QUERIES):
        response = editor.get(_address(model, "change", row.pk))
    assert response.context["original"] == row


@pytest.mark.parametrize("model", [model for model in OURS if model.__name__ != "StandingsTable"])
def test_page_for_a_new_row_offers_a_form(model, editor, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST_QUERIES):
        response = editor.get(_address(model, "add"))
    assert response.context["adminform"].form.instance.pk is None


@pytest.mark.parametrize("model", OURS)
def test_address_of_no_row_leads_back(model, editor):
    assert editor.get(_address(model, "change", "9" * 40)).status_code == 302


@pytest.mark.parametrize(
    "model", [model for model in OURS if model.__name__ not in ("StandingsTable", "Classification")]
)
def test_deletion_is_explained(model, editor, one_of_each, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST_QUERIES):
        response = editor.get(_address(model, "delete", model.objects.first().pk))
    assert "delete" in response.content.decode()


def test_nothing_with_results_can_be_deleted(editor, one_of_each):
    for model in OURS:
        if model.__name__ in ("GrandPrix", "Session", "Constructor", "EngineManufacturer", "Season"):
            row = model.objects.filter(pk__in=[1, 2023]).first() or model.objects.order_by("pk").first()
            editor.post(_address(model, "delete", row.pk), {"post": "yes"})
            editor.post(
                _address(model, "changelist"),
                {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"},
            )
            assert model.objects.filter(pk=row.pk).exists()


def test_pages_of_many_rows_cost_few_queries(editor, season_2023, django_assert_max_num_queries):
    for model in OURS:
        for address in (_address(model, "changelist"), f"{_address(model, 'changelist')}?q=2023+prix"):
            with django_assert_max_num_queries(MOST_QUERIES):
                editor.get(address)
        row = model.objects.last()
        if row is not None:
            with django_assert_max_num_queries(MOST_QUERIES):
                editor.get(_address(model, "change", row.pk))
            with django_assert_max_num_queries(MOST_QUERIES):
                editor.get(_address(model, "delete", row.pk))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("2023 austin race", ["2023 United States Grand Prix, race, 22 October 2023"]),
        (
            "united states qualifying",
            [
                "2023 United States Grand Prix, sprint qualifying, 21 October 2023",
                "2023 United States Grand Prix, qualifying, 20 October 2023",
            ],
        ),
        ("1931 austin race", []),
        ("\x00", None),
    ],
)
def test_session_is_found_by_year_place_and_kind(words, found, editor, season_2023):
    query = {"app_label": "results", "model_name": "classification", "field_name": "session", "term": words}
    results = editor.get(reverse("admin:autocomplete"), query).json()["results"]
    if found is not None:
        assert sorted(row["text"] for row in results) == sorted(found)


def test_admin_keeps_a_strict_policy(editor):
    for model in OURS:
        policy = editor.get(_address(model, "changelist"))["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "nonce" not in policy


def test_admin_says_whose_it_is(client):
    assert "Parc Fermé" in client.get(reverse("admin:login")).content.decode()


@pytest.mark.parametrize("model", [Session, PointsAdjustment, Article])
def test_list_of_a_grand_prix_no_database_can_hold_is_refused(model, editor, one_of_each):
    assert editor.get(_address(model, "changelist"), {"grand_prix": "9" * 20}).status_code == 400
    known = GrandPrix.objects.first().pk
    assert editor.get(_address(model, "changelist"), {"grand_prix": known}).status_code == 200


def test_a_team_shows_every_name_it_had(editor):
    old, new = a_constructor(name="Brawn"), a_constructor(name="Mercedes")
    a_lineage((old, 2009, 2009), (new, 2010, None))
    formset = editor.get(_address(type(new), "change", new.pk)).context["inline_admin_formsets"][0].formset
    assert [(form.instance.constructor.name, form.instance.last_year) for form in formset.initial_forms] == [
        ("Brawn", 2009),
        ("Mercedes", None),
    ]
