"""A record in a sentence made from its data, and a table of records in another."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from django.utils.dateformat import format as date_format

from results.reading.annals import Annals
from results.reading.records.answer import Answer
from results.reading.records.holders import Place
from results.reading.records.kinds import Kind
from results.reading.records.overview import Holder
from results.reading.sentences.language import (
    begun,
    counted,
    each_of,
    ended,
    figure,
    has,
    named,
    number_in_words,
    spelt,
    was,
)

# Of these a race can bring several, or some: a row of them is one of races.
_STREAKS = {"points": "scored points in", "podiums": "stood on the podium in"}
_PAST = {"taken": "took"}
# What has been won, or started, by itself: without the verb a race says too little.
_NOUNS = {"wins": "win", "starts": "start"}


def sentence(answer: Answer) -> str:
    """Who is first, by how much, and who follows; for groups, the best of the first group."""
    kind, way = answer.kind, answer.question.way.slug
    if answer.groups:
        return _group(answer, kind)
    first = [place for place in answer.places if place.rank == 1]
    if not first:
        return ""
    if way in ("youngest", "oldest"):
        return _scope(answer) + _age(answer, kind, first, way)
    return _scope(answer) + _most(answer, kind, first, way)


def _scope(answer: Answer) -> str:
    """``From 2020 to 2023, at Monaco, among drivers of Italy, ...``: what the record is limited to."""
    question = answer.question
    limits = []
    if answer.annals.when:
        limits.append(answer.annals.when)
    if answer.circuit_name:
        limits.append(f"at {answer.circuit_name}")
    if answer.country_name:
        limits.append(f"among {'drivers' if question.is_for_drivers else 'teams'} of {answer.country_name}")
    if question.is_active and answer.after and not answer.annals.is_one_season:
        limits.append(f"among those entered in {answer.after.year}")
    said = ", ".join(limits)
    return f"{begun(said)}, " if said else ""


def _most(answer: Answer, kind: Kind, first: list[Place], way: str) -> str:
    who, did = _names(first), _PAST.get(kind.verb, kind.verb)
    if answer.annals.is_whole:
        who, did = f"{who} {has(len(first))}{each_of(len(first))}", kind.verb
    else:
        who = f"{who}{each_of(len(first))}"
    said = f"{who} {did} {_count(kind, first[0].value)}"
    if way == "team":
        said += f" with {first[0].team.name}" if len(first) == 1 and first[0].team else " with one team"
    if way == "streak":
        if kind.slug in _STREAKS:
            said = f"{who} {_STREAKS[kind.slug]} {spelt(int(first[0].value), 'race')}"
        said += f" in a row{_from_to(kind, first[0]) if len(first) == 1 else ''}"
    second = [place for place in answer.places if place.rank == len(first) + 1]
    if not second:
        return ended(said)
    follow = "follow" if len(second) > 1 else "follows"
    return f"{said}; {_names(second)} {follow} with {_number(kind, second[0].value)}."


def _from_to(kind: Kind, place: Place) -> str:
    if kind.slug == "titles":
        return f", from {place.first.year} to {place.last.year}"
    return f", from the {place.first} to the {place.last}"


def _count(kind: Kind, value: int | Decimal) -> str:
    if kind.slug == "points":
        return counted(value, kind.one, kind.many)
    return spelt(int(value), kind.one, kind.many)


def _number(kind: Kind, value: int | Decimal) -> str:
    return figure(value) if kind.slug == "points" else number_in_words(int(value))


def _age(answer: Answer, kind: Kind, first: list[Place], way: str) -> str:
    place = first[0]
    years, days = place.age or (0, 0)
    day = "day" if days == 1 else "days"
    who = kind.holder if " " not in kind.holder or kind.slug == "poles" else f"driver {kind.holder}"
    return (
        f"{_names(first)} was the {way} {who}: {years} years and {days} {day} old "
        f"at the {place.first}, {date_format(place.first.day, 'j F Y')}."
    )


def _group(answer: Answer, kind: Kind) -> str:
    group = answer.groups[0]
    where = "at one circuit" if answer.question.way.slug == "circuit" else "for one country"
    noun = _NOUNS.get(kind.slug)
    best = group.best[0].value
    count = spelt(int(group.total), noun) if noun else _count(kind, group.total)
    some = f"{_number(kind, best)} of them{each_of(len(group.best))} "
    share = "" if group.total == 1 else "all " if best == group.total else some
    by = f"{share}by {_names(group.best)}"
    scope = _scope(answer)
    return ended(f"{scope}{'most' if scope else 'Most'} {where}: {group.name}, {count}, {by}")


def _names(places: list[Place]) -> str:
    return named(place.person.name for place in places)


def holders_in_words(holders: Sequence[Holder], annals: Annals) -> str:
    """Of a table of records: ``Lewis Hamilton holds 5 of these 7 records.`` Empty for none.

    Where seasons are missing nothing is a record: ``In 2023, Max Verstappen was first in 5 of these 7 lists.``
    """
    if not holders:
        return ""
    held = Counter(place.person for holder in holders for place in holder.all_time)
    most = max(held.values())
    best = [person.name for person, number in held.items() if number == most]
    if not annals.is_whole:
        were = f"{was(len(best))}{each_of(len(best))}"
        return f"{annals.opening}{named(best)} {were} first in {_lists(most, len(holders))}."
    if len(holders) == 1:
        verb = "share this record" if len(best) > 1 else "holds this record"
        return f"{named(best)} {verb}."
    if most == 1:
        holder = "driver" if holders[0].question.is_for_drivers else "team"
        numbers = (len(holders), len(held))
        held_by = spelt(len(held), f"different {holder}", beside=numbers)
        return f"{begun(spelt(len(holders), 'record', beside=numbers))}, held by {held_by}."
    if most == len(holders):
        return f"{named(best)} {'share' if len(best) > 1 else 'holds'} all {number_in_words(most)} of these records."
    held_by_each = number_in_words(most, len(holders))
    verb = "hold" if len(best) > 1 else "holds"
    return f"{named(best)} {verb} {held_by_each} of these {spelt(len(holders), 'record')}{each_of(len(best))}."


def _lists(number: int, of: int) -> str:
    if of == 1:
        return "this list"
    if number == of:
        return f"all {number_in_words(of)} of these lists"
    return f"{number_in_words(number, of)} of these {spelt(of, 'list')}"
