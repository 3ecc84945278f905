"""Grands Prix and sessions, kept as the release says. A Grand Prix is its season and slug, whatever its round is."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from f1site.bulk import allocate, insert
from results.importers.f1db.races import Race
from results.importers.facts import Fields
from results.importers.report import Report, Tally
from results.importers.saving.rows import AT_ONCE, Key, upsert
from results.importers.season_folder.weekends import LONGEST_RACE
from results.models import Classification, GrandPrix, Session

State = GrandPrix.State
RACE = Session.Kind.RACE.value
SESSION_FIELDS = ("date", "starts_at", "scheduled_laps", "distance_m")
KEPT = {"name", "short_name", "official_name", "circuit_name"}  # what an editor may have chosen better
OPEN_STATES = (State.CANCELLED, State.POSTPONED)


@dataclass(slots=True)
class Place:
    """A session in the database."""

    pk: int
    year: int
    name: str
    assumed_issue: datetime


class Calendar:
    """The Grands Prix of a release in the database. ``changed`` collects the seasons to compute anew."""

    def __init__(self, races: dict[int, Race], report: Report):
        self.races = races
        self.changed: set[int] = set()
        self.called_off: list[str] = []
        self._report = report
        self._grands_prix: dict[tuple[int, str], int] = {}
        self._sessions: dict[tuple[int, str], Session] = {}

    def save(self, held: Mapping[str, Collection[int]]) -> None:
        """``held`` are the races and the sprints that have a result, whatever was thought of them before."""
        years = {race.year for race in self.races.values()}
        stored = {(row.season_id, row.slug): row for row in GrandPrix.objects.filter(season__in=years)}
        wanted: dict[Key, Fields] = {}
        for number, race in self.races.items():
            row = stored.get((race.year, race.slug))
            wanted[race.year, race.slug] = self._merged(row, race, number in held[RACE]) if row else race.fields
        for key, row in stored.items():
            if key in wanted and (row.date, row.state) != (wanted[key]["date"], wanted[key].get("state", row.state)):
                self.changed.add(row.season_id)
        tally = self._report.tallies.setdefault("Grands Prix", Tally())
        found = upsert(stored.values(), GrandPrix, ("season_id", "slug"), wanted, tally)
        self._grands_prix = {(year, slug): pk for (year, slug), pk in found.items()}
        self._cancel([row for key, row in stored.items() if key not in wanted], tally)
        self._save_sessions(held)

    def _merged(self, row: GrandPrix, race: Race, was_held: bool) -> Fields:
        """The fields of a Grand Prix that is stored: names and what an editor said of its state are kept."""
        fields = dict(race.fields)
        for name in KEPT & fields.keys():
            before = getattr(row, name)
            if before and before != race.renamed.get(name):
                fields[name] = before
        if row.state not in OPEN_STATES:
            return fields
        if was_held:
            return fields | {"state": State.SCHEDULED}
        if row.state == State.CANCELLED or row.date is None:
            fields["date"] = row.date
        self._report.note(
            f"{row.season_id} {row.slug}: kept as {row.state}, though F1DB lists it for {race.fields['date']}"
        )
        return fields

    def _cancel(self, missing: Iterable[GrandPrix], tally: Tally) -> None:
        """What was to be held and is no longer listed is cancelled, unless there are results of it."""
        scheduled = [row for row in missing if row.state == State.SCHEDULED]
        with_sheets = set(
            Classification.objects.filter(session__grand_prix__in=[row.pk for row in scheduled]).values_list(
                "session__grand_prix", flat=True
            )
        )
        gone = [row for row in scheduled if row.pk not in with_sheets]
        for row in gone:
            row.state = State.CANCELLED
            self.called_off.append(f"{row.season_id} {row.slug}")
            self._report.note(f"{row.season_id} {row.slug}: cancelled, since F1DB lists it no more")
            self.changed.add(row.season_id)
        GrandPrix.objects.bulk_update(gone, ["state"], batch_size=AT_ONCE)
        tally.updated += len(gone)

    def _save_sessions(self, held: Mapping[str, Collection[int]]) -> None:
        stored = Session.objects.filter(grand_prix__in=GrandPrix.objects.filter(season__in=self._years()).order_by())
        self._sessions = {(row.grand_prix_id, row.kind): row for row in stored.order_by()}
        new: dict[tuple[int, str], Fields] = {}
        changed: dict[Key, Fields] = {}
        for number, race in self.races.items():
            for kind, told in race.sessions.items():
                key = (self._grands_prix[race.year, race.slug], kind)
                fields = told if number in held.get(kind, ()) else _planned(told)
                if row := self._sessions.get(key):
                    changed[key] = _updated(row, fields)
                else:
                    new[key] = fields
        tally = self._report.tallies.setdefault("sessions", Tally())
        rows = [self._sessions[key] for key in changed]  # type: ignore[index]
        upsert(rows, Session, ("grand_prix_id", "kind"), changed, tally)
        self._create(new, tally)

    def _years(self) -> set[int]:
        return {year for year, _ in self._grands_prix}

    def _create(self, new: dict[tuple[int, str], Fields], tally: Tally) -> None:
        names = ("id", "grand_prix_id", "kind", *SESSION_FIELDS)
        keys = allocate(Session, len(new))
        rows = []
        for pk, ((grand_prix, kind), fields) in zip(keys, new.items(), strict=True):
            values = {name: fields.get(name) for name in SESSION_FIELDS}
            rows.append((pk, grand_prix, kind, *values.values()))
            self._sessions[grand_prix, kind] = Session(pk=pk, grand_prix_id=grand_prix, kind=kind, **values)
        insert(Session, names, rows)
        tally.created += len(rows)

    def places(self, kind: str, numbers: Iterable[int]) -> dict[int, Place]:
        """The session of that kind of each race; one that nothing else was said of is created."""
        keys = {number: (self._grands_prix[self._address(number)], kind) for number in numbers}
        missing: dict[tuple[int, str], Fields] = {key: {} for key in keys.values() if key not in self._sessions}
        self._create(missing, self._report.tallies["sessions"])
        return {number: self._place(number, self._sessions[key]) for number, key in keys.items()}

    def grand_prix(self, year: int, slug: str) -> int | None:
        return self._grands_prix.get((year, slug))

    def _address(self, number: int) -> tuple[int, str]:
        return self.races[number].year, self.races[number].slug

    def _place(self, number: int, session: Session) -> Place:
        race = self.races[number]
        name = f"{race.year} {race.slug} {session.kind}"
        day = session.date or race.fields["date"]
        return Place(session.pk, race.year, name, _assumed_issue(day, session.starts_at))


def _assumed_issue(day: date, starts_at: datetime | None) -> datetime:
    """Two hours after the start, else noon UTC of the day; never later than now, for the sheet is out."""
    assumed = starts_at + LONGEST_RACE if starts_at else datetime.combine(day, time(12), UTC)
    return min(assumed, datetime.now(UTC).replace(microsecond=0))


def _planned(fields: Fields) -> Fields:
    """What is to be driven is not the distance that was run."""
    return {name: value for name, value in fields.items() if name != "distance_m"}


def _updated(row: Session, fields: Fields) -> dict[str, Any]:
    """What the source says, else what is stored; a start that belongs to another day is none."""
    found = {name: getattr(row, name) if fields.get(name) is None else fields[name] for name in SESSION_FIELDS}
    if "starts_at" not in fields and found["date"] != row.date and row.starts_at:
        found["starts_at"] = None
    return found
