"""A driver's whole career, read once: every result, the calendars they stand in, and where each season ended."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import groupby

from django.db.models import F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from results.models import Championship, Driver, Entry, GrandPrix, GridPosition, Session, Standing
from results.reading.annals import Annals, read_annals
from results.reading.calendars import is_raced
from results.reading.championship.cells import is_dropped, tone
from results.reading.championship.tables import season_places
from results.reading.drivers.numbers import Numbers, Row, numbers
from results.reading.entries import GRAND_PRIX, SESSION, current_entries, pole_sitters
from results.reading.names import called, told_apart
from results.reading.sentences.years import title_years


@dataclass(frozen=True, slots=True)
class Team:
    slug: str
    name: str


@dataclass(slots=True)
class DriverSeason:
    """One season of a career. ``grands_prix`` is the calendar without what was cancelled, each with ``raced``.

    ``rows`` are the driver's results by date, ``poles`` the ids of the Grands Prix with one, ``standing`` the line in
    the newest table (None: not in it).
    """

    year: int
    grands_prix: list[GrandPrix]
    rows: list[Row]
    poles: set[int]
    numbers: Numbers
    standing: Standing | None = None

    @property
    def teams(self) -> list[Team]:
        """In the order they were first driven for."""
        return list(dict.fromkeys(Team(row["team_slug"], row["team_name"]) for row in self.rows))

    @property
    def team(self) -> Team:
        """The last one driven for."""
        return Team(self.rows[-1]["team_slug"], self.rows[-1]["team_name"])

    @property
    def is_complete(self) -> bool:
        return bool(self.grands_prix) and all(grand_prix.raced for grand_prix in self.grands_prix)

    @property
    def counted(self) -> Decimal:
        """What stands in the championship: without results that did not count, with what was decided afterwards."""
        return self.standing.points if self.standing else self.numbers.points

    @property
    def place(self) -> int | None:
        return self.standing.position if self.standing else None

    @property
    def is_title(self) -> bool:
        """Champion: to lead a season that still runs is none."""
        return self.is_complete and self.place == 1


@dataclass
class Career:
    """The seasons with a race or sprint, newest first. ``is_active``: entered in the newest season raced."""

    seasons: list[DriverSeason] = field(default_factory=list)
    is_active: bool = False
    annals: Annals = field(default_factory=Annals)

    @property
    def is_whole(self) -> bool:
        """No earlier season is missing, so that its first race here was the first."""
        return self.annals.is_whole

    @cached_property
    def rows(self) -> list[Row]:
        """Every result by date."""
        return [row for season in reversed(self.seasons) for row in season.rows]

    @cached_property
    def poles(self) -> dict[int, int | None]:
        """The id of each Grand Prix with a pole, and of the car it was taken in."""
        return {grand_prix: car for season in self.seasons for grand_prix, car in self.cars_on_pole(season).items()}

    @cached_property
    def total(self) -> Numbers:
        return numbers(self.rows, self.poles)

    @property
    def titles(self) -> list[int]:
        """The years of the championships won, oldest first."""
        return sorted(season.year for season in self.seasons if season.is_title)

    @property
    def titles_in_years(self) -> str:
        return title_years(self.titles)

    @property
    def best_place(self) -> int | None:
        """In the championship, of the seasons that are over; of the one that runs where there is no other."""
        over = [season.place for season in self.seasons if season.place and season.is_complete]
        return min(over or [season.place for season in self.seasons if season.place], default=None)

    @property
    def best_place_years(self) -> list[int]:
        """The oldest first."""
        best, is_over = self.best_place, any(season.place and season.is_complete for season in self.seasons)
        found = [season for season in self.seasons if season.place and season.place == best]
        return sorted(season.year for season in found if season.is_complete or not is_over)

    @property
    def counted_points(self) -> Decimal:
        """Points in the last table of each season."""
        return sum((season.counted for season in self.seasons), Decimal(0))

    @property
    def races(self) -> list[Row]:
        return [row for row in self.rows if row["kind"] == Session.Kind.RACE]

    @staticmethod
    def cars_on_pole(season: DriverSeason) -> dict[int, int | None]:
        cars = {row["grand_prix"]: row["constructor"] for row in reversed(season.rows) if not row["shared_car"]}
        return {grand_prix: cars.get(grand_prix) for grand_prix in season.poles}


def read_career(driver: Driver) -> Career:
    """Five queries, however long it was."""
    rows = list(_rows(driver))
    _tell_teams_apart(rows)
    poles: dict[int, set[int]] = defaultdict(set)
    for pole in pole_sitters(driver):
        poles[pole["season"]].add(pole["grand_prix"])
    by_year = {year: list(found) for year, found in groupby(rows, key=lambda row: row["year"])}
    calendars = _calendars(by_year)
    places = season_places(by_year, Championship.DRIVERS, driver=driver)
    left_out = {session for lines in places.values() for line in lines for session in line.left_out}
    for row in rows:
        row["counted"] = row["session"] not in left_out
        row["event"] = calendars[row["year"]][row["grand_prix"]]
        row["pole"] = row["grand_prix"] in poles[row["year"]] and not row["shared_car"]
        row["is_dropped"] = is_dropped(row)
        row["tone"] = tone(row["position"], row["status"], scored=bool(row["points"]))
        row["status_label"] = Entry.Status(row["status"]).label
    seasons = [
        DriverSeason(
            year=year,
            grands_prix=[grand_prix for grand_prix in calendars[year].values() if not grand_prix.is_cancelled],
            rows=found,
            poles=poles[year],
            numbers=numbers(found, poles[year]),
            standing=next(iter(places.get(year, [])), None),
        )
        for year, found in sorted(by_year.items(), reverse=True)
    ]
    known = read_annals()
    return Career(seasons, is_active=bool(seasons) and seasons[0].year == known.newest, annals=known)


def _tell_teams_apart(rows: list[Row]) -> None:
    """Of two teams of one name each is called by its full one, where they have one."""
    ways = {row["team_slug"]: called(row["team_name"], row["team_full_name"]) for row in rows}
    names = told_apart(ways.items())
    for row in rows:
        row["team_name"] = names[row["team_slug"]]


def _rows(driver: Driver) -> QuerySet:
    """The driver's rows on the current sheets of races and sprints by date, the best of each sheet first."""
    start = GridPosition.objects.filter(session=OuterRef(SESSION), driver=driver.pk).order_by("line")
    entries = current_entries().filter(driver=driver, classification__session__kind__in=Session.SCORING_KINDS)
    return (
        entries.annotate(score=FilteredRelation("scores", condition=Q(scores__championship=Championship.DRIVERS)))
        .order_by(
            f"{GRAND_PRIX}__season", F(f"{GRAND_PRIX}__date").asc(nulls_last=True), f"-{SESSION}__kind", SESSION, "line"
        )
        .values(
            "constructor",
            "position",
            "status",
            "reason",
            "fastest_lap",
            "shared_car",
            year=F(f"{GRAND_PRIX}__season"),
            grand_prix=F(GRAND_PRIX),
            kind=F(f"{SESSION}__kind"),
            date=F(f"{SESSION}__date"),
            points=F("score__points"),
            session=F(SESSION),
            team_slug=F("constructor__slug"),
            team_name=F("constructor__name"),
            team_full_name=F("constructor__full_name"),
            grid=Subquery(start.values("position")[:1]),
            from_pit_lane=Subquery(start.values("pit_lane")[:1]),
        )
    )


def _calendars(years: Iterable[int]) -> dict[int, dict[int, GrandPrix]]:
    """The Grands Prix of seasons by year and id, in order, each with ``raced``. One query."""
    grands_prix = (
        GrandPrix.objects.filter(season__in=list(years))
        .annotate(raced=is_raced())
        .select_related("layout__circuit")
        .only(
            "season_id", "slug", "name", "short_name", "date", "state",
            "layout__circuit__slug", "layout__circuit__name", "layout__circuit__country",
        )
        .chronological()
    )  # fmt: skip
    found: dict[int, dict[int, GrandPrix]] = defaultdict(dict)
    for grand_prix in grands_prix:
        found[grand_prix.season_id][grand_prix.pk] = grand_prix
    return found
