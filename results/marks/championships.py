"""Championship tables and scores on a page: their sentence, their bars."""

from django.utils.html import format_html

from f1site.templating import marks
from results.charts.duels import duel_paths
from results.reading.calendars import is_after_sprint
from results.reading.sentences.championship import table_in_words
from results.reading.sentences.reach import stands_after

marks.filter(table_in_words)
marks.filter(is_after_sprint)
marks.filter(stands_after)


@marks.filter
def beside(cells, columns):
    """Each cell of a row with its column."""
    return zip(cells, columns, strict=True)


@marks.function
def initial_where_narrow(name, last_name):
    """A driver's name, of which a narrow table shows the given names as an initial: ``M. Schumacher``."""
    given = name.removesuffix(last_name).strip()
    if not last_name or not given or not name.endswith(last_name):
        return name
    return format_html('<span class="matrix__given">{} </span>{}', given, last_name)


marks.function(duel_paths)
