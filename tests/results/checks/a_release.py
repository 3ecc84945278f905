"""A release of F1DB made by hand: as many tables, columns and rows as a check reads."""

import csv
from datetime import date

from results.scoring.store import rebuild
from tests.builders import a_classification, a_constructor, a_driver, a_grand_prix, a_season, a_session, an_engine

ROUND = ("year", "round")
LINE = ("positionDisplayOrder", "positionText", "points")
TOTALS = (
    "totalRaceEntries", "totalRaceStarts", "totalRaceWins", "totalPodiums", "totalPolePositions", "totalFastestLaps",
    "totalPoints", "totalChampionshipPoints", "totalChampionshipWins", "totalSprintRaceStarts", "totalSprintRaceWins",
)  # fmt: skip
COLUMNS = {
    "races": (*ROUND, "grandPrixId"),
    "races-driver-standings": (*ROUND, "driverId", *LINE),
    "races-constructor-standings": (*ROUND, "constructorId", "engineManufacturerId", *LINE),
    "seasons-driver-standings": ("year", "driverId", *LINE),
    "drivers": ("id", *TOTALS),
    "constructors": ("id", *TOTALS),
}
RACES = [(2023, 1, "bahrain"), (2023, 2, "monaco"), (2024, 1, "bahrain")]
DRIVERS = [
    (2023, 1, "ann", 1, "1", "25"),
    (2023, 1, "bob", 2, "2", "18"),
    (2023, 2, "ann", 1, "1", "43"),
    (2023, 2, "bob", 2, "2", "43"),
    (2024, 1, "bob", 1, "1", "25"),
]
CONSTRUCTORS = [
    (2023, 1, "lotus", "climax", 1, "1", "43"),
    (2023, 2, "lotus", "climax", 1, "1", "86"),
]


def a_release(folder, **tables):
    """The folder of a release. ``tables`` replace what is usually in them: ``races_driver_standings=[...]``."""
    usual = {"races": RACES, "races_driver_standings": DRIVERS, "races_constructor_standings": CONSTRUCTORS}
    for name, rows in (usual | tables).items():
        table = name.replace("_", "-")
        with (folder / f"f1db-{table}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([COLUMNS[table], *rows])
    return folder


def two_races():
    """Season 2023 as the release has it: Ann and Bob win a race each, in one Lotus-Climax team."""
    season = a_season(2023)
    team = {"constructor": a_constructor(slug="lotus"), "engine": an_engine(slug="climax", name="Climax")}
    ann, bob = a_driver(slug="ann"), a_driver(slug="bob")
    for slug, day, order in (("bahrain", 5, (ann, bob)), ("monaco", 19, (bob, ann))):
        race = a_session(a_grand_prix(season, slug=slug, date=date(2023, 3, day)))
        a_classification(race, rows=[{"driver": driver, **team} for driver in order])
    rebuild(2023)
    return season
