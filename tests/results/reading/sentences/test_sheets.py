import pytest

from results.reading.sentences.sheets import fastest, fate, field, sheet_in_words
from results.reading.sheets.sheet import read_sheet
from tests.builders import a_classification, a_driver, a_session

pytestmark = pytest.mark.django_db


def sheet(rows, kind="race", **fields):
    return read_sheet(a_classification(a_session(kind=kind, **fields), rows=rows))


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], ""),
        ([{"laps": 50}], "The only car was classified."),
        ([{"laps": 50}, {"laps": 50}], "Both cars were classified, all on the lead lap."),
        ([{"laps": 50}, {"laps": 49}], "Both cars were classified, only the winner on the lead lap."),
        ([{"laps": None}, {"laps": None}], "Both cars were classified."),
        (
            [{"laps": 50}, {"laps": 50}, {"laps": 49}, {"status": "DNF"}, {"status": "DSQ"}, {"status": "EX"}],
            "Three of six cars were classified, two on the lead lap; one retired and two were disqualified.",
        ),
        (
            [{"laps": 200}, {"laps": 197}, {"laps": 56, "reason": "Fatal accident"}],
            "All three cars were placed, only the winner on the lead lap, one of them though it retired.",
        ),
        (
            [{"laps": 200}, {"laps": 40, "reason": "Oil leak"}, {"laps": 2, "reason": "Spun off"}, {"status": "DNS"}],
            "Three of four cars were placed, only the winner on the lead lap, two of them though they retired; "
            "one did not start.",
        ),
        (
            [{"laps": 50}, {"laps": 46, "reason": "Engine"}, {"laps": 3, "status": "DNF", "reason": "Engine"}],
            "Two of three cars were classified, only the winner on the lead lap; one retired.",
        ),
        ([{"status": "DNF"}, {"status": "DNS"}], "Neither car was classified; one retired and one did not start."),
    ],
)
def test_the_field_of_a_race_is_counted(rows, words):
    assert field(sheet(rows)) == words


def test_a_shared_car_is_one_car():
    rows = [{"position": 1, "number": "8"}, {"position": 1, "number": "8", "shared_car": True}, {"position": 2}]
    assert field(sheet(rows)).startswith("Both cars")


def test_a_race_that_ended_early_says_so():
    words = field(sheet([{"laps": 31}, {"laps": 31}], scheduled_laps=76))
    assert words.endswith("The winner ran 31 of the 76 laps planned.")


def timed(*times):
    drivers = [a_driver(name=name) for name in ("Ann", "Bea", "Cid")]
    return [{"driver": driver, "time_ms": time} for driver, time in zip(drivers, times, strict=False)]


@pytest.mark.parametrize(
    ("times", "words"),
    [
        ([], ""),
        ([80_000], "Ann was fastest in 1:20.000."),
        ([80_000, 80_130, 81_000], "Ann was fastest in 1:20.000, 0.130 seconds ahead of Bea."),
        ([80_000, 80_000], "Ann was fastest in 1:20.000, set before Bea did the same time."),
        ([80_000, None], "Ann was fastest in 1:20.000."),
        ([None, None, None], "Ann stood first, ahead of Bea and Cid."),
    ],
)
def test_a_timed_session_says_who_was_fastest(times, words):
    assert fastest(sheet(timed(*times), kind="practice-1")) == words


def test_the_spread_of_the_first_ten_is_told():
    rows = [{"time_ms": 80_000 + 100 * row} for row in range(12)]
    assert fastest(sheet(rows, kind="practice-1")).endswith("; the first ten stand within 0.900 seconds.")


def test_a_caption_names_the_winner_of_a_race_and_the_field():
    assert sheet_in_words(sheet(timed(5_000_000, 5_001_000))) == (
        "Ann won by 1.000 seconds from Bea. Both cars were classified."
    )


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"status": "DNF", "reason": "Gearbox", "laps": 23}, "Gearbox, after 23 laps"),
        ({"status": "DNF", "reason": "Collision", "laps": 0}, "Collision, on lap 1"),
        ({"status": "DNF", "laps": 1}, "after 1 lap"),
        ({"status": "DNF", "reason": "Engine", "laps": None}, "Engine"),
        ({"status": "NC", "laps": 44}, "+6 laps"),
        ({"status": "NC", "laps": 50}, "after 50 laps"),
        ({"status": "DSQ", "reason": "Worn floor", "time_ms": 5_002_225, "laps": 50}, "Worn floor, +2.225"),
        ({"status": "DSQ", "reason": "Worn floor", "time_ms": 4_999_000, "laps": 50}, "Worn floor"),
        ({"status": "DNS", "reason": "Injury", "laps": 0}, "Injury"),
        ({"status": "DNQ"}, ""),
    ],
)
def test_a_car_without_a_place_says_why_and_how_far_it_came(row, words):
    rows = sheet([{"time_ms": 5_000_000, "laps": 50}, row]).rows
    assert fate(rows[1]).replace("\N{NO-BREAK SPACE}", " ") == words
