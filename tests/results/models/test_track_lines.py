"""Drawings stored before they were lines become lines."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from results.models import CircuitLayout
from tests.builders import a_layout


@pytest.mark.django_db
def test_stored_drawings_become_lines():
    drawn = '{"view_box":"0 0 500 500","paths":[{"d":"M0 0H4v2z","transform":"scale(2)"}]}'
    a_layout(slug="drawn", drawing=drawn)
    a_layout(slug="a-point", drawing='{"view_box":"0 0 5 5","paths":[{"d":"M5 5","transform":""}]}')
    a_layout(slug="a-line", drawing="M0 0l5 5")
    a_layout(slug="none")

    import_module("results.migrations.0007_track_lines").trace(apps, SimpleNamespace(connection=connection))

    assert dict(CircuitLayout.objects.values_list("slug", "drawing")) == {
        "drawn": "M0 0l2000 0 0 1000z",
        "a-point": "",
        "a-line": "M0 0l5 5",
        "none": "",
    }
