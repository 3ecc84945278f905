"""A small release in F1DB's shape: two seasons, with a shared car, a sprint, practice, a disqualification and a race
still to come. Change ``rows`` as a test needs it, then ``write`` it and ``store`` it.
"""

import csv
from pathlib import Path

from results.importers.f1db import import_release
from results.importers.f1db.source import open_release
from results.importers.f1db.tables import TABLES, needed

SILVERSTONE, MONZA, AUSTIN, LAS_VEGAS = 1, 2, 3, 4
_DRIVERS = {
    "tony-brooks": ("Tony", "Brooks", "BRO", "1932-02-25", "2022-05-03"),
    "stirling-moss": ("Stirling", "Moss", "MOS", "1929-09-17", "2020-04-12"),
    "luigi-musso": ("Luigi", "Musso", "MUS", "1924-07-28", "1958-07-06"),
    "max-verstappen": ("Max", "Verstappen", "VER", "1997-09-30", None),
    "lando-norris": ("Lando", "Norris", "NOR", "1999-11-13", None),
    "oscar-piastri": ("Oscar", "Piastri", "PIA", "2001-04-06", None),
}
CARS = {
    "tony-brooks": ("20", "vanwall", "vanwall"),
    "stirling-moss": ("18", "vanwall", "vanwall"),
    "luigi-musso": ("14", "ferrari", "ferrari"),
    "max-verstappen": ("1", "red-bull", "honda-rbpt"),
    "lando-norris": ("4", "mclaren", "mercedes"),
    "oscar-piastri": ("81", "mclaren", "mercedes"),
}


def _driver(slug):
    first, last, code, born, died = _DRIVERS[slug]
    return {
        "id": slug,
        "name": f"{first} {last}",
        "firstName": first,
        "lastName": last,
        "fullName": f"{first} {last}",
        "abbreviation": code,
        "permanentNumber": "99",
        "nationalityCountryId": "italy" if last == "Musso" else "united-kingdom",
        "dateOfBirth": born,
        "dateOfDeath": died,
        "placeOfBirth": "Anytown",
        "countryOfBirthCountryId": "italy",
    }


def _race(number, slug, layout, date, **more):
    year = int(date[:4])
    return {"id": number, "year": year, "grandPrixId": slug, "date": date, "circuitLayoutId": layout} | more


def sheet(race, *rows):
    """Rows of a sheet: (positionText, driver, other columns)."""
    return [
        {
            "raceId": race,
            "positionDisplayOrder": line,
            "positionText": place,
            "driverId": driver,
            **dict(zip(("driverNumber", "constructorId", "engineManufacturerId"), CARS[driver], strict=True)),
            **more,
        }
        for line, (place, driver, more) in enumerate(rows, start=1)
    ]


