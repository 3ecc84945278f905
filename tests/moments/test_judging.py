"""The judge can say no: a page with one statement made false has a fault, and it is named."""

import pytest
import time_machine

from tests.moments.judging import Judge
from tests.moments.test_2023 import SEASON, moment
from tests.moments.truth import Truth

NOW = "2023-10-07T18:00"
PAGES = {"/": "home", "/seasons/": "index", "/seasons/2023/": "season"}


@pytest.fixture
def page(client, season_2023):
    with time_machine.travel(moment(NOW), tick=False):
        return lambda address: client.get(address).content.decode()


def faults(address, html):
    judge = Judge(Truth(SEASON, moment(NOW)))
    if address in PAGES:
        getattr(judge, PAGES[address])(html)
    elif address.endswith("drivers/"):
        judge.championship("drivers", html)
    else:
        judge.weekend(SEASON.find(address.split("/")[-2]), html)
    return judge.faults


@pytest.mark.parametrize(
    ("address", "said", "false"),
    [
        ("/", "after 16 of 22", "after 17 of 22"),
        ("/", "184 ahead", "177 ahead"),
        ("/", ">Qatar Grand Prix<", ">United States Grand Prix<"),
        ("/seasons/", "16 of 22 Grands Prix", "17 of 22 Grands Prix"),
        ("/seasons/", "are driven", "have a result"),
        ("/seasons/2023/", "After 16 of 22", "After 17 of 22"),
        ("/seasons/2023/", " and the sprint at the Qatar Grand Prix Max", " Max"),
        ("/seasons/2023/", "172 points", "180 points"),
        ("/seasons/2023/", "six races and two sprints", "six races and three sprints"),
        ("/seasons/2023/", "Decided in the sprint at", "Decided at"),
        ("/seasons/2023/", "with five rounds", "with six rounds"),
        ("/seasons/2023/", "8 October 2023", "22 October 2023"),
        ("/seasons/2023/drivers/", "each of the 16 races", "each of the 17 races"),
        ("/seasons/2023/drivers/", "Decided in the sprint", "Max Verstappen can still be champion"),
        ("/seasons/2023/drivers/", "after the sprint at the Qatar GP", "after Qatar GP"),
        ("/seasons/2023/qatar/", "Championship after the sprint", "Championship after this race"),
        ("/seasons/2023/qatar/", "sessions and circuit", "result, grid and standings"),
        ("/seasons/2023/qatar/", "<b>Start:</b>", "<b>Was due:</b>"),
        ("/seasons/2023/united-states/", "One race before this one is", "Two races before this one are"),
        ("/seasons/2023/united-states/", "by 184 points", "by 177 points"),
    ],
)
def test_one_false_statement_is_found(page, address, said, false):
    with time_machine.travel(moment(NOW), tick=False):
        html = page(address)
    assert faults(address, html) == []
    assert said in html
    assert faults(address, html.replace(said, false)) != []
