"""Which constructors followed one another, from a release."""

import pytest

from results.models import LineageStep, Season
from tests.builders import a_constructor, a_lineage
from tests.results.importers.f1db.small_release import SmallRelease

pytestmark = pytest.mark.django_db

TABLE = "constructors-chronology"
STEPS = [("vanwall", 1954, 1960), ("ferrari", 1961, 1961), ("vanwall", 1962, 1970), ("mclaren", 1971, None)]


def listed(parents, steps):
    return [
        {
            "parentConstructorId": parent,
            "positionDisplayOrder": place,
            "constructorId": slug,
            "yearFrom": first,
            "yearTo": last,
        }
        for parent in parents
        for place, (slug, first, last) in enumerate(steps, start=1)
    ]


@pytest.fixture
def release():
    release = SmallRelease()
    release.rows[TABLE] = listed(("ferrari", "mclaren", "vanwall"), STEPS)
    return release


def stored():
    steps = LineageStep.objects.order_by("line__slug", "first_year")
    return list(steps.values_list("line__slug", "constructor__slug", "first_year", "last_year"))


def test_a_list_that_stands_under_each_of_its_names_is_one_line(release, tmp_path):
    report = release.store(tmp_path / "release")
    assert list(report.fault_lines()) == []
    assert stored() == [("mclaren", *step) for step in STEPS]


def test_twice_is_the_same_as_once(release, tmp_path):
    release.store(tmp_path / "release")
    before = list(LineageStep.objects.order_by("pk").values())
    report = release.store(tmp_path / "release")
    assert (report.created, report.updated, list(LineageStep.objects.order_by("pk").values())) == (0, 0, before)


def test_a_newer_release_changes_it(release, tmp_path):
    release.store(tmp_path / "release")
    newer = [*STEPS[:2], ("vanwall", 1962, 1971), ("mclaren", 1972, 2024), ("red-bull", 2025, None)]
    release.rows[TABLE] = listed(("ferrari", "mclaren", "vanwall", "red-bull"), newer)
    assert release.store(tmp_path / "release", version="2026.2").ok
    assert stored() == [("red-bull", *step) for step in newer]


def test_a_release_without_the_table_leaves_what_there_is(release, tmp_path):
    release.store(tmp_path / "release")
    del release.rows[TABLE]
    (tmp_path / "release" / f"f1db-{TABLE}.csv").unlink()
    assert release.store(tmp_path / "release", version="2026.2").ok
    assert len(stored()) == 4


def test_a_line_of_an_editor_is_kept(release, tmp_path):
    old, new = a_constructor(slug="kart-club"), a_constructor(slug="kart-school")
    a_lineage((old, 2001, 2004), (new, 2005, None))
    release.store(tmp_path / "release")
    assert stored()[:2] == [("kart-school", "kart-club", 2001, 2004), ("kart-school", "kart-school", 2005, None)]


@pytest.mark.parametrize(
    ("row", "column", "value", "message"),
    [
        (0, "constructorId", "vanwal", 'column constructorId: unknown constructor "vanwal", did you mean "vanwall"?'),
        (0, "parentConstructorId", None, "column parentConstructorId: this must not be empty"),
        (0, "yearFrom", None, "column yearFrom: this must not be empty"),
        (0, "yearFrom", "soon", 'column yearFrom: "soon" is not a whole number from 1890 to 2200'),
        (0, "yearTo", "1953", "column yearTo: 1953 is before 1954, the year it begins"),
        (1, "positionDisplayOrder", "1", "column positionDisplayOrder: 1 stands twice in this list"),
    ],
)
def test_a_wrong_value_is_named_and_nothing_is_stored(release, tmp_path, row, column, value, message):
    release.rows[TABLE][row][column] = value
    report = release.store(tmp_path / "release")
    assert list(report.fault_lines()) == [f"f1db-{TABLE}.csv:{row + 2}: {message}"]
    assert (stored(), Season.objects.exists()) == ([], False)


def test_names_follow_one_another(release, tmp_path):
    steps = [("vanwall", 1954, 1960), ("ferrari", 1960, None)]
    release.rows[TABLE] = listed(("vanwall", "ferrari"), steps)
    report = release.store(tmp_path / "release")
    assert list(report.fault_lines()) == [
        f"f1db-{TABLE}.csv:{line}: column yearFrom: ferrari begins in 1960, before vanwall has ended" for line in (2, 4)
    ]


def test_every_name_of_a_team_has_the_same_list(release, tmp_path):
    release.rows[TABLE] = listed(("vanwall", "mclaren", "ferrari"), STEPS)[:-1]
    report = release.store(tmp_path / "release")
    faults = list(report.fault_lines())
    assert faults[0] == f"f1db-{TABLE}.csv:2: column parentConstructorId: the list of vanwall is not that of ferrari"
    assert len(faults) == 3
    assert stored() == []
