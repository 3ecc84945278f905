import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from results.importers.f1db.importing import import_f1db, is_migrated
from results.importers.f1db.progress import Progress
from results.importers.f1db.source import NEWEST
from results.management.asking import accepted, add_arguments, imported

INTERRUPTED = 130  # the exit status shells know for Ctrl-C


class Command(BaseCommand):
    help = (
        "Store every season since 1950 from a release of F1DB, by default the newest: all or nothing. "
        "What another source told, and what F1DB has lost since the last import, stops it."
    )

    def add_arguments(self, parser):
        parser.add_argument("where", nargs="?", metavar="PATH or URL", help="f1db-csv.zip, or the folder it unpacks to")
        parser.add_argument("--circuits", metavar="PATH", help="a zip or folder of drawings, <layout>.svg")
        parser.add_argument("--url", default=NEWEST, help="where the newest release is (default: %(default)s)")
        parser.add_argument("--cache", type=Path, metavar="DIR", help="where downloads are kept (default: var/f1db)")
        add_arguments(parser)

    def handle(self, *args, where, circuits, url, cache, verbosity, replace, yes, **options):
        progress = Progress(sys.stderr if verbosity else None)

        def run(claim):
            source = {"newest": url, "cache": cache, "progress": progress}
            report = import_f1db(where, circuits, claim=claim, **source, **accepted(options))
            progress.done()
            return report

        try:
            if not is_migrated():
                raise CommandError("Nothing was saved. The database is not set up: run manage.py migrate first.")
            report = imported(run, self.stdout, replace=replace, yes=yes)
        except DatabaseError as error:
            raise CommandError(f"Nothing was saved. The database says: {' '.join(str(error).split())}") from error
        except KeyboardInterrupt:
            raise CommandError("Stopped. The database is as it was.", returncode=INTERRUPTED) from None
        finally:
            progress.done()
        self.stdout.write(str(report))
