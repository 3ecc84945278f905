import pytest
from django.db.models import Q

from f1site.aggregates import Together
from results.models import Entry
from tests.builders import a_driver, a_race

pytestmark = pytest.mark.django_db


def test_columns_of_many_rows_come_in_one_text():
    ann, bea = a_driver(), a_driver()
    a_race(rows=[ann, bea])
    told = Entry.objects.aggregate(
        one=Together("driver"),
        two=Together("driver", "position"),
        winner=Together("driver", filter=Q(position=1)),
        nobody=Together("driver", filter=Q(position=9)),
    )
    assert sorted(told["one"].split(",")) == sorted([f"{ann.pk}", f"{bea.pk}"])
    assert sorted(told["two"].split(",")) == sorted([f"{ann.pk}/1", f"{bea.pk}/2"])
    assert (told["winner"], told["nobody"]) == (f"{ann.pk}", None)
