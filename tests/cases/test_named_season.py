"""A league of drivers alone, whose season has a name of its own."""

import re
import shutil

import pytest
from django.test import Client

from results.importers.season_folder import import_season
from results.models import StandingsTable
from tests.cases.test_leagues import words

RULES = 'year = 2025\nname = "2024-25"\n[rules]\nrace = [50, 45, 42, 40, 39]\nbest = 2\nconstructors = false\n'


@pytest.fixture
def league(case, tmp_path, db):
    folder = tmp_path / "kart"
    shutil.copytree(case("kart"), folder)
    (folder / "season.toml").write_text(RULES, encoding="utf-8")
    report = import_season(folder)
    assert report.ok, "\n".join(report.fault_lines())


def addresses(client):
    """Every page the home page leads to, in so many steps as it takes."""
    found, waiting = set(), ["/"]
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        found.add(address)
        response = client.get(address)
        if response.status_code == 200 and response.headers["Content-Type"].startswith("text/html"):
            links = re.findall(r'href="(/(?!static|admin)[^"#?]*)', response.content.decode())
            waiting += [link for link in links if link not in found]
    return sorted(found)


def test_no_page_claims_a_title_for_constructors_where_there_is_none(league):
    assert set(StandingsTable.objects.values_list("championship", flat=True)) == {"drivers"}
    client = Client()
    pages = addresses(client)
    assert len(pages) > 15
    for address in pages:
        text = words(client, address)
        claims = re.findall(r"[^.]*[Cc]onstructors[^.]*", text)
        allowed = [claim for claim in claims if "no championship for constructors" in claim]
        assert claims == allowed, (address, claims)


def test_season_is_called_by_its_name(league, client):
    home, table = words(client, "/"), words(client, "/seasons/2025/drivers/")
    assert "Drivers’ championship 2024-25, after 3 of 3 Grand Prix" in home
    assert "All drivers of 2024-25" in home
    assert "Drivers’ championship 2024-25, after 3 of 3 Grand Prix" in table
    assert "championship 2025" not in home + table
    assert "2024-25 season" in words(client, "/seasons/2025/")
    assert "One season, 2024-25, with one champion." in words(client, "/seasons/")


def test_numbered_rounds_take_no_article(league, client):
    season = words(client, "/seasons/2025/")
    assert "decided at the last, Round 3" in season
    assert "the Round" not in season
