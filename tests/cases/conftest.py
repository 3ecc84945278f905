"""The folders with the cases stand beside the checkout, not in it."""

from pathlib import Path

import pytest

from results.importers.season_folder import import_season

CASES = Path(__file__).resolve().parents[2].parent / "shared" / "cases"


@pytest.fixture
def case():
    """The path of a case by its name."""

    def found(name):
        path = CASES / name
        if not path.is_dir():
            pytest.skip("the cases stand beside the checkout, not in it")
        return path

    return found


@pytest.fixture
def stored(case, db):
    """Imports a case and gives its report."""

    def imported(name):
        report = import_season(case(name))
        assert report.ok, "\n".join(report.fault_lines())
        return report

    return imported
