"""A record in a sentence made from its data."""

from decimal import Decimal

from django.utils.dateformat import format as date_format

from results.reading.records.answer import Answer
from results.reading.records.holders import Place
from results.reading.records.kinds import Kind
from results.templatetags.results import points

MOST_NAMES = 4


def sentence(answer: Answer) -> str:
    """Who is first, by how much, and who follows; for groups, the best of the first group."""
    kind, way = answer.question.of, answer.question.way.slug
    if kind is None:
        return ""
    if answer.groups:
        return _group(answer, kind)
    first = [place for place in answer.places if place.rank == 1]
    if not first:
        return ""
    if way in ("youngest", "oldest"):
        return _scope(answer) + _age(answer, kind, first, way)
    return _scope(answer) + _most(answer, kind, first, way)


def _scope(answer: Answer) -> str:
    """``At Monaco, among competitors of Italy, ...``: what the record is limited to."""
    question = answer.question
    limits = []
    if answer.circuit_name:
        limits.append(f"at {answer.circuit_name}")
    if answer.country_name:
        limits.append(f"among {'drivers' if question.is_for_drivers else 'teams'} of {answer.country_name}")
    if question.is_active and answer.after:
        limits.append(f"among those entered in {answer.after.year}")
    said = ", ".join(limits)
    return f"{said[0].upper()}{said[1:]}, " if said else ""


def _most(answer: Answer, kind: Kind, first: list[Place], way: str) -> str:
    said = (
        f"{_names(answer, first)} {'have each' if len(first) > 1 else 'has'} {kind.verb} {_count(kind, first[0].value)}"
    )
    if way == "team":
        said += f" with {answer.teams[first[0].team].name}" if len(first) == 1 and first[0].team else " with one team"
    if way == "streak":
        said += " in a row"
        said += f", from the {_race(first[0].first)} to the {_race(first[0].last)}" if len(first) == 1 else ""
    second = [place for place in answer.places if place.rank == len(first) + 1]
    if not second:
        return f"{said}."
    follow = "follow" if len(second) > 1 else "follows"
    return f"{said}; {_names(answer, second)} {follow} with {points(second[0].value)}."


def _count(kind: Kind, value: int | Decimal) -> str:
    return f"{points(value)} {kind.one if value == 1 else kind.many}"


def _age(answer: Answer, kind: Kind, first: list[Place], way: str) -> str:
    place = first[0]
    years, days = place.age or (0, 0)
    day = "day" if days == 1 else "days"
    who = kind.holder if " " not in kind.holder or kind.slug == "poles" else f"driver {kind.holder}"
    return (
        f"{_names(answer, first)} was the {way} {who}: {years} years and {days} {day} old "
        f"at the {_race(place.first)}, {date_format(place.first.day, 'j F Y')}."
    )


def _group(answer: Answer, kind: Kind) -> str:
    group = answer.groups[0]
    what = "circuit" if answer.question.way.slug == "circuit" else "country"
    each = " each" if len(group.best) > 1 else ""
    by = f"{points(group.best[0].value)} of them{each} by {_names(answer, group.best)}"
    said = f"No {what} has more than {group.name}: {_count(kind, group.total)}, {by}."
    scope = _scope(answer)
    return f"{scope}{said[0].lower()}{said[1:]}" if scope else said


def _names(answer: Answer, places: list[Place]) -> str:
    names = [answer.people[place.competitor].name for place in places]
    if len(names) > MOST_NAMES:
        return f"{', '.join(names[: MOST_NAMES - 1])} and {len(names) - MOST_NAMES + 1} others"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _race(race) -> str:
    return f"{race.year} {race.name}"
