"""What the log says of an edit: what was done, then what was typed, many rows of one kind in one sentence."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib.admin.models import LogEntry

MANY = 5  # rows that are named one by one

# As the admin keeps it: {"changed": {"name": "quote", "object": "...", "fields": ["Words"]}}
Change = dict[str, dict[str, Any]]
Kind = tuple[str, str, tuple[str, ...]]  # verb, what a row is called, fields


def said(done: Sequence[str], changes: list[Change], formsets: Sequence[Any]) -> str | list[Change]:
    """For ``LogEntry``: the changes as they are, or a text where there is more to say than they hold."""
    plurals = _named(changes, formsets)
    kinds = Counter(map(_kind, changes))
    if not done and all(number <= MANY for number in kinds.values()):
        return changes
    return " ".join([*done, *_sentences(changes, kinds, plurals)])


def _named(changes: list[Change], formsets: Sequence[Any]) -> dict[str, str]:
    """Call rows what their page calls them; give the plurals."""
    plurals = {}
    for formset in formsets:
        meta = formset.model._meta
        name = getattr(formset, "row_name", None) or str(meta.verbose_name)
        plurals[name] = f"{name}s" if name != meta.verbose_name else str(meta.verbose_name_plural)
        for what in (what for change in changes for what in change.values()):
            if what.get("name") == meta.verbose_name:
                what["name"] = name
    return plurals


def _kind(change: Change) -> Kind:
    ((verb, what),) = change.items()
    return verb, what.get("name", ""), tuple(what.get("fields", []))


def _sentences(changes: list[Change], kinds: Counter[Kind], plurals: dict[str, str]) -> Iterator[str]:
    for kind in dict.fromkeys(map(_kind, changes)):
        verb, name, fields = kind
        if kinds[kind] > MANY:
            what = f"{', '.join(fields)} for " if fields else ""
            yield f"{verb.capitalize()} {what}{kinds[kind]} {plurals.get(name, name)}."
        else:
            same = [change for change in changes if _kind(change) == kind]
            yield LogEntry(change_message=json.dumps(same)).get_change_message()
