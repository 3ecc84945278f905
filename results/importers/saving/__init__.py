"""Stores the facts of a season, whatever source they come from: all or nothing, and twice is the same as once."""

from django.db import transaction

from results.importers.facts import SeasonFacts
from results.importers.report import Report
from results.importers.saving.ownership import Claim
from results.importers.saving.season import save_season
from results.scoring.rules import NoRules
from results.scoring.store import rebuild


class Refused(Exception):
    """Rolls the transaction back; the report says why."""


def save(facts: SeasonFacts, report: Report, *, accept_losses: bool = False, claim: Claim = Claim.RESPECT) -> None:
    """Bring the database in line with ``facts`` and rebuild the standings, in one transaction.

    What the facts do not mention stays: other seasons, later versions of a sheet. A fault in the report means that
    nothing was changed. What the source has lost since its last import is one, unless ``accept_losses``.
    """
    try:
        with transaction.atomic():
            save_season(facts, report, accept_losses, claim)
            if not report.ok:
                raise Refused
            _rebuild(facts.year, report)
    except Refused:
        report.tallies.clear()


def _rebuild(year: int, report: Report) -> None:
    try:
        rebuild(year)
    except (NoRules, ValueError) as error:
        report.fault("season.toml", None, str(error))
        raise Refused from None
