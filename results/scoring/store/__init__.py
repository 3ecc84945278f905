"""Keeps the stored scores and standings equal to what the engine makes of the sheets.

Tables are versions, as sheets are: for every moment at which a sheet or an adjustment became known, the tables it
changed are stored once more with that moment as ``valid_from``. A story can so show the table it was published with.
"""

from django.db import transaction

from results.models import Season, StandingsTable
from results.scoring.season_rules import rules_for
from results.scoring.store.reading import read_season
from results.scoring.store.versions import scores, sessions, versions
from results.scoring.store.writing import write_scores, write_tables


@transaction.atomic
def rebuild(year: int) -> None:
    """Bring the scores and standings of a season up to date with its sheets.

    Raises ``NoRules`` or ValueError (rules that cannot be read) and then changes nothing.
    """
    season = Season.objects.select_for_update().get(year=year)
    read = read_season(season)
    if not read.sheets and not StandingsTable.objects.filter(grand_prix__season=year).exists():
        return
    rules = rules_for(year, season.rules)
    write_scores(year, scores(rules, read))
    write_tables(year, dict(versions(rules, read)), read.ids, sessions(rules, read))
