"""The page of a session: its sheet in one of the versions that are out, and what hangs on it."""

from dataclasses import dataclass
from typing import Any

from f1site.facts import NAMES, season_key
from f1site.paths import path_to
from results.models import Session
from results.reading.calendars import Calendar, calendar_of
from results.reading.credits import Credit, credits_of
from results.reading.sentences import descriptions
from results.reading.sentences import session as sentences
from results.reading.sentences import weekend as weekend_sentences
from results.reading.sentences.race import biggest_gain, in_words
from results.reading.sentences.scoring import points_factor
from results.reading.sheets.corrections import Change, changes
from results.reading.sheets.grids import Start, source_of_grid, starts
from results.reading.sheets.pit_stops import PitVisits, by_driver
from results.reading.sheets.sheet import SessionSheet, read_sheets
from results.reading.sheets.smaller_tables import FastLap, Voted, fastest_laps_of, pit_stops_of, vote_of
from results.reading.sheets.start_to_finish import StartToFinish, start_to_finish
from results.reading.sheets.versions import Version, before, choose
from results.reading.weekends.ground import Ground
from results.reading.weekends.sessions import WeekendSession, event_days, is_past, sessions_and_ground
from results.reading.weekends.weekend import SessionLine


@dataclass(frozen=True, slots=True)
class SmallerTables:
    """Those below a sheet, each with its sentence. ``source`` is the session that the grid came from, where known."""

    changes: list[Change]
    changes_words: str
    grid: list[Start]
    source: Any
    has_penalties: bool
    grid_words: str
    chart: StartToFinish | None
    fastest_laps: list[FastLap]
    laps_words: str
    pit_stops: list[PitVisits]
    stops_words: str
    drivers_of_the_day: list[Voted]
    vote_words: str


@dataclass(frozen=True, slots=True)
class SessionPage:
    """``sheet`` is None while there is none; ``before`` is the version before it.

    ``lines`` are the sessions of the weekend, for their timetable; ``days`` are its days in words.
    """

    calendar: Calendar
    grand_prix: Any
    session: WeekendSession
    siblings: list[WeekendSession]
    ground: Ground
    sheet: SessionSheet | None
    before: Version | None
    tables: SmallerTables
    days: str

    @property
    def versions(self) -> list[Version]:
        return self.session.versions

    @property
    def is_current(self) -> bool:
        return self.sheet is None or self.sheet.classification is self.session.current

    @property
    def previous(self) -> Any:
        return self.calendar.before(self.grand_prix)

    @property
    def next(self) -> Any:
        return self.calendar.after(self.grand_prix)

    @property
    def is_past(self) -> bool:
        return is_past(self.session)

    @property
    def lines(self) -> list[SessionLine]:
        return [SessionLine(session) for session in self.siblings]

    @property
    def has_starts(self) -> bool:
        return any(session.starts_at for session in self.siblings)

    @property
    def timetable_words(self) -> str:
        return weekend_sentences.sessions(self.lines)

    @property
    def description(self) -> str:
        return descriptions.session(self.session, self.grand_prix, self.sheet)

    @property
    def summary(self) -> str:
        return in_words(self.sheet) if self.session.is_race_like else ""

    @property
    def gain(self) -> str:
        return biggest_gain(self.sheet)

    @property
    def points_words(self) -> str:
        is_race = self.session.kind == Session.Kind.RACE
        return points_factor(self.grand_prix) if is_race and self.sheet else ""

    @property
    def address(self) -> str:
        """That of the version shown, plain for the current one."""
        shown = self.session if self.sheet is None or self.is_current else self.sheet.classification
        return shown.get_absolute_url()

    @property
    def twins(self) -> tuple[str, str]:
        """The addresses of the sheet as JSON and as CSV."""
        _, query, number = self.address.partition("?")
        where = (self.grand_prix.season_id, self.grand_prix.slug, self.session.kind)
        json, csv = path_to("session_json", *where), path_to("session_csv", *where)
        return f"{json}{query}{number}", f"{csv}{query}{number}"

    @property
    def breadcrumbs(self) -> list[tuple[str, str]]:
        return [
            ("Seasons", path_to("seasons")),
            (str(self.calendar.season), self.calendar.season.get_absolute_url()),
            (self.grand_prix.name, self.grand_prix.get_absolute_url()),
            (self.session.name, self.session.get_absolute_url()),
        ]

    @property
    def credits(self) -> list[Credit]:
        return credits_of([self.calendar.season])

    @property
    def facts(self) -> list[str]:
        """The sheets of other sessions make its grid and say who was first: they are facts of the season."""
        sheets = [f"classification-{version.pk}" for version in self.versions]
        return [NAMES, season_key(self.grand_prix.season_id), *sheets]


def read_session_page(year: int, slug: str, kind: str, version: str = "") -> SessionPage | None:
    """With the version asked for, or else the current one. None for a session or a version that is not there.

    Nine queries at most, whatever their length.
    """
    calendar = calendar_of(year)
    grand_prix = calendar.find(slug) if calendar else None
    if calendar is None or grand_prix is None:
        return None
    siblings, ground = sessions_and_ground(grand_prix)
    session = next((sibling for sibling in siblings if sibling.kind == kind), None)
    chosen = choose(session.versions, version) if session else None
    if session is None or (version and chosen is None):
        return None
    previous = before(session.versions, chosen)
    source = source_of_grid(session, siblings)
    sheets = read_sheets([each for each in (previous, chosen, source.current if source else None) if each])
    return SessionPage(
        calendar=calendar,
        grand_prix=grand_prix,
        session=session,
        siblings=siblings,
        ground=ground,
        sheet=sheets[chosen.pk] if chosen else None,
        before=previous,
        tables=smaller_tables(session, source, sheets, previous, chosen),
        days=weekend_sentences.days(*event_days(grand_prix, siblings)),
    )


def smaller_tables(
    session: WeekendSession,
    source: WeekendSession | None,
    sheets: dict[int, SessionSheet],
    before: Version | None = None,
    chosen: Version | None = None,
) -> SmallerTables:
    """Of the ``chosen`` version among ``sheets``, with that of the ``source`` of its grid. Four queries at most."""
    sheet = sheets[chosen.pk] if chosen else None
    changed = changes(sheets[before.pk], sheet) if before and sheet else []
    decided = sheets.get(source.current.pk) if source and source.current else None
    grid = starts(session, sheet, decided) if session.is_race_like else []
    teams = {row.entry.driver.pk: row.entry.constructor.slug for row in (sheet.rows if sheet else [])}
    laps = fastest_laps_of(session.pk, teams) if sheet else []
    stops = pit_stops_of(session.pk) if sheet and session.is_race_like else []
    vote = vote_of(session.pk, teams) if sheet and session.is_race_like else []
    return SmallerTables(
        changes=changed,
        changes_words=sentences.changes(changed),
        grid=grid,
        source=source if any(start.source for start in grid) else None,
        has_penalties=any(start.is_moved for start in grid),
        grid_words=sentences.grid(grid),
        chart=start_to_finish(grid),
        fastest_laps=laps,
        laps_words=sentences.laps(laps),
        pit_stops=by_driver(stops, teams),
        stops_words=sentences.stops(stops),
        drivers_of_the_day=vote,
        vote_words=sentences.vote(vote),
    )
