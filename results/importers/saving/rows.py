"""Rows kept equal to what a source says, found by their key, changed in place, in few queries."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from results.importers.facts import Fields
from results.importers.report import Tally

Key = tuple[Any, ...]
Row = TypeVar("Row", bound=Model)
T = TypeVar("T")
AT_ONCE = 500  # SQLite takes a limited number of parameters


def upsert(
    stored: Iterable[Row], model: type[Row], key: tuple[str, ...], wanted: Mapping[Key, Fields], tally: Tally
) -> dict[Key, int]:
    """Create or update a row of ``model`` per item of ``wanted`` and return their primary keys.

    ``key`` names the attributes that identify a row; ``stored`` are the rows there may be. A row already equal is
    not written.
    """
    known = {tuple(getattr(row, name) for name in key): row for row in stored}
    new, changed, names = [], [], set()
    for values, fields in wanted.items():
        row = known.get(values)
        if row is None:
            new.append(model(**dict(zip(key, values, strict=True)), **fields))
        elif different := [name for name, value in fields.items() if getattr(row, name) != value]:
            for name in different:
                setattr(row, name, fields[name])
            names.update(different)
            changed.append(row)
    if changed:
        model._default_manager.bulk_update(changed, sorted(names), batch_size=AT_ONCE)
    created = model._default_manager.bulk_create(new, batch_size=AT_ONCE)
    tally.created += len(new)
    tally.updated += len(changed)
    tally.unchanged += len(wanted) - len(new) - len(changed)
    found = {tuple(getattr(row, name) for name in key): row.pk for row in created}
    return found | {values: known[values].pk for values in wanted if values in known}


def at_once(keys: Iterable[T]) -> Iterator[list[T]]:
    """As many at a time as a query takes."""
    rest = iter(keys)
    while some := list(islice(rest, AT_ONCE)):
        yield some


def with_slugs(model: type[Row], slugs: Iterable[str], references: Collection[str] = ()) -> Iterator[Row]:
    """The rows of ``model`` that have one of ``slugs``, with the ``references`` of each."""
    for some in at_once(slugs):
        rows = model._default_manager.filter(slug__in=some)
        yield from rows.select_related(*references) if references else rows


def upsert_by_slug(model: type[Row], wanted: Mapping[str, Fields], tally: Tally) -> dict[str, int]:
    """As ``upsert``, for things that are known by their slug alone."""
    by_key = {(slug,): fields for slug, fields in wanted.items()}
    return {slug: pk for (slug,), pk in upsert(with_slugs(model, wanted), model, ("slug",), by_key, tally).items()}


def remove(rows: QuerySet, tally: Tally) -> None:
    tally.removed += rows.delete()[0]
