"""The drawing of a circuit layout."""

from f1site.templating import marks
from results.charts.tracks import shape

BOX = 500  # units of the longer side


@marks.filter
def track(layout):
    """The Shape of a layout; None where there is no drawing."""
    return shape(layout.drawing, BOX)
