"""Everything bundled, for a first look: the seasons and the stories about them."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.importers.stories import import_stories
from results.importers.bundled import import_bundled_seasons


class Command(BaseCommand):
    help = (
        "Load the bundled seasons and stories that are not there. What is there stays as it is, whoever told it; "
        "make run does this in an empty database alone."
    )

    def handle(self, *args, **options):
        changed = [self._show(report) for report in import_bundled_seasons()]
        changed.append(self._show(import_stories()))
        if not any(changed):
            self.stdout.write("Everything was there already; nothing has changed.")

    def _show(self, report):
        """Whether anything was saved. Raises CommandError, with the faults, where nothing could be."""
        if not report.ok:
            raise CommandError("\n".join([f"{report.source}: nothing was saved.", *report.fault_lines()]))
        self.stdout.write(f"{Path(report.source).name}: {report.created} created, {report.updated} updated")
        return bool(report.created or report.updated)
