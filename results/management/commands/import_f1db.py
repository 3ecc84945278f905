import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from results.importers.f1db.importing import import_f1db, is_migrated
from results.importers.f1db.progress import Progress
from results.importers.f1db.source import NEWEST
from results.management.asking import add_losses

INTERRUPTED = 130  # the exit status shells know for Ctrl-C


class Command(BaseCommand):
    help = "Store every season since 1950 from a release of F1DB, by default the newest: all or nothing."

    def add_arguments(self, parser):
        parser.add_argument("where", nargs="?", metavar="PATH or URL", help="f1db-csv.zip, or the folder it unpacks to")
        parser.add_argument("--circuits", metavar="PATH", help="a zip or folder of drawings, <layout>.svg")
        parser.add_argument("--url", default=NEWEST, help="where the newest release is (default: %(default)s)")
        parser.add_argument("--cache", type=Path, metavar="DIR", help="where downloads are kept (default: var/f1db)")
        parser.add_argument("--accept-doubts", action="store_true", help="store what is hardly right, too: it is")
        add_losses(parser)

    def handle(self, *args, where, circuits, url, cache, accept_doubts, accept_losses, verbosity, **options):
        progress = Progress(sys.stderr if verbosity else None)
        try:
            if not is_migrated():
                raise CommandError("Nothing was saved. The database is not set up: run manage.py migrate first.")
            report = import_f1db(
                where,
                circuits,
                newest=url,
                cache=cache,
                progress=progress,
                accept_doubts=accept_doubts,
                accept_losses=accept_losses,
            )
        except DatabaseError as error:
            raise CommandError(f"Nothing was saved. The database says: {' '.join(str(error).split())}") from error
        except KeyboardInterrupt:
            raise CommandError("Stopped. The database is as it was.", returncode=INTERRUPTED) from None
        finally:
            progress.done()
        if not report.ok:
            raise CommandError("\n".join(["Nothing was saved.", *report.fault_lines()]))
        self.stdout.write(str(report))
