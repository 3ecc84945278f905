from results.checks.printing import standings_json, standings_lines, standings_notes
from results.checks.running import CheckCommand, opened
from results.checks.standings import check_standings


class Command(CheckCommand):
    help = "Compare every championship table with the official one, and explain each difference."

    def handle(self, *args, path, **options):
        with opened(path) as release:
            check = check_standings(release)
        as_json = standings_json(check) if options["json"] else None
        self.report(standings_lines(check), standings_notes(check), as_json, check.total.unexplained)
