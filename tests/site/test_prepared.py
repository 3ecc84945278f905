"""Prepared queries give what the queryset gives, whatever they are asked, and are put together once."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import NamedTuple

import pytest
from django.db.models import CharField, DateTimeField, F, IntegerField, Sum

from f1site.prepared import prepared
from results.models import Classification, Driver, GrandPrix, Season, StandingsTable
from tests.builders import a_classification, a_driver, a_grand_prix, a_season, a_standings_table

pytestmark = pytest.mark.django_db


class Named(NamedTuple):
    slug: str
    pk: int


class Issued(NamedTuple):
    version: int
    issued_at: datetime


class Total(NamedTuple):
    points: Decimal


def prepared_drivers():
    @prepared(Named, slug=CharField())
    def drivers(slug):
        return Driver.objects.filter(slug=slug).values("pk", "slug")

    return drivers


def test_rows_have_the_names_of_their_columns():
    driver = a_driver(slug="niki-lauda")
    assert prepared_drivers()(slug="niki-lauda") == [Named(slug="niki-lauda", pk=driver.pk)]


@pytest.mark.parametrize("slug", ["", "%s", "' OR 1=1 --", "nobody", "é"])
def test_what_is_asked_is_a_value_and_never_a_part_of_the_query(slug):
    a_driver(slug="niki-lauda")
    assert prepared_drivers()(slug=slug) == []


def test_it_is_one_query_and_put_together_once(django_assert_num_queries):
    drivers, made = prepared_drivers(), []
    build = drivers.build
    drivers.build = lambda **given: made.append(1) or build(**given)
    with django_assert_num_queries(3):
        for slug in "abc":
            drivers(slug=slug)
    assert len(made) == 1


@pytest.mark.parametrize("years", [[], [1957], [1957, 1958], [1901]])
def test_a_list_may_have_any_length(years):
    @prepared(Named, years=IntegerField())
    def grands_prix(years):
        return GrandPrix.objects.filter(season__among=years).order_by("pk").values("slug", "pk")

    for year in (1957, 1958, 1959):
        a_grand_prix(year)
    found = grands_prix(years=years)
    assert [row.pk for row in found] == list(
        GrandPrix.objects.filter(season__in=years).order_by("pk").values_list("pk", flat=True)
    )


def test_a_list_of_words():
    @prepared(Named, slugs=CharField())
    def drivers(slugs):
        return Driver.objects.filter(slug__among=slugs).values("slug", "pk")

    a_driver(slug="alain-prost")
    assert [row.slug for row in drivers(slugs=["alain-prost", "ayrton-senna"])] == ["alain-prost"]
    assert drivers(slugs=[]) == []


def test_moments_come_back_as_moments():
    moment = datetime(2023, 10, 22, 21, 3, 5, 120, tzinfo=UTC)
    a_classification(issued_at=moment)

    @prepared(Issued, at=DateTimeField())
    def issued(at):
        return Classification.objects.filter(issued_at__lte=at).values("version", "issued_at")

    assert issued(at=moment) == [Issued(1, moment)]
    assert issued(at=moment.replace(microsecond=119)) == []


def test_points_come_back_as_decimals():
    a_standings_table(rows=[{"points": Decimal("12.5")}, {"points": Decimal("8")}])

    @prepared(Total)
    def totals():
        return StandingsTable.objects.values("pk").annotate(points=Sum("standings__points")).values("points")

    [total] = totals()
    assert (total.points, type(total.points)) == (Decimal("20.5"), Decimal)


def test_a_column_that_its_row_has_not_is_refused():
    @prepared(Named)
    def seasons():
        return Season.objects.values("year", slug=F("name"))

    with pytest.raises(TypeError, match="Named has"):
        seasons()


def test_a_value_that_is_missing_is_refused():
    a_season()
    with pytest.raises(TypeError, match="asked with slug"):
        prepared_drivers()()
