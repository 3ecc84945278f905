"""The sense checks, asked of the sheets that a release would add: but for what is known to be odd."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from results.importers.f1db.calendar import Calendar, Place
from results.importers.f1db.reading import Tables
from results.importers.f1db.release import file_name
from results.importers.f1db.tables import SHEETS
from results.importers.saving.rows import at_once
from results.models import Classification, Entry, FastestLap, GridPosition, PitStop, Season, Session
from results.scoring.rules import SeasonRules
from results.scoring.season_rules import known_rules
from results.sense import Around, Row, Told, Weight, asked_by, findings

LISTS = (("grid place", GridPosition), ("fastest lap", FastestLap), ("pit stop", PitStop))


@dataclass(frozen=True, slots=True)
class Sheet:
    number: int  # of the race in the release
    kind: str
    place: Place
    rows: list[Row]


class Sense:
    """Collects the sheets that are written; ``tell`` says what is odd about them, once the lists beside them are in."""

    def __init__(self, tables: Tables, calendar: Calendar):
        self.tables, self.calendar = tables, calendar
        self.sheets: list[Sheet] = []
        self._names = {pk: slug for slug, pk in tables.known["driver"].items()}
        self._rules = cache(_rules_of)

    def add(self, kind: str, written: Iterable[tuple[int, Place, Sequence[tuple]]]) -> None:
        """``written`` are sheets by the number of their race, their rows as they are stored."""
        for number, place, rows in written:
            self.sheets.append(Sheet(number, kind, place, [self._row(row) for row in rows]))

    def tell(self) -> None:
        told = self._told()
        entered = self._entered()
        for sheet in self.sheets:
            is_race_like = sheet.kind in Session.SCORING_KINDS
            around = Around(
                is_race_like,
                **asked_by(self._rules(sheet.place.year) if is_race_like else None, sheet.kind),
                scheduled_laps=self.calendar.races[sheet.number].sessions.get(sheet.kind, {}).get("scheduled_laps"),
                entered=entered.get(sheet.place.pk, {}),
                told=told.get(sheet.place.pk, ()),
            )
            self._report(sheet, around)

    def _report(self, sheet: Sheet, around: Around) -> None:
        race, report, overlay = self.calendar.races[sheet.number], self.tables.report, self.tables.overlay
        file = file_name(SHEETS[sheet.kind])
        for finding in findings(sheet.rows, around):
            if overlay.is_known_to_be_odd(race.year, race.slug, sheet.kind, finding):
                continue
            message = f"{sheet.place.name}: {finding.message}"
            if finding.weight is Weight.FAULT:
                report.fault(file, None, message)
            elif finding.weight is Weight.DOUBT:
                report.doubt(file, None, message)
            else:
                report.note(message)

    def _row(self, row: tuple) -> Row:
        """Of the columns of ``importers.f1db.sheets``."""
        _, position, status, number, driver, _, _, shared, laps, time, penalty, q1, q2, q3, reason, _, _ = row
        name = self._names[driver]
        return Row(name, "", number, position, status, shared, laps, time, penalty, (q1, q2, q3), reason)

    def _told(self) -> dict[int, list[Told]]:
        """What the lists beside the sheets say, by session."""
        found: dict[int, list[Told]] = defaultdict(list)
        sessions = [sheet.place.pk for sheet in self.sheets if sheet.kind in Session.SCORING_KINDS]
        for what, model in LISTS:
            lap = () if model is GridPosition else ("lap",)
            for some in at_once(sessions):
                rows = model.objects.filter(session__in=some).order_by()  # type: ignore[attr-defined]
                for session, driver, *laps in rows.values_list("session_id", "driver_id", *lap):
                    found[session].append(Told(what, self._names[driver], lap=laps[0] or 0 if laps else None))
        return found

    def _entered(self) -> dict[int, dict[str, str]]:
        """Who has a place in what decided the grid, by the session of the race."""
        found: dict[int, dict[str, str]] = {}
        for kind in Session.SCORING_KINDS:
            races = {sheet.place.pk: sheet for sheet in self.sheets if sheet.kind == kind}
            for some in at_once(list(races)):
                weekends = dict(Session.objects.filter(pk__in=some).values_list("grand_prix_id", "pk"))
                sheets = Classification.objects.current().filter(
                    session__kind=kind.row.decided_by, session__grand_prix__in=list(weekends)
                )
                rows = Entry.objects.filter(classification__in=sheets.order_by(), position__isnull=False).order_by()
                for weekend, driver in rows.values_list("classification__session__grand_prix_id", "driver_id"):
                    found.setdefault(weekends[weekend], {})[self._names[driver]] = ""
        return found


def _rules_of(year: int) -> SeasonRules | None:
    season = Season.objects.filter(year=year).first()
    return known_rules(year, season.rules if season else None)