class SmallRelease:
    def __init__(self):
        self.rows = {name: [] for name in TABLES} | {
            "countries": [
                {"id": "italy", "alpha3Code": "ITA", "name": "Italy"},
                {"id": "united-kingdom", "alpha3Code": "GBR", "name": "United Kingdom"},
                {"id": "united-states-of-america", "alpha3Code": "USA", "name": "United States of America"},
                {"id": "atlantis", "alpha3Code": "ATL", "name": "Atlantis"},
            ],
            "seasons": [{"year": 1957}, {"year": 2024}],
            "circuits": [
                self._circuit("silverstone", "Silverstone", "united-kingdom", 52.0786, -1.0169),
                self._circuit("monza", "Monza", "italy", 45.6156, 9.2811),
                self._circuit("austin", "Americas", "united-states-of-america", 30.1328, -97.6411),
                self._circuit("las-vegas", "Las Vegas", "united-states-of-america", 36.115, -115.173),
            ],
            "circuits-layouts": [
                {"id": "silverstone-4", "circuitId": "silverstone", "length": "4.711", "turns": 8},
                {"id": "monza-3", "circuitId": "monza", "length": "5.750", "turns": 8},
                {"id": "austin-1", "circuitId": "austin", "length": "5.513", "turns": 20},
                {"id": "las-vegas-1", "circuitId": "las-vegas", "length": "6.201", "turns": 17},
            ],
            "grands-prix": [
                {"id": "great-britain", "fullName": "British Grand Prix", "shortName": "British GP"},
                {"id": "italy", "fullName": "Italian Grand Prix", "shortName": "Italian GP"},
                {"id": "united-states", "fullName": "United States Grand Prix", "shortName": "United States GP"},
                {"id": "las-vegas", "fullName": "Las Vegas Grand Prix", "shortName": "Las Vegas GP"},
            ],
            "drivers": [_driver(slug) for slug in _DRIVERS],
            "constructors": [
                {"id": slug, "name": slug.title(), "fullName": f"Team {slug}", "countryId": "united-kingdom"}
                for slug in ("vanwall", "ferrari", "red-bull", "mclaren")
            ],
            "engine-manufacturers": [
                {"id": slug, "name": slug.title(), "countryId": "italy"}
                for slug in ("vanwall", "ferrari", "honda-rbpt", "mercedes")
            ],
            "entrants": [{"id": "vandervell", "name": "Vandervell Products"}],
            "seasons-entrants-drivers": [
                {
                    "year": 1957,
                    "entrantId": "vandervell",
                    "constructorId": "vanwall",
                    "engineManufacturerId": "vanwall",
                    "driverId": "tony-brooks",
                    "roundsText": "1-2",
                    "testDriver": "false",
                }
            ],
            "races": self._races(),
        }
        self._add_1957()
        self._add_2024()

    @staticmethod
    def _circuit(slug, name, country, latitude, longitude):
        return {
            "id": slug,
            "name": name,
            "fullName": f"Autodrome {name}",
            "placeName": name,
            "countryId": country,
            "type": "RACE",
            "direction": "ANTI_CLOCKWISE",
            "latitude": latitude,
            "longitude": longitude,
        }

    @staticmethod
    def _races():
        return [
            _race(SILVERSTONE, "great-britain", "silverstone-4", "1957-07-20",
                  officialName="X RAC British Grand Prix", courseLength="4.828", laps=90, distance="434.523"),
            _race(MONZA, "italy", "monza-3", "1957-09-08", courseLength="5.750", laps=87, distance="500.250"),
            _race(AUSTIN, "united-states", "austin-1", "2024-10-20", time="19:00", courseLength="5.513", laps=56,
                  distance="308.405", freePractice1Date="2024-10-18", freePractice1Time="17:30",
                  qualifyingDate="2024-10-19", qualifyingTime="22:00", sprintRaceDate="2024-10-19",
                  sprintRaceTime="18:00", sprintRaceLaps=19, sprintRaceDistance="104.747"),
            _race(LAS_VEGAS, "las-vegas", "las-vegas-1", "2024-11-24", time="06:00", courseLength="6.201", laps=50,
                  distance="309.958"),
        ]  # fmt: skip

    def _add_1957(self):
        self.rows["races-race-results"] += sheet(
            SILVERSTONE,
            ("1", "tony-brooks", {"laps": 90, "timeMillis": 11_210_000, "sharedCar": "false", "fastestLap": "false"}),
            ("1", "stirling-moss", {"laps": 90, "sharedCar": "true", "fastestLap": "true", "driverNumber": "20"}),
            ("2", "luigi-musso", {"laps": 90, "timeMillis": 11_235_600}),
            ("DNF", "stirling-moss", {"laps": 51, "reasonRetired": "Driver change"}),
        )
        self.rows["races-starting-grid-positions"] += sheet(
            SILVERSTONE, ("1", "stirling-moss", {}), ("2", "tony-brooks", {"gridPenalty": "5"})
        )
        self.rows["races-fastest-laps"] += sheet(SILVERSTONE, ("1", "stirling-moss", {"timeMillis": 100_600}))

    def _add_2024(self):
        self.rows["races-race-results"] += sheet(
            AUSTIN,
            ("1", "lando-norris", {"laps": 56, "timeMillis": 5_709_000, "pitStops": 1, "fastestLap": "true"}),
            ("2", "oscar-piastri", {"laps": 56, "timeMillis": 5_717_600, "timePenaltyMillis": 5_000}),
            ("DSQ", "max-verstappen", {"laps": 56, "reasonRetired": "Worn floor"}),
        )
        self.rows["races-sprint-race-results"] += sheet(
            AUSTIN, ("1", "max-verstappen", {"laps": 19}), ("2", "lando-norris", {"laps": 19})
        )
        self.rows["races-qualifying-results"] += sheet(
            AUSTIN, ("1", "lando-norris", {"q1Millis": 94_000, "q3Millis": 92_330}), ("2", "max-verstappen", {})
        )
        self.rows["races-free-practice-1-results"] += sheet(AUSTIN, ("1", "max-verstappen", {"timeMillis": 94_400}))
        self.rows["races-starting-grid-positions"] += sheet(
            AUSTIN,
            ("1", "lando-norris", {}),
            ("2", "oscar-piastri", {"gridPenalty": "SFB"}),
            ("PL", "max-verstappen", {}),
        )
        self.rows["races-pit-stops"] += sheet(
            AUSTIN, ("1", "lando-norris", {"stop": 1, "lap": 20, "timeMillis": 22_500})
        )
        self.rows["races-driver-of-the-day-results"] += sheet(AUSTIN, ("1", "oscar-piastri", {"percentage": "23.4"}))

    def race(self, number):
        return next(row for row in self.rows["races"] if row["id"] == number)

    def result(self, race, line, table="races-race-results"):
        """A row of a sheet, to be changed."""
        return next(row for row in self.rows[table] if (row["raceId"], row["positionDisplayOrder"]) == (race, line))

    def write(self, folder: Path):
        folder.mkdir(exist_ok=True)
        for name, rows in self.rows.items():
            with (folder / f"f1db-{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, needed(name), extrasaction="ignore", lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)
        return folder

    def store(self, folder: Path, version="2026.1", **options):
        self.write(folder)
        with open_release(str(folder)) as release:
            release.version = version
            return import_release(release, **options)
