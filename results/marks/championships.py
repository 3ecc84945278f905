"""Championship tables and scores on a page: their sentence, their bars."""

from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from markupsafe import escape

from f1site.templating import marks
from results.charts.duels import duel_paths
from results.reading.calendars import is_after_sprint
from results.reading.championship.cells import CarResult, MatrixCell
from results.reading.sentences.championship import table_in_words
from results.reading.sentences.reach import stands_after

marks.filter(table_in_words)
marks.filter(is_after_sprint)
marks.filter(stands_after)


@marks.function
def matrix_cell(cell: MatrixCell | None) -> SafeString:
    """What a competitor came to at a Grand Prix; the sprint has a link of its own."""
    if cell is None:
        return mark_safe("<td></td>")
    tone = "several" if cell.is_several else cell.tone
    cars = _cars(cell.cars, cell.more)
    if cars and cell.address:
        cars = f'<a href="{escape(cell.address)}">{cars}</a>'
    sprint = _SPRINT.format(escape(cell.sprint_address), escape(cell.sprint)) if cell.sprint else ""
    # All that is not of our own making has been escaped. A page has hundreds of them, too many for a template.
    return mark_safe(f'<td class="matrix__cell matrix__cell--{tone}">{cars}{sprint}</td>')  # noqa: S308


_SPRINT = '<a class="matrix__sprint" href="{}"><span class="visually-hidden"> sprint </span>{}</a>'


@lru_cache(maxsize=2048)
def _cars(cars: tuple[CarResult, ...], more: int) -> str:
    if len(cars) < 2:
        return "".join(map(_car, cars))
    said = [f'<span class="matrix__car matrix__cell--{car.tone}">{_car(car)}' for car in cars]
    last = f"<small> +{more}</small></span>" if more else "</span>"
    return '</span><span class="visually-hidden"> / </span>'.join(said) + last


def _car(car: CarResult) -> str:
    text = escape(car.text)
    said = f'({text})<span class="visually-hidden"> does not count</span>' if car.dropped else text
    marks = f"{'P' if car.pole else ''}{'F' if car.fastest_lap else ''}"
    words = f"{' pole' if car.pole else ''}{' fastest lap' if car.fastest_lap else ''}"
    return f'{said}<small>{marks}<span class="visually-hidden">{words}</span></small>' if marks else said


@marks.function
def initial_where_narrow(name, last_name):
    """A driver's name, of which a narrow table shows the given names as an initial: ``M. Schumacher``."""
    given = name.removesuffix(last_name).strip()
    if not last_name or not given or not name.endswith(last_name):
        return name
    return format_html('<span class="matrix__given">{} </span>{}', given, last_name)


marks.function(duel_paths)
