from results.charts.slopes import STEP, TOP, height, slopes


def test_lines_join_the_middles_of_their_rows():
    (line,) = slopes([(0, 2)])
    assert (line.start, line.end) == (TOP + STEP / 2, TOP + 2 * STEP + STEP / 2)
    assert line.path == "M165,42C280,42 280,98 395,98"


def test_the_drawing_holds_its_rows_and_the_headings():
    assert height(20) == TOP + 20 * STEP
    assert slopes([]) == []
