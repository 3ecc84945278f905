"""One of each thing, with defaults: a test names only what it is about.

Each call makes a new thing with its own slug, but a season (by year) and the default engine make are reused.
"""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count

from articles.models import Article, Embed, Quote, Speaker
from results.models import (
    Championship,
    Circuit,
    CircuitLayout,
    Classification,
    Constructor,
    Drive,
    Driver,
    DriverOfTheDay,
    EngineManufacturer,
    Entrant,
    Entry,
    FastestLap,
    GrandPrix,
    GridPosition,
    LineageStep,
    PitStop,
    PointsAdjustment,
    Ruling,
    Score,
    Season,
    Session,
    Standing,
    StandingsTable,
)

A_MOMENT = datetime(2023, 10, 26, 10, 0, tzinfo=UTC)
_numbers = count(1)


# Rules that seasons are made with: those of a league, whose first season is its first, in the fixture ``league``.
own_rules: dict | None = None


def a_season(year=2023, **fields):
    return Season.objects.get_or_create(year=year, defaults={"rules": own_rules} | fields)[0]


def a_circuit(**fields):
    number = next(_numbers)
    defaults = {"slug": f"circuit-{number}", "name": f"Circuit {number}", "full_name": f"Autodrome {number}"}
    return Circuit.objects.create(**(defaults | fields))


def a_layout(circuit=None, **fields):
    circuit = circuit or a_circuit()
    defaults = {"slug": f"{circuit.slug}-{next(_numbers)}", "length_m": 5000, "turns": 15}
    return CircuitLayout.objects.create(circuit=circuit, **(defaults | fields))


def a_grand_prix(season=None, **fields):
    """``season`` is a Season or a year. Each further Grand Prix of a season is two weeks after the one before."""
    season = season if isinstance(season, Season) else a_season(season or 2023)
    number = next(_numbers)
    defaults = {
        "slug": f"grand-prix-{number}",
        "name": f"Grand Prix {number}",
        "short_name": f"GP {number}",
        "date": date(season.year, 3, 5) + timedelta(days=14 * season.grands_prix.count()),
    }
    if "layout" not in fields:
        fields["layout"] = a_layout()
    return GrandPrix.objects.create(season=season, **(defaults | fields))


def a_session(grand_prix=None, kind="race", **fields):
    grand_prix = grand_prix or a_grand_prix()
    return Session.objects.create(grand_prix=grand_prix, kind=kind, **({"date": grand_prix.date} | fields))


def a_driver(**fields):
    number = next(_numbers)
    last_name = fields.get("last_name", f"Driver{number}")
    defaults = {
        "slug": f"driver-{number}",
        "name": f"Ann {last_name}",
        "first_name": "Ann",
        "last_name": last_name,
        "code": f"D{number % 100:02}",
        "nationality": "MEX",
    }
    return Driver.objects.create(**(defaults | fields))


def a_constructor(**fields):
    number = next(_numbers)
    defaults = {"slug": f"constructor-{number}", "name": f"Constructor {number}", "nationality": "ITA"}
    return Constructor.objects.create(**(defaults | fields))


def a_lineage(*steps):
    """The names of one team: (Constructor, first year, last year or None) in order of time."""
    line = steps[-1][0]
    return [
        LineageStep.objects.create(line=line, constructor=constructor, first_year=first, last_year=last)
        for constructor, first, last in steps
    ]


def an_engine(**fields):
    """The engine make ``Works`` unless a field says otherwise."""
    defaults = {"slug": fields.get("slug", "works"), "name": "Works"} | fields
    return EngineManufacturer.objects.get_or_create(slug=defaults["slug"], defaults=defaults)[0]


def a_ruling(session=None, **fields):
    defaults = {"decided_at": A_MOMENT, "title": "Car 44 disqualified", "rule": "Article 3", "reason": "Worn floor."}
    return Ruling.objects.create(session=session or a_session(), **(defaults | fields))


def a_classification(session=None, rows=3, **fields):
    """An issued sheet with its entries, in sheet order.

    ``rows`` is a number (that many new drivers), or a list of drivers or of dicts of Entry fields. A row's
    place is its line unless ``position`` or ``status`` is given. ``issued_at=None`` makes a sheet nobody sees.
    The version is the session's next; without ``issued_at`` it is out 16:00 UTC of the session's day, each
    further version an hour later. Standings are not computed: call ``results.scoring.store.rebuild(year)``.
    """
    session = session or a_session()
    version = fields.pop("version", session.classifications.count() + 1)
    day = session.date or session.grand_prix.date or A_MOMENT.date()
    defaults = {
        "version": version,
        "state": "final",
        "issued_at": datetime(day.year, day.month, day.day, 15, tzinfo=UTC) + timedelta(hours=version),
    }
    if fields.get("state") == "revised" and not fields.get("cause") and "ruling" not in fields:
        fields["ruling"] = a_ruling(session)
    if fields.get("ruling"):
        fields.setdefault("cause", "ruling")
    classification = Classification.objects.create(session=session, **(defaults | fields))
    Entry.objects.bulk_create(an_entry(classification, line, row) for line, row in enumerate(_rows(rows), start=1))
    return classification


def a_race(year=2023, rows=3, *, grand_prix=None, kind="race", points=(), **fields):
    """An issued sheet of a race (or sprint) with its entries: of a new Grand Prix with ``fields`` unless one is given.

    ``points`` are what the first rows scored in the drivers' championship.
    """
    session = a_session(grand_prix or a_grand_prix(year, **fields), kind=kind)
    classification = a_classification(session, rows=rows)
    for entry, value in zip(classification.entries.order_by("line"), points, strict=False):
        Score.objects.create(entry=entry, championship=Championship.DRIVERS, points=Decimal(value))
    return classification


