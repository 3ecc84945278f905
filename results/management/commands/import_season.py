from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from results.importers.season_folder import import_season
from results.management.asking import add_losses


class Command(BaseCommand):
    help = "Store a season from a folder as described in results/data/README.md: all or nothing."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument("--accept-doubts", action="store_true", help="store what is hardly right, too: it is")
        add_losses(parser)

    def handle(self, *args, folder, accept_doubts, accept_losses, **options):
        try:
            report = import_season(folder, accept_doubts=accept_doubts, accept_losses=accept_losses)
        except DatabaseError as error:
            raise CommandError(f"Nothing was saved. The database says: {error}") from error
        if not report.ok:
            raise CommandError("\n".join(["Nothing was saved.", *report.fault_lines()]))
        self.stdout.write(str(report))
