from decimal import Decimal

import pytest

from results.models import Driver, DriverOfTheDay, Entry, FastestLap, GridPosition, PitStop
from results.reading.sentences.session import changes, grid, laps, stops, vote
from results.reading.sheets.corrections import Change
from results.reading.sheets.grids import Start
from results.reading.sheets.sheet import SheetRow

ANN, BEA, CID = (Driver(pk=pk, name=name) for pk, name in enumerate(("Ann", "Bea", "Cid"), start=1))


def start(driver, position, **fields):
    return Start(GridPosition(driver=driver, position=position, **fields))


@pytest.mark.parametrize(
    ("starts", "words"),
    [
        ([], ""),
        ([start(ANN, 1), start(BEA, 2)], "Ann stood first."),
        ([start(ANN, 1), start(BEA, 2, penalty_places=5)], "Ann stood first; one car was moved by penalties."),
        ([start(ANN, None, pit_lane=True)], "One car started from the pit lane."),
        (
            [start(ANN, 1), start(BEA, 2, sent_to_back=True), start(CID, None, pit_lane=True)],
            "Ann stood first; one car was moved by penalties and one started from the pit lane.",
        ),
    ],
)
def test_a_grid_in_words(starts, words):
    assert grid(starts) == words


def test_fastest_laps_in_words():
    first, second = FastestLap(driver=ANN, time_ms=98_139, lap=56), FastestLap(driver=BEA, time_ms=98_639, lap=3)
    level = FastestLap(driver=CID, time_ms=98_139, lap=9)
    assert laps([]) == laps([FastestLap(driver=ANN)]) == ""
    assert laps([first]) == "Ann was fastest with 1:38.139 on lap 56."
    assert laps([first, second]) == "Ann was fastest with 1:38.139 on lap 56, 0.500 seconds ahead of Bea."
    assert laps([first, level, second]) == "Ann and Cid were fastest with 1:38.139, 0.500 seconds ahead of Bea."


def test_pit_stops_in_words():
    slow, quick = PitStop(driver=ANN, time_ms=25_000, lap=5), PitStop(driver=BEA, time_ms=22_500, lap=20)
    assert stops([]) == ""
    assert stops([PitStop(driver=ANN), PitStop(driver=ANN)]) == "Two stops by one driver."
    assert stops([slow, quick]) == (
        "Two stops by two drivers, the shortest by Bea on lap 20: 22.500 seconds in the pit lane."
    )


def test_the_vote_in_words():
    first, second = (
        DriverOfTheDay(driver=driver, line=line, percentage=Decimal(share))
        for driver, line, share in ((ANN, 1, "31.40"), (BEA, 2, "20"))
    )
    assert vote([]) == ""
    assert vote([DriverOfTheDay(driver=ANN, line=1)]) == "Ann won the vote."
    assert vote([first, second]) == "Ann won the vote with 31.4 %; Bea came second with 20 %."


def row(driver, position, points=None, status=""):
    return SheetRow(Entry(driver=driver, position=position, status=status), points and Decimal(points))


def change(driver, before, after):
    return Change(Entry(driver=driver), row(driver, *before), row(driver, *after))


def test_what_a_version_changed_in_words():
    assert changes([]) == ""
    assert changes([change(ANN, (2, 18), (1, 25)), change(BEA, (1, 25), (None, 0, "DSQ"))]) == (
        "One driver moved up and one driver moved down; most points won: Ann (7 points); most lost: Bea (25 points)."
    )
    assert changes([change(ANN, (1, 25), (1, 26))]) == (
        "One result changed without a change of place; most points won: Ann (1 point)."
    )
