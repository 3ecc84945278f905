from django.core.management.base import BaseCommand, CommandError

from results.importers.saving.removal import Kept, contents, refuse_with_stories, remove_season
from results.management.asking import agrees
from results.models import Season


class Command(BaseCommand):
    help = (
        "Take a season away, with the drivers, teams, engines and circuits that nothing else refers to. "
        "What is the editors' own stays, and a season that stories are about stays whole."
    )

    def add_arguments(self, parser):
        parser.add_argument("year", type=int, metavar="YEAR")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args, year, yes, **options):
        known = Season.objects.order_by("year").values_list("year", flat=True)
        if year not in known:
            raise CommandError(f"There is no season {year}. There is: {', '.join(map(str, known)) or 'none yet'}.")
        try:
            refuse_with_stories(year)
            question = f"Remove the season {year} ({', '.join(contents(year))})?"
            if not yes and not agrees(question, self.stdout):
                raise CommandError(f"{year} was not removed. With --yes nobody is asked.")
            self.stdout.write(str(remove_season(year)))
        except Kept as reason:
            raise CommandError(f"{reason}.") from None
