"""What an import did, or why it did nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from results.parsing.words import printable

MOST_FAULTS_KEPT = 1000  # of a hostile folder; the rest are only counted
MOST_FAULTS_PRINTED = 50
MOST_NOTES_KEPT = 1000
WAY_THROUGH = "This is hardly right. Where it is, say --accept-doubts:"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a source. ``line`` is None when it is about the whole file."""

    file: str
    line: int | None
    message: str

    def __str__(self) -> str:
        file = printable(self.file)
        return f"{file}: {self.message}" if self.line is None else f"{file}:{self.line}: {self.message}"


@dataclass(slots=True)
class Tally:
    """Rows of one kind."""

    created: int = 0
    updated: int = 0
    removed: int = 0
    unchanged: int = 0

    def __str__(self) -> str:
        removed = f", {self.removed} removed" if self.removed else ""
        return f"{self.created} created, {self.updated} updated{removed}, {self.unchanged} unchanged"


@dataclass(slots=True)
class Report:
    """Of one source. With any fault nothing was saved and ``tallies`` is empty; with any doubt neither, unless
    ``accepts_doubts``: then each becomes a note.

    ``notes`` are what somebody should know of an import that went well: what was left as it is, and why.
    """

    source: str
    tallies: dict[str, Tally] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    uncounted: int = 0
    notes: list[str] = field(default_factory=list)
    more_notes: bool = False
    doubts: list[Fault] = field(default_factory=list)
    accepts_doubts: bool = False
    way_out: str = ""  # what to do if the faults are none
    obstacles: list[Fault] = field(default_factory=list)  # those faults that are facts of others, in the way of these

    @property
    def ok(self) -> bool:
        return not self.faults and not self.doubts

    @property
    def is_full(self) -> bool:
        """So many faults that looking for more is in vain."""
        return len(self.faults) >= MOST_FAULTS_KEPT

    @property
    def created(self) -> int:
        return sum(tally.created for tally in self.tallies.values())

    @property
    def updated(self) -> int:
        return sum(tally.updated + tally.removed for tally in self.tallies.values())

    def fault(self, file: str, line: int | None, message: str) -> None:
        """Note a fault; the same one is noted once."""
        fault = Fault(file, line, message)
        if self.is_full:
            self.uncounted += 1
        elif fault not in self.faults:
            self.faults.append(fault)

    def doubt(self, file: str, line: int | None, message: str) -> None:
        """Something that is hardly true; the same is noted once."""
        fault = Fault(file, line, message)
        if self.accepts_doubts:
            self.note(f"waved through: {fault}")
        elif len(self.doubts) >= MOST_FAULTS_KEPT:
            self.uncounted += 1
        elif fault not in self.doubts:
            self.doubts.append(fault)

    def obstacle(self, file: str, message: str) -> None:
        """Note a fault that is none of the source's: what others own is in its way."""
        self.fault(file, None, message)
        self.obstacles.append(Fault(file, None, message))

    @property
    def is_only_in_the_way(self) -> bool:
        """Nothing is wrong but that others' facts are there."""
        return bool(self.faults) and all(fault in self.obstacles for fault in self.faults) and not self.uncounted

    def note(self, message: str) -> None:
        """Note something; the same is noted once."""
        if len(self.notes) >= MOST_NOTES_KEPT:
            self.more_notes = True
        elif message not in self.notes:
            self.notes.append(message)

    def fault_lines(self) -> Iterator[str]:
        """Faults by file and line, as they are printed: the first fifty, and how many more there are.

        Where nothing is wrong but doubtful, the doubts with what to do about them.
        """
        found = self.faults or self.doubts
        by_place = sorted(found, key=lambda fault: (fault.file, fault.line or 0))
        if found and not self.faults:
            yield WAY_THROUGH
        yield from map(str, by_place[:MOST_FAULTS_PRINTED])
        more = len(by_place) - MOST_FAULTS_PRINTED + self.uncounted
        if more > 0:
            yield f"and {more} more"
        if self.way_out:
            yield self.way_out

    def __str__(self) -> str:
        width = max(map(len, self.tallies), default=0)
        rows = (f"  {kind:<{width}}  {tally}" for kind, tally in self.tallies.items())
        notes = [f"  note: {printable(note)}" for note in self.notes] + ["  and more notes"] * self.more_notes
        return "\n".join([f"{self.source}:", *rows, *notes])
