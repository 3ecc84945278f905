from results.checks.printing import totals_json, totals_lines, totals_notes
from results.checks.running import CheckCommand, opened
from results.checks.totals import check_totals


class Command(CheckCommand):
    help = "Compare the career totals of every driver and constructor with F1DB's own, and explain each difference."

    def handle(self, *args, path, **options):
        with opened(path) as release:
            check = check_totals(release)
        as_json = totals_json(check) if options["json"] else None
        self.report(totals_lines(check), totals_notes(check), as_json, check.unexplained)
