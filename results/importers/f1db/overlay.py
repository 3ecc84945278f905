"""The corrections of F1DB, laid over the rows of a release while they are read."""

from collections import Counter, defaultdict

from results.importers.corrections import CORRECTIONS, Correction, Corrections, in_season, read_corrections
from results.importers.f1db.release import Row
from results.importers.facts import Fields
from results.importers.report import Report
from results.sense import Finding

NO_ROW = "(no row)"  # what is right, where a row should not be there at all
RaceKey = tuple[str, str]  # season and slug of the Grand Prix, as texts
NAMES = ("name", "short_name")


def f1db_corrections() -> Corrections:
    return read_corrections(CORRECTIONS / "f1db")


class Overlay:
    """``races`` are learnt from the rows of races.csv, which the others refer to by a number of the release.

    A row that says neither what a correction expects nor what is right is left alone.
    """

    def __init__(self, corrections: Corrections):
        self._corrections = corrections
        self._races: dict[str | None, RaceKey] = {}
        self._by_race: dict[tuple[str, str, str], list[Correction]] = defaultdict(list)
        for one in corrections.values:
            self._by_race[one.table, str(one.season), one.grand_prix].append(one)
        self._tables = {one.table for one in corrections.values}
        self._met: dict[Correction, list[str]] = defaultdict(list)  # what the rows of a correction say
        self._taken: Counter[tuple[str, str | None]] = Counter()  # rows that should not be, by table and race

    def corrected(self, table: str, row: Row) -> Row | None:
        """The row as it should be, None if it should not be. Rows without a correction are given back as they are."""
        if table == "races":
            self._races[row["id"]] = (row["year"] or "", row["grandPrixId"] or "")
        if table not in self._tables:
            return row
        key = self._races.get(row["id"] if table == "races" else row["raceId"])
        for one in self._by_race.get((table, *key), ()) if key else ():
            if not one.driver or one.driver == row["driverId"]:
                says = row[one.column] or ""
                self._met[one].append(says)
                if says == one.says and one.right == NO_ROW:
                    self._taken[table, row["raceId"]] += 1
                    return None
                if says == one.says:
                    row = {**row, one.column: one.right or None}
        return row

    def taken_out(self, table: str, race: int) -> int:
        """How many rows of a race there are in the release that should not be."""
        return self._taken[table, str(race)]

    def applied(self, table: str, season: int, grand_prix: str) -> list[Correction]:
        """The corrections that changed a row of a race."""
        return [one for one in self._by_race.get((table, str(season), grand_prix), ()) if one.says in self._met[one]]

    def names(self, season: int, grand_prix: str, source: Fields) -> Fields:
        """What it was called that year, where the source's name is the one expected; ``source`` otherwise."""
        for one in in_season(self._corrections.grand_prix_names, season):
            if one.grand_prix == grand_prix and one.says == source["name"]:
                return {"name": one.name, "short_name": one.short_name}
        return source

    def circuit_name(self, season: int, circuit: str) -> str:
        """What the circuit was called that year; empty where the present name is right, or the old one not known."""
        names = in_season(self._corrections.circuit_names, season)
        return next((one.name for one in names if one.circuit == circuit), "")

    def is_known_to_be_odd(self, season: int, grand_prix: str, session: str, finding: Finding) -> bool:
        """Whether somebody has looked at what the sense checks find, and it stays."""
        return any(
            (one.season, one.grand_prix, one.session, one.kind) == (season, grand_prix, session, finding.kind)
            and one.driver in ("", finding.driver)
            for one in self._corrections.odd_rows
        )

    def tell(self, report: Report) -> None:
        """Note the corrections that are no longer needed, and those that somebody has to look at."""
        for one, says in self._met.items():
            if one.says in says:
                continue
            if one.right == NO_ROW and says:
                report.note(f"the correction of {one} is no longer needed: F1DB has no such row any more")
            elif one.right in says:
                report.note(f"the correction of {one} is no longer needed: F1DB says {one.right} itself")
            elif says:
                report.note(f"the correction of {one} was left out: F1DB says {says[0]}, which was not expected")
        self._tell_of_missing(report)

    def _tell_of_missing(self, report: Report) -> None:
        known = set(self._races.values())
        for one in self._corrections.values:
            held = (str(one.season), one.grand_prix) in known and one.table != "races"
            if held and not self._met[one]:
                report.note(f"the correction of {one} was left out: F1DB has no such row")
