"""Championship tables and scores on a page: their sentence, their bars."""

from django import template

from results.charts.duels import duel_paths
from results.reading.sentences.championship import table_in_words

register = template.Library()
register.filter(table_in_words)


@register.filter
def beside(cells, columns):
    """Each cell of a row with its column."""
    return zip(cells, columns, strict=True)


@register.inclusion_tag("results/championship/_duel.html")
def duel(score):
    """A score of two, each number on its side of the bars."""
    first, second = score
    left, right = duel_paths(first, second)
    return {"first": first, "second": second, "left": left, "right": right}
