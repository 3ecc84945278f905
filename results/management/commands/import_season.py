from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from results.importers.season_folder import import_season
from results.management.asking import accepted, add_arguments, imported


class Command(BaseCommand):
    help = (
        "Store a season from a folder as described in results/data/README.md: all or nothing. "
        "What another source told, and what this one has lost since its last import, stops it."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="DIR")
        add_arguments(parser)

    def handle(self, *args, folder, replace, yes, **options):
        def run(claim):
            return import_season(folder, claim=claim, **accepted(options))

        try:
            report = imported(run, self.stdout, replace=replace, yes=yes)
        except DatabaseError as error:
            raise CommandError(f"Nothing was saved. The database says: {error}") from error
        self.stdout.write(str(report))
