"""A walk over the bundled site, stories and all: whatever a page says of what is to come or decided is so."""

import re
from collections import Counter

import pytest
import time_machine

from articles.importers.stories import import_stories
from tests.moments.judging import Judge
from tests.moments.test_2023 import LATE, SEASON, moment, withhold
from tests.moments.truth import Truth

LINK = re.compile(r'href="(/[^"#?]*)"')
NO_PAGE = re.compile(r"^/(admin|static|feeds)/|\.\w+$")
# Of each kind of page so many are seen: the last session of a weekend is as good as the first.
OF_A_KIND = 5


def kind_of(address):
    """The shape of an address; the pages of a session are a kind for each session."""
    parts = address.strip("/").split("/")
    if parts[0] == "seasons" and len(parts) == 4:
        return parts[-1]
    return parts[0], len(parts)


def walk(client, judge):
    """See pages by the links between them, from home on. How many were seen."""
    found, ahead, seen = {"/"}, ["/"], Counter()
    while ahead:
        address = ahead.pop(0)
        response = client.get(address)
        assert response.status_code == 200, address
        html = response.content.decode()
        judge.see(address, html)
        for link in LINK.findall(html):
            kind = kind_of(link)
            if link not in found and not NO_PAGE.search(link) and (seen[kind] < OF_A_KIND or kind == ("seasons", 3)):
                found.add(link)
                ahead.append(link)
                seen[kind] += 1
    return len(found)


@pytest.mark.parametrize(
    ("withheld", "now"),
    [((), "2023-10-07T18:00"), LATE["ten races are late"]],
    ids=["between a sprint and its race", "ten races late"],
)
def test_no_page_says_what_is_not_so(client, season_2023, withheld, now):
    assert import_stories().ok
    withhold(withheld)
    with time_machine.travel(moment(now), tick=False):
        judge = Judge(Truth(SEASON, moment(now), withheld))
        assert walk(client, judge) > 60
    assert not judge.faults, "\n".join(judge.faults)
