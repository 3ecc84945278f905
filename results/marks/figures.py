"""How values of the sport are printed. Loaded in every template."""

from decimal import Decimal

from f1site.templating import marks
from results.models import Session
from results.parsing.times import format_time
from results.reading.sentences import language


@marks.filter
def lap_time(milliseconds):
    """Milliseconds as ``1:35:21.362``; nothing for None."""
    return "" if milliseconds is None else format_time(milliseconds)


@marks.filter
def gap(milliseconds):
    """Milliseconds as ``+10.730``; nothing for None, and for who was quicker than what it is measured from."""
    return "" if milliseconds is None or milliseconds < 0 else f"+{format_time(milliseconds)}"


@marks.filter
def session_kind(kind):
    """``sprint``: the name of a kind of session."""
    return Session.Kind(kind).label


@marks.filter
def points(value):
    """Points without needless zeros: ``25``, ``12.5``, ``1.33``; nothing for None."""
    return "" if value is None else language.figure(value)


@marks.filter
def counted(number, one):
    """``1 point``, ``12.5 points``: a figure with its noun."""
    return language.counted(number, one)


@marks.filter
def seconds(milliseconds):
    """Milliseconds as plain seconds, for penalties: ``5``, ``12.5``."""
    return points(Decimal(milliseconds) / 1000)
