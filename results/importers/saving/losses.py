"""What an import would lose: its source held against what the same source told last time.

It knows no format: a reader says how many rows each of its files has of each session, which sheets would be revised
and who stands on a sheet. Sheets and lists that a source no longer has stay stored, and are asked about once.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from f1site.bulk import insert
from results.importers.report import Report
from results.importers.saving.rows import at_once
from results.models import Classification, Driver, GrandPrix, Session, Told

# Sheets are still being put right in the weeks after a race: of the newest weekends any number may change.
NEWEST_WEEKENDS = 4
# Of an older race a sheet is put right now and then, one at a time, since each takes somebody to find it out. A driver,
# a column or a part of a file that went astray changes dozens at once. Corrections of our own are not counted.
MOST_OLD_SHEETS = 5
# Races to come are called off one by one; a calendar that has lost more at once was probably cut off.
MOST_CALLED_OFF = 5
MOST_NAMED = 5
WAY_OUT = "If this is right, import it again with --accept-losses."

Key = tuple[str, int | None, int | None]  # file, season, session


class Kind(Enum):
    """What a file has of each session (or season), and what its rows are."""

    SHEET = ("sheet", "row")
    GRID = ("grid", "grid place")
    LIST = ("list", "row")


@dataclass(slots=True)
class Telling:
    """What a source tells in one import. ``year``: all it tells is of this season.

    ``taken_out`` are rows it has that a correction of our own leaves out. ``drivers`` stand on one of its sheets,
    ``former`` did on those it told before.
    """

    source: str
    kinds: Mapping[str, Kind]  # by file
    year: int | None = None
    rows: dict[Key, int] = field(default_factory=dict)
    taken_out: dict[Key, int] = field(default_factory=dict)
    revised: list[tuple[str, int]] = field(default_factory=list)  # file and session of each sheet
    called_off: list[str] = field(default_factory=list)
    drivers: set[int] = field(default_factory=set)
    former: set[int] = field(default_factory=set)
    _before: dict[Key, int] | None = None

    @property
    def before(self) -> dict[Key, int]:
        """The rows of the last import."""
        if self._before is None:
            self._before = {(told.file, told.season_id, told.session_id): told.rows for told in self._stored()}
        return self._before

    def _stored(self) -> Iterator[Told]:
        """Of this format: a source may be told in two."""
        scope = {} if self.year is None else {"season": self.year}
        found = Told.objects.filter(source=self.source, **scope)
        return (told for told in found.iterator(5000) if told.file in self.kinds)

    def was_told(self, file: str) -> set[int]:
        """The sessions of which the file had something at the last import."""
        return {session for name, _, session in self.before if name == file and session is not None}

    def keep(self, file: str) -> None:
        """A file that may be missing tells nothing new when it is."""
        self.rows |= {key: rows for key, rows in self.before.items() if key[0] == file}

    def remember(self) -> None:
        """Keep what was told now for the next import."""
        outdated = [key for key, rows in self.before.items() if self.rows.get(key) != rows]
        if outdated:
            stored = {(told.file, told.season_id, told.session_id): told.pk for told in self._stored()}
            keys = [stored[key] for key in outdated]
            for some in at_once(keys):
                Told.objects.filter(pk__in=some).delete()
        new = [(key, rows) for key, rows in self.rows.items() if self.before.get(key) != rows]
        insert(Told, ("source", "file", "season_id", "session_id", "rows"), ((self.source, *k, n) for k, n in new))


def check_losses(telling: Telling, report: Report, accept: bool) -> None:
    """Faults for whatever would be lost; with ``accept`` they are notes."""
    for file, message in _losses(telling):
        if accept:
            report.note(f"accepted: {file}: {message}")
        else:
            report.fault(file, None, message)
            report.way_out = WAY_OUT


def _losses(telling: Telling) -> Iterator[tuple[str, str]]:
    gone: dict[str, list[Key]] = defaultdict(list)
    shorter: dict[str, list[Key]] = defaultdict(list)
    for key, rows in telling.before.items():
        if telling.rows.get(key, 0) + telling.taken_out.get(key, 0) < rows:
            (shorter if key in telling.rows else gone)[key[0]].append(key)
    for file in sorted({*gone, *shorter}):
        kind = telling.kinds.get(file, Kind.LIST)
        if keys := gone[file]:
            rows = sum(telling.before[key] for key in keys)
            yield file, f"{_what(kind, keys, rows)} {'is' if len(keys) == 1 else 'are'} gone: {_named(keys)}"
        if keys := shorter[file]:
            rows = sum(telling.before[key] - telling.rows[key] for key in keys)
            verb = "has" if len(keys) == 1 else "have"
            yield file, f"{_count(len(keys), kind.value[0])} {verb} {_fewer(rows, kind)}: {_named(keys)}"
    yield from _drivers_gone(telling)
    yield from _called_off(telling)
    yield from _revised(telling)


def _what(kind: Kind, keys: Collection[Key], rows: int) -> str:
    return f"{_count(len(keys), kind.value[0])} with {_count(rows, kind.value[1])}"


def _fewer(rows: int, kind: Kind) -> str:
    return f"{_count(rows, kind.value[1])} fewer"


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _named(keys: Iterable[Key]) -> str:
    """The sessions, the newest first, or the seasons."""
    keys = list(keys)
    sessions = _newest_first({session for *_, session in keys if session is not None})
    seasons = sorted({str(season) for _, season, session in keys if session is None and season}, reverse=True)
    return _some(list(sessions.values()) + seasons) or "in all"


def _newest_first(sessions: Collection[int]) -> dict[int, str]:
    found: list[tuple] = []
    for some in at_once(sorted(sessions)):
        rows = Session.objects.filter(pk__in=some).order_by()
        found += rows.values_list("grand_prix__date", "pk", "grand_prix__season", "grand_prix__slug", "kind")
    found.sort(key=lambda row: (str(row[0]), row[1]), reverse=True)
    return {pk: f"{season} {slug} {kind}" for _, pk, season, slug, kind in found}


def _some(names: list[str]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")


def _drivers_gone(telling: Telling) -> Iterator[tuple[str, str]]:
    gone = sorted(telling.former - telling.drivers)
    if gone:
        found = (Driver.objects.filter(pk__in=some) for some in at_once(gone))
        names = sorted(slug for some in found for slug in some.values_list("slug", flat=True))
        verb = "is" if len(gone) == 1 else "are"
        yield "all results", f"{_count(len(gone), 'driver')} {verb} gone from them: {_some(names)}"


def _called_off(telling: Telling) -> Iterator[tuple[str, str]]:
    if len(telling.called_off) > MOST_CALLED_OFF:
        names = _some(telling.called_off)
        yield "calendar", f"{len(telling.called_off)} Grands Prix to come would be called off: {names}"


def _revised(telling: Telling) -> Iterator[tuple[str, str]]:
    if len(telling.revised) <= MOST_OLD_SHEETS:
        return
    old = set(telling.revised) - {(file, session) for file, session in telling.revised if session in _newest(telling)}
    if len(old) <= MOST_OLD_SHEETS:
        return
    by_file: dict[str, set[int]] = defaultdict(set)
    for file, session in old:
        by_file[file].add(session)
    for file, sessions in sorted(by_file.items()):
        names = _some(list(_newest_first(sessions).values()))
        yield file, f"{_count(len(sessions), 'sheet')} of old races would be revised: {names}"


def _newest(telling: Telling) -> set[int]:
    """The sessions of the newest weekends with a sheet."""
    sheets = Classification.objects.filter(issued_at__isnull=False).order_by().values("session__grand_prix")
    seasons = {season for _, season, _ in telling.before}
    told = GrandPrix.objects.filter(pk__in=sheets, season__in=seasons).order_by("-date")
    newest = list(told.values_list("pk", flat=True)[:NEWEST_WEEKENDS])
    return set(Session.objects.filter(grand_prix__in=newest).order_by().values_list("pk", flat=True))
