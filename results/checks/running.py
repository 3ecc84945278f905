"""What the commands of the checks have in common."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from results.checks.comparison import NothingToCheck
from results.importers.f1db.archive import Unreadable
from results.importers.f1db.release import Release
from results.importers.f1db.source import open_release
from results.scoring.rules import NoRules


class CheckCommand(BaseCommand):
    """A command that compares with a release of F1DB; what cannot be compared is one sentence."""

    def add_arguments(self, parser):
        parser.add_argument("path", metavar="PATH", help="A release of F1DB: its zip of CSV files, or their folder.")
        parser.add_argument("--json", action="store_true", help="Print one JSON object.")

    def report(self, lines: Iterable[str], notes: Iterable[str], as_json: str | None, unexplained: int) -> None:
        """Print a check. CommandError where something is unexplained."""
        for line in [as_json] if as_json else lines:
            self.stdout.write(line)
        for note in notes:
            self.stderr.write(note)
        if unexplained:
            raise CommandError(
                "1 difference is unexplained." if unexplained == 1 else f"{unexplained} differences are unexplained."
            )


@contextmanager
def opened(path: str) -> Iterator[Release]:
    """The release at ``path``. CommandError for all that is wrong with it or with the database."""
    try:
        with open_release(path) as release:
            yield release
    except (Unreadable, NothingToCheck, NoRules, ValueError) as error:
        raise CommandError(f"Nothing was checked. {error}") from error
    except DatabaseError as error:
        says = str(error).partition("\n")[0]
        raise CommandError(f"Nothing was checked. The database says: {says}") from error
