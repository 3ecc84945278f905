"""Where F1DB's tables after a round are known to differ from what its own result sheets give, and why."""

from results.checks.known import KnownDifference

NUMBERED_ON = "Level on points and on record, which is one shared place; the official table numbers them on."
LISTED_WITHOUT_A_FINISH = (
    "None of them has a classified finish, so they are level; the official table lists them in the order of the grid."
)
BACKMARKERS = (
    "De la Rosa, Karthikeyan and Pic have no points and different finishes; the official table makes them level."
)

# Competitors who are level, with the place that the official table prints.
LEVEL_DRIVERS: tuple[tuple[int, str, dict[str, str]], ...] = (
    (1955, "monaco", {"luigi-villoresi": "9"}),
    (1957, "argentina", {"jose-froilan-gonzalez": "6"}),
    (1960, "monaco", {"richie-ginther": "10"}),
    (1962, "belgium", {"jim-clark": "4", "ricardo-rodriguez": "9"}),
    (1964, "united-states", {"jack-brabham": "8"}),
    (1974, "monaco", {"jean-pierre-jarier": "12"}),
    (1983, "san-marino", {"alain-prost": "2"}),
    (1989, "canada", {"nelson-piquet": "16"}),
    (1994, "canada", {"andrea-de-cesaris": "13"}),
    (1995, "germany", {"aguri-suzuki": "16"}),
    (1995, "australia", {"pedro-lamy": "18"}),
    (1996, "canada", {"pedro-diniz": "16"}),
    (1997, "canada", {"shinji-nakano": "16"}),
    (2001, "italy", {"tomas-enge": "25"}),
    (2003, "san-marino", {"olivier-panis": "15"}),
    (2004, "malaysia", {"christian-klien": "13"}),
    (2004, "germany", {"antonio-pizzonia": "18"}),
    (2004, "japan", {"jacques-villeneuve": "22"}),
    (2005, "malaysia", {"christijan-albers": "18"}),
    (2006, "malaysia", {"jacques-villeneuve": "10", "christijan-albers": "18"}),
    (2007, "bahrain", {"christijan-albers": "19"}),
    (2008, "malaysia", {"mark-webber": "11"}),
    (2008, "turkey", {"fernando-alonso": "9"}),
    (2010, "australia", {"karun-chandhok": "17"}),
    (2022, "saudi-arabia", {"pierre-gasly": "12"}),
    (2025, "china", {"pierre-gasly": "16"}),
)
LEVEL_CONSTRUCTORS: tuple[tuple[int, str, dict[str, str]], ...] = (
    (1967, "monaco", {"lotus/brm": "4"}),
    (1991, "belgium", {"brabham/yamaha": "12"}),
    (1991, "japan", {"brabham/yamaha": "10"}),
    (1991, "australia", {"brabham/yamaha": "10"}),
    (1993, "europe", {"benetton/ford": "5"}),
    (1993, "hungary", {"sauber/sauber": "8"}),
    (1999, "brazil", {"prost/peugeot": "8"}),
    (1999, "europe", {"minardi/ford": "10"}),
    (1999, "malaysia", {"minardi/ford": "10"}),
    (1999, "japan", {"minardi/ford": "10"}),
)
WITHOUT_A_FINISH: tuple[tuple[int, str, dict[str, str]], ...] = (
    (
        2026,
        "australia",
        {"oscar-piastri": "18", "nico-hulkenberg": "19", "fernando-alonso": "20", "valtteri-bottas": "21"},
    ),
    (2026, "china", {"lance-stroll": "22"}),
)

