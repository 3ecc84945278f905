"""Whose facts are whose: a source never rewrites what another source or an editor owns."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Model

from results.importers.facts import Fields, SeasonFacts
from results.importers.report import Report
from results.importers.saving.rows import with_slugs
from results.models import Circuit, CircuitLayout, Constructor, Driver, EngineManufacturer, Season
from results.parsing.words import quoted

EDITORS = "the editors"
EMPTY = (None, "")


def refuse_what_others_own(facts: SeasonFacts, owner: str, report: Report) -> None:
    """Faults where the year is another source's, or where facts contradict those of somebody else's row.

    The same facts are welcome, and so are those that a row has not got yet.
    """
    season = Season.objects.filter(year=facts.year).first()
    theirs = (season.owner or season.source) if season else ""
    if theirs not in ("", owner):
        message = (
            f"{facts.year} is stored already and its facts are from {theirs}, not from {owner}; "
            "give this one another year"
        )
        report.fault("season.toml", None, message)
        return
    _compare("circuits.csv", Circuit, facts.circuits, owner, report)
    _compare("circuit_layouts.csv", CircuitLayout, facts.layouts, owner, report)
    _compare("engine_manufacturers.csv", EngineManufacturer, facts.engines, owner, report)
    _compare("constructors.csv", Constructor, facts.constructors, owner, report)
    _compare("drivers.csv", Driver, facts.drivers, owner, report)


def _compare(file: str, model: type[Model], wanted: Mapping[str, Fields], owner: str, report: Report) -> None:
    for row in _stored(model, wanted):
        theirs, slug = getattr(row, "owner"), getattr(row, "slug")  # noqa: B009
        if theirs in ("", owner):
            continue
        for name, value in wanted[slug].items():
            before = stored_value(row, name)
            if before != value and before not in EMPTY and value not in EMPTY:
                message = (
                    f"{quoted(slug)} is stored with other facts, from {theirs}: {name} is {quoted(str(before))}, "
                    f"and {quoted(str(value))} in {owner}; give yours another slug"
                )
                report.fault(file, None, message)
                break


def keep_what_others_own(model: type[Model], wanted: Mapping[str, Fields], owner: str) -> None:
    """Leave rows of others their facts and their owner, but for what is missing; without one stays so."""
    stored = {getattr(row, "slug"): row for row in _stored(model, wanted)}  # noqa: B009
    for slug, fields in wanted.items():
        row = stored.get(slug)
        fields["owner"] = getattr(row, "owner") if row else owner  # noqa: B009
        if row is None or fields["owner"] in ("", owner):
            continue
        for name in [name for name in fields if name != "owner" and stored_value(row, name) not in EMPTY]:
            fields[name] = stored_value(row, name)


def _stored(model: type[Model], slugs: Iterable[str]) -> Iterator[Model]:
    """With what they refer to, in as many queries."""
    references = [field.name for field in model._meta.fields if field.is_relation]
    return with_slugs(model, slugs, references)


def stored_value(row: Model, name: str) -> Any:
    """As facts have it: what is referred to is named by its slug."""
    value = getattr(row, name)
    return getattr(value, "slug") if isinstance(value, Model) else value  # noqa: B009
