from django.core.management.base import BaseCommand, CommandError

from results.models import Season
from results.scoring.rules import NoRules
from results.scoring.store import rebuild


class Command(BaseCommand):
    help = "Compute scores and standings again from the result sheets: of the given seasons, or of all."

    def add_arguments(self, parser):
        parser.add_argument("years", nargs="*", type=int, metavar="YEAR")

    def handle(self, *args, years, **options):
        known = set(Season.objects.values_list("year", flat=True))
        if unknown := sorted(set(years) - known):
            raise CommandError(f"There is no season {unknown[0]}. There is: {_listed(known)}.")
        for year in sorted(years or known):
            try:
                rebuild(year)
            except (NoRules, ValueError) as error:
                raise CommandError(f"Season {year} is as it was: {error}") from error
            self.stdout.write(f"Season {year}: standings rebuilt.")


def _listed(years):
    return ", ".join(map(str, sorted(years))) or "none yet"
