"""The seasons that come with the site."""

from pathlib import Path

from results.importers.report import Report
from results.importers.season_folder import import_season

DATA = Path(__file__).resolve().parent.parent / "data"


def bundled_seasons() -> list[Path]:
    """The season folders in ``results/data/``, oldest first."""
    return sorted(path.parent for path in DATA.glob("*/season.toml"))


def import_bundled_seasons() -> list[Report]:
    """Store every bundled season; a report each."""
    return [import_season(path) for path in bundled_seasons()]
