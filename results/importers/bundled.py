"""The seasons that come with the site."""

from pathlib import Path

from results.importers.report import Report
from results.importers.season_folder import import_season
from results.models import Season

DATA = Path(__file__).resolve().parent.parent / "data"


def bundled_seasons() -> list[Path]:
    """The season folders in ``results/data/``, oldest first. A folder is named after its year."""
    return sorted(path.parent for path in DATA.glob("*/season.toml"))


def import_bundled_seasons() -> list[Report]:
    """Store the bundled seasons that are not there yet; a report each.

    One that is there is left alone, whoever told it: an editor may have corrected what the bundle says.
    """
    stored = set(Season.objects.values_list("year", flat=True))
    return [import_season(path) for path in bundled_seasons() if int(path.name) not in stored]
