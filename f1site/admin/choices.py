"""Choosing things by typing part of their name, at one query for all the fields that look in the same place."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet

# More digits overflow a database's integer; anything else was never a key of ours.
_KEY = re.compile(r"[0-9]{1,18}", re.ASCII)


def is_key(value: Any) -> bool:
    return bool(_KEY.fullmatch(str(value)))


class Rows:
    """Rows of a queryset by key, all of ``keys`` fetched together when the first is asked for."""

    def __init__(self, queryset: QuerySet, keys: Iterable[Any]):
        self.queryset = queryset
        self.keys = keys

    @cached_property
    def found(self) -> dict[str, Model]:
        keys = {str(key) for key in self.keys if is_key(key)}
        return {str(row.pk): row for row in self.queryset.filter(pk__in=keys)} if keys else {}

    def get(self, key: Any) -> Model | None:
        return self.found.get(str(key))


class KnownRows(Rows):
    """Rows that are at hand already."""

    def __init__(self, rows: Iterable[Model]):
        self.found = {str(row.pk): row for row in rows}


class NameField(forms.ModelChoiceField):
    """One row. A formset gives all its fields of one name the same ``rows``."""

    rows: Rows | None = None

    def rows_for(self, keys: Iterable[Any]) -> Rows:
        return Rows(self.queryset, keys)

    def look_up(self, keys: list[Any]) -> Rows:
        return self.rows or self.rows_for(keys)

    def to_python(self, value: Any) -> Model | None:
        if value in self.empty_values:
            return None
        key = value.pk if isinstance(value, Model) else value
        row = self.look_up([key]).get(key)
        if row is None:
            raise ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": key})
        return row


class NamesField(forms.ModelMultipleChoiceField):
    """Any number of rows."""

    def look_up(self, keys: list[Any]) -> Rows:
        return Rows(self.queryset, keys)

    def _check_values(self, value: Any) -> QuerySet:
        for key in value:
            if not is_key(key):
                raise ValidationError(self.error_messages["invalid_pk_value"], "invalid_pk_value", {"pk": key})
        return super()._check_values(value)


class NamedOptions:
    """The chosen options of an autocomplete, named by the field's own look-up; whatever is no key is left out."""

    def optgroups(self, name: str, value: list[Any], attr: Any = None) -> list[tuple]:
        field = self.choices.field
        keys = [str(key) for key in value if key not in field.empty_values]
        rows = field.look_up(keys) if keys else KnownRows([])
        options = []
        if not self.is_required and not self.allow_multiple_selected:
            options.append(self.create_option(name, "", "", False, 0))
        for key in dict.fromkeys(keys):
            if row := rows.get(key):
                options.append(self.create_option(name, key, field.label_from_instance(row), True, len(options)))
        return [(None, options, 0)]


class _PatientEnter:
    @property
    def media(self):
        return super().media + forms.Media(js=["js/admin-autocomplete.js"])


class NameSelect(_PatientEnter, NamedOptions, AutocompleteSelect):
    pass


class NamesSelect(_PatientEnter, NamedOptions, AutocompleteSelectMultiple):
    pass
