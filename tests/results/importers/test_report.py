from results.importers.report import MOST_NOTES_KEPT, Report


def test_the_same_note_is_told_once():
    report = Report("F1DB")
    report.note("cancelled")
    report.note("cancelled")
    assert str(report).splitlines() == ["F1DB:", "  note: cancelled"]


def test_of_very_many_notes_the_first_are_kept():
    report = Report("F1DB")
    for number in range(MOST_NOTES_KEPT + 5):
        report.note(f"note {number}")
    assert len(report.notes) == MOST_NOTES_KEPT
    assert str(report).splitlines()[-1] == "  and more notes"
