from datetime import date

import pytest
from django.db import IntegrityError

from results.reading.calendars import calendar_of
from tests.builders import a_grand_prix, a_season

pytestmark = pytest.mark.django_db


def rounds(season):
    return {grand_prix.slug: grand_prix.round for grand_prix in calendar_of(season.year).grands_prix}


def test_rounds_count_dates_not_order_of_entry():
    season = a_season(2023)
    a_grand_prix(season, slug="second", date=date(2023, 5, 1))
    a_grand_prix(season, slug="first", date=date(2023, 4, 1))
    assert rounds(season) == {"first": 1, "second": 2}


def test_rounds_pass_over_a_cancelled_grand_prix():
    season = a_season(2023)
    a_grand_prix(season, slug="miami", date=date(2023, 5, 7))
    a_grand_prix(season, slug="imola", date=date(2023, 5, 21), state="cancelled")
    a_grand_prix(season, slug="monaco", date=date(2023, 5, 28))
    assert rounds(season) == {"miami": 1, "imola": None, "monaco": 2}


def test_rounds_of_other_seasons_do_not_count():
    a_grand_prix(2022, slug="bahrain")
    a_grand_prix(2023, slug="bahrain")
    assert rounds(a_season(2023)) == {"bahrain": 1}


def test_a_postponed_grand_prix_without_a_date_is_counted_but_has_no_round_yet():
    season = a_season(2023)
    a_grand_prix(season, slug="later", date=None, state="postponed")
    a_grand_prix(season, slug="first", date=date(2023, 4, 1))
    assert rounds(season) == {"first": 1, "later": None}
    assert [grand_prix.slug for grand_prix in season.grands_prix.counting().chronological()] == ["first", "later"]


def test_two_on_one_day_have_rounds_of_their_own():
    season = a_season(2023)
    for slug in ("b", "a"):
        a_grand_prix(season, slug=slug, date=date(2023, 4, 1))
    assert rounds(season) == {"a": 1, "b": 2}


def test_a_scheduled_grand_prix_needs_a_date():
    with pytest.raises(IntegrityError, match="scheduled_grand_prix_has_a_date"):
        a_grand_prix(date=None)


def test_a_slug_may_return_in_another_season_but_not_in_the_same():
    a_grand_prix(2022, slug="monaco")
    a_grand_prix(2023, slug="monaco")
    with pytest.raises(IntegrityError):
        a_grand_prix(2023, slug="monaco")


def test_address_holds_the_slug():
    grand_prix = a_grand_prix(2023, slug="united-states")
    assert grand_prix.get_absolute_url() == "/seasons/2023/united-states/"
    assert rounds(grand_prix.season) == {"united-states": 1}
