"""The bundled season at some thirty moments."""

from datetime import datetime

import pytest
import time_machine

from results.importers.bundled import DATA
from results.models import Classification, GridPosition, Session
from results.scoring.store import rebuild
from tests.moments.plain import season_folder
from tests.moments.truth import Truth
from tests.moments.visiting import faults

SEASON = season_folder(DATA / "2023", 2023)

MOMENTS = {
    "in the winter before": "2023-01-10T12:00",
    "on the first Friday": "2023-03-03T14:00",
    "after the first qualifying": "2023-03-04T20:00",
    "on the day of the first race": "2023-03-05T09:00",
    "after the first race": "2023-03-05T12:00",
    "a month without a race": "2023-04-15T12:00",
    "after the first sprint": "2023-04-29T15:00",
    "after the race behind it": "2023-04-30T13:00",
    "on the day that was cancelled": "2023-05-21T14:00",
    "on a Friday with a race behind and one ahead": "2023-06-02T10:00",
    "in the summer break": "2023-08-10T12:00",
    "before the title of the teams": "2023-09-23T20:00",
    "as the title of the teams is won": "2023-09-24T12:00",
    "champion on a Saturday": "2023-10-07T18:00",
    "after the sprint in Austin": "2023-10-21T23:00",
    "as Austin was on the road": "2023-10-22T22:00",
    "as Austin was ruled": "2023-10-23T06:00",
    "after the last sprint": "2023-11-04T20:00",
    "as Las Vegas has started": "2023-11-19T06:30",
    "as Las Vegas is over": "2023-11-19T08:00",
    "before the last race": "2023-11-25T18:00",
    "after the last race": "2023-11-26T12:00",
    "in the next year": "2024-01-20T12:00",
}


def moment(text):
    return datetime.fromisoformat(f"{text}:00+00:00")


@pytest.mark.parametrize("now", MOMENTS.values(), ids=MOMENTS)
def test_no_page_is_false(client, season_2023, now):
    with time_machine.travel(moment(now), tick=False):
        found = faults(client, Truth(SEASON, moment(now)))
    assert not found, "\n".join(found)


KINDS = ("qualifying", "sprint-qualifying", "sprint", "race")


def since(slug, kind="qualifying"):
    """The sheets of an event from a session on, and of all events after it."""
    first = SEASON.events.index(SEASON.find(slug))
    sheets = [(event.slug, each) for event in SEASON.events[first:] for each in KINDS]
    return sheets[sheets.index((slug, kind)) :]


LATE = {
    "nobody has entered anything": (since("bahrain"), "2023-11-24T12:00"),
    "ten races are late": (since("netherlands"), "2023-11-24T12:00"),
    "ten races are late in January": (since("netherlands"), "2024-01-20T12:00"),
    "a race ended an hour ago": (since("las-vegas", "race"), "2023-11-19T09:00"),
    "one race is late": (since("italy"), "2023-09-06T12:00"),
    "one race is late and the next weekend is on": (since("italy", "race"), "2023-09-16T14:00"),
    "two races are late": (since("italy"), "2023-09-20T12:00"),
    "the race after a sprint is late": (since("belgium", "race"), "2023-08-02T12:00"),
    "all is late since a sprint": (since("austria", "race"), "2023-11-24T12:00"),
    "all is late since the sprint that decided": (since("qatar", "race"), "2023-11-24T12:00"),
    "one in the middle was never entered": ([("hungary", "race")], "2023-09-10T12:00"),
    "a sprint was never entered": ([("austria", "sprint")], "2023-07-20T12:00"),
    "a whole sprint weekend was never entered": ([("austria", kind) for kind in KINDS], "2023-10-07T18:00"),
    "only the last is late": (since("abu-dhabi"), "2023-11-28T12:00"),
    "only the last is late in January": (since("abu-dhabi"), "2024-01-20T12:00"),
}


def withhold(sheets):
    """Take sheets away, as if nobody had entered them; a grid goes with the qualifying it was made by."""
    for slug, kind in sheets:
        there = Session.objects.filter(grand_prix__slug=slug)
        Classification.objects.filter(session__in=there.filter(kind=kind)).delete()
        if kind.endswith("qualifying"):
            made = there.filter(kind="sprint" if kind.startswith("sprint") else "race")
            GridPosition.objects.filter(session__in=made).delete()
    if sheets:
        rebuild(SEASON.year)


@pytest.mark.parametrize(("withheld", "now"), LATE.values(), ids=LATE)
def test_no_page_is_false_where_results_are_late(client, season_2023, withheld, now):
    withhold(withheld)
    with time_machine.travel(moment(now), tick=False):
        found = faults(client, Truth(SEASON, moment(now), withheld))
    assert not found, "\n".join(found)
