"""A season written down in a folder of CSV files, as described in ``results/data/README.md``."""

from pathlib import Path

from results.importers.facts import SeasonFacts
from results.importers.report import Report
from results.importers.saving import save
from results.importers.saving.ownership import Claim
from results.importers.season_folder.reading import read_facts


def import_season(
    path: Path, *, accept_doubts: bool = False, accept_losses: bool = False, claim: Claim = Claim.RESPECT
) -> Report:
    """Store the season in ``path``. With any fault in the report, or doubt not accepted, nothing was changed.

    Rows that an earlier import of the season had and this one has not are a fault unless ``accept_losses``; so are
    the facts of others, as ``claim`` says.
    """
    report = Report(str(path), accepts_doubts=accept_doubts)
    facts: SeasonFacts | None = read_facts(path, report)
    if facts is not None and report.ok:
        save(facts, report, accept_losses=accept_losses, claim=claim)
    return report