# Places of drivers that are not a matter of taste.
PLACES: tuple[tuple[int, str, dict[str, str], str], ...] = (
    (
        1951,
        "france",
        {"alberto-ascari": "3"},
        "Wallard has a win and Ascari none; the official table makes them level.",
    ),
    (
        1951,
        "great-britain",
        {"alberto-ascari": "5"},
        "Wallard has a win and Ascari none; the official table makes them level.",
    ),
    (1956, "great-britain", {"luigi-villoresi": "27"}, "A slip of the pen: place 27 for 17."),
    (1956, "germany", {"jean-behra": "2"}, "Collins has two wins and Behra none; the official table makes them level."),
    (
        1958,
        "great-britain",
        {"tony-bettenhausen": "14"},
        "Boyd and von Trips have a third place, Bettenhausen a fourth; the official table makes them level.",
    ),
    (1964, "united-states", {"mike-spence": "28", "trevor-taylor": "28"}, "A slip of the pen: place 28 for 18."),
    (
        1979,
        "belgium",
        {"jody-scheckter": "1"},
        "Laffite has two wins and Scheckter one; the official table makes them level.",
    ),
    (1979, "italy", {"carlos-reutemann": "67"}, "A slip of the pen: place 67 for 7."),
    (
        1980,
        "brazil",
        {"alain-prost": "6"},
        "Daly and Pironi have a fourth place, Prost a fifth and a sixth; the official table makes them level.",
    ),
    (1982, "great-britain", {"eliseo-salazar": "29", "marc-surer": "29"}, "A slip of the pen: place 29 for 19."),
    (1982, "france", {"marc-surer": "29"}, "A slip of the pen: place 29 for 19."),
    (
        1986,
        "france",
        {"riccardo-patrese": "11"},
        "Brundle and Fabi have a fifth place, Patrese two sixths; the official table makes them level.",
    ),
    (
        1987,
        "hungary",
        {"jonathan-palmer": "11"},
        "Cheever and Streiff have a fourth place, Palmer two fifths; the official table makes them level.",
    ),
    (
        1987,
        "austria",
        {"jonathan-palmer": "12"},
        "Cheever and Streiff have a fourth place, Palmer two fifths; the official table makes them level.",
    ),
    (2012, "malaysia", {"narain-karthikeyan": "22"}, BACKMARKERS),
    (2012, "china", {"narain-karthikeyan": "23"}, BACKMARKERS),
    (2012, "bahrain", {"narain-karthikeyan": "23"}, BACKMARKERS),
    (
        2012,
        "monaco",
        {"narain-karthikeyan": "21", "charles-pic": "22"},
        "The best finish decides, and it is Pic's; the official table has Karthikeyan in front.",
    ),
    (2012, "canada", {"narain-karthikeyan": "21"}, BACKMARKERS),
    (
        2021,
        "great-britain",
        {"nikita-mazepin": "19", "nicholas-latifi": "20"},
        "The best finishes decide, and they are Latifi's; the official table has Mazepin in front.",
    ),
    (
        2022,
        "spain",
        {"yuki-tsunoda": "11", "daniel-ricciardo": "12"},
        "The best finish decides, and it is Ricciardo's, as in the tables before and after; here Tsunoda is in front.",
    ),
)

KNOWN_DIFFERENCES: tuple[KnownDifference, ...] = (
    *(KnownDifference(year, race, "drivers", "level", shown, NUMBERED_ON) for year, race, shown in LEVEL_DRIVERS),
    *(
        KnownDifference(year, race, "constructors", "level", shown, NUMBERED_ON)
        for year, race, shown in LEVEL_CONSTRUCTORS
    ),
    *(
        KnownDifference(year, race, "drivers", "level", shown, LISTED_WITHOUT_A_FINISH)
        for year, race, shown in WITHOUT_A_FINISH
    ),
    *(KnownDifference(year, race, "drivers", "places", shown, reason) for year, race, shown, reason in PLACES),
    KnownDifference(
        1954,
        "great-britain",
        "drivers",
        "members",
        {"jean-behra": "missing"},
        "Behra's share of the fastest lap, 0.14 points, is left out; it is there from the next round on.",
    ),
    KnownDifference(
        1959,
        "great-britain",
        "drivers",
        "points",
        {"rodger-ward": "6", "jo-bonnier": "6"},
        "A slip of the pen: 6 points for 8, which both have in the tables before and after.",
    ),
    KnownDifference(
        1974,
        "italy",
        "constructors",
        "places",
        {"mclaren/ford": "2"},
        "A slip of the pen: McLaren leads and is printed second, as is Ferrari.",
    ),
    KnownDifference(1977, "austria", "constructors", "places", {"wolf/ford": "4"}, "A slip of the pen: place 4 for 3."),
    KnownDifference(
        1978,
        "south-africa",
        "constructors",
        "points",
        {"tyrrell/ford": "12"},
        "A slip of the pen: 12 points for 11; it was 5 before and 6 came in.",
    ),
    KnownDifference(
        2007,
        "canada",
        "constructors",
        "places",
        {
            "ferrari/ferrari": "2",
            "bmw-sauber/bmw": "3",
            "renault/renault": "4",
            "williams/toyota": "5",
            "toyota/toyota": "6",
            "red-bull/renault": "7",
            "super-aguri/honda": "8",
            "toro-rosso/ferrari": "9",
            "honda/honda": "10",
            "spyker/ferrari": "11",
        },
        "Places are still counted with McLaren in front, which is excluded in the tables of all other rounds.",
    ),
)
