"""What a deletion would take along and what forbids it, counted by kind instead of listed one by one."""

from collections.abc import Iterator, Sequence

from django.db.models import PROTECT, Model


def consequences(things: Sequence[Model]) -> tuple[dict[str, int], list[str]]:
    """Numbers of rows that would go, by what they are called; and the reasons why nothing may go, in words."""
    meta = things[0]._meta
    going, forbidding = {meta.verbose_name_plural: len(things)}, []
    for name, number, is_protected in _dependents(things):
        if is_protected:
            forbidding.append(f"{number} {name}")
        else:
            going[name] = number
    return going, forbidding


def _dependents(things: Sequence[Model]) -> Iterator[tuple[str, int, bool]]:
    for relation in things[0]._meta.related_objects:
        rows = relation.related_model._default_manager.filter(**{f"{relation.field.name}__in": things})
        if number := rows.count():
            meta = relation.related_model._meta
            name = meta.verbose_name if number == 1 else meta.verbose_name_plural
            yield f"{name} ({relation.field.verbose_name})", number, relation.on_delete is PROTECT
