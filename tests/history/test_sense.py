"""The sense checks over every sheet of the full history: what they find is listed, and why it stays."""

from results.checks.sheets import around, row_of
from results.importers.f1db.overlay import f1db_corrections
from results.models import Classification, Entry, Session
from results.reading.sheets.sheet import read_sheets
from results.sense import Around, findings


def rows_by_sheet(sheets):
    found = {}
    entries = Entry.objects.filter(classification__in=sheets.order_by()).select_related("driver")
    for entry in entries.order_by("classification", "line").iterator(5000):
        found.setdefault(entry.classification_id, []).append(row_of(entry))
    return found


def test_what_is_odd_in_the_whole_history_is_listed_and_explained(full_history):
    """Of everything on the list something is found, so that no reason outlives its row."""
    sheets = Classification.objects.current().select_related("session__grand_prix__season")
    rows = rows_by_sheet(sheets)
    races = sum(len(rows[sheet.pk]) for sheet in sheets if sheet.session.kind == "race")
    assert races > 27_000
    listed = f1db_corrections().odd_rows
    met = set()
    for sheet in sheets:
        session, grand_prix = sheet.session, sheet.session.grand_prix
        known = around(session) if session.is_race_like else Around(is_race_like=False)
        for finding in findings(rows[sheet.pk], known):
            place = (grand_prix.season_id, grand_prix.slug, session.kind, finding.kind)
            reasons = [
                one
                for one in listed
                if (one.season, one.grand_prix, one.session, one.kind) == place and one.driver in ("", finding.driver)
            ]
            assert len(reasons) == 1, (place, finding)
            met.update(reasons)
    assert met == set(listed)


def test_no_gap_or_interval_of_any_race_is_negative(full_history):
    races = Classification.objects.current().filter(session__kind__in=Session.SCORING_KINDS)
    for season in range(1950, 2027):
        for sheet in read_sheets(races.filter(session__grand_prix__season=season)).values():
            for row in sheet.rows:
                assert (row.gap_ms or 0) >= 0, (sheet.classification, row.entry)
                assert (row.interval_ms or 0) >= 0, (sheet.classification, row.entry)


def test_a_gap_is_to_the_first_car_with_a_place(full_history):
    """George Russell, disqualified, had been half a second ahead."""
    sheet = Classification.objects.current().get(
        session__grand_prix__season=2024, session__grand_prix__slug="belgium", session__kind="race"
    )
    rows = {row.entry.driver.slug: row for row in read_sheets([sheet])[sheet.pk].rows}
    assert rows["lewis-hamilton"].gap_ms is None
    assert rows["oscar-piastri"].gap_ms == 647
    assert (rows["george-russell"].gap_ms, rows["george-russell"].entry.time_ms) == (None, 4_797_040)