def _rows(rows):
    return [{} for _ in range(rows)] if isinstance(rows, int) else rows


def an_entry(classification, line, row):
    """An unsaved Entry. ``row`` is a driver or a dict of its fields."""
    fields = dict(row) if isinstance(row, dict) else {"driver": row}
    if fields.get("status"):
        fields.setdefault("position", None)
    defaults = {"position": line, "number": str(line)}
    for name, build in (("driver", a_driver), ("constructor", a_constructor), ("engine", an_engine)):
        if name not in fields:
            fields[name] = build()
    return Entry(classification=classification, line=line, **(defaults | fields))


def a_grid(session, drivers=3):
    """Grid positions in order. ``drivers`` is a number (that many new drivers) or a list of drivers."""
    drivers = [a_driver() for _ in range(drivers)] if isinstance(drivers, int) else drivers
    return GridPosition.objects.bulk_create(
        GridPosition(session=session, line=line, position=line, driver=driver, number=str(line))
        for line, driver in enumerate(drivers, start=1)
    )


def a_fastest_lap(session, driver=None, **fields):
    defaults = {"line": session.fastest_laps.count() + 1, "lap": 40, "time_ms": 95_000}
    return FastestLap.objects.create(session=session, driver=driver or a_driver(), **(defaults | fields))


def a_pit_stop(session, driver=None, **fields):
    defaults = {"line": session.pit_stops.count() + 1, "stop": 1, "lap": 20, "time_ms": 22_500}
    return PitStop.objects.create(session=session, driver=driver or a_driver(), **(defaults | fields))


def a_driver_of_the_day(session, driver=None, **fields):
    defaults = {"line": session.drivers_of_the_day.count() + 1, "percentage": Decimal("31.4")}
    return DriverOfTheDay.objects.create(session=session, driver=driver or a_driver(), **(defaults | fields))


def a_standings_table(grand_prix=None, championship=Championship.DRIVERS, rows=3, **fields):
    """A stored table with its lines. ``rows`` is a number, or a list of dicts of Standing fields."""
    grand_prix = grand_prix or a_grand_prix()
    defaults = {"valid_from": datetime(grand_prix.season_id, 1, 1, tzinfo=UTC), "races_counted": 1}
    table = StandingsTable.objects.create(grand_prix=grand_prix, championship=championship, **(defaults | fields))
    for row in _rows(rows):
        a_standing(table, **row)
    return table


def a_standing(table=None, **fields):
    """The next line of ``table``, for a new driver or constructor unless one is given."""
    table = table or a_standings_table(rows=0)
    line = table.standings.count() + 1
    defaults = {"line": line, "position": line, "points": Decimal(100 - line)}
    if table.championship == Championship.DRIVERS and "driver" not in fields:
        fields["driver"] = a_driver()
    if table.championship == Championship.CONSTRUCTORS:
        fields.setdefault("engine", an_engine())
        if "constructor" not in fields:
            fields["constructor"] = a_constructor()
    return Standing.objects.create(table=table, **(defaults | fields))


def a_points_adjustment(grand_prix=None, **fields):
    grand_prix = grand_prix or a_grand_prix()
    defaults = {"points": Decimal(-15), "decided_at": A_MOMENT, "reason": "Copied brake ducts."}
    if "driver" not in fields and "constructor" not in fields:
        fields["driver"] = a_driver()
    if "constructor" in fields:
        fields.setdefault("engine", an_engine())
    return PointsAdjustment.objects.create(season_id=grand_prix.season_id, grand_prix=grand_prix, **(defaults | fields))


def an_entrant(**fields):
    number = next(_numbers)
    return Entrant.objects.create(**({"slug": f"entrant-{number}", "name": f"Entrant {number}"} | fields))


def a_drive(season=None, driver=None, **fields):
    """A driver in an entrant's car for a season."""
    for name, build in (("entrant", an_entrant), ("constructor", a_constructor), ("engine", an_engine)):
        if name not in fields:
            fields[name] = build()
    return Drive.objects.create(
        season=season or a_season(), driver=driver or a_driver(), **({"rounds": "1-22"} | fields)
    )


def an_article(drivers=(), constructors=(), **fields):
    """A story published on 26 October 2023 unless ``published_at`` says otherwise (None: a draft)."""
    number = next(_numbers)
    defaults = {
        "slug": f"story-{number}",
        "headline": f"Story {number}",
        "standfirst": "What happened, in a sentence.",
        "body": "<p>What happened, at length.</p>",
        "byline": "Jo Reporter",
        "published_at": A_MOMENT,
    }
    article = Article.objects.create(**(defaults | fields))
    article.drivers.set(drivers)
    article.constructors.set(constructors)
    return article


def a_speaker(**fields):
    number = next(_numbers)
    return Speaker.objects.create(**({"slug": f"speaker-{number}", "name": f"Speaker {number}"} | fields))


def a_quote(article=None, speaker=None, **fields):
    """The next quote of ``article``."""
    article = article or an_article()
    defaults = {"number": article.quotes.count() + 1, "role": "team principal", "words": "We did what we could."}
    return Quote.objects.create(article=article, speaker=speaker or a_speaker(), **(defaults | fields))


def an_embed(article=None, table="classification", **fields):
    """A table chosen by hand: a session's for ``classification``, else the standings after a Grand Prix."""
    article = article or an_article()
    what = ("session", a_session) if table == "classification" else ("grand_prix", a_grand_prix)
    if what[0] not in fields:
        fields[what[0]] = what[1]()
    return Embed.objects.create(article=article, table=table, **({"order": article.embeds.count() + 1} | fields))
