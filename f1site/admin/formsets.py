"""Rows edited below their parent: their names are looked up, and they are written, all together."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import count
from typing import Any

from django import forms
from django.db.models import CheckConstraint, F, Model
from django.forms.models import BaseInlineFormSet

from f1site.admin.choices import KnownRows, NameField, Rows

PARKED = 10_000  # above any number a form accepts, so that rows can swap theirs


class RowForm(forms.ModelForm):
    """A row of an ``InlineRows``. What its table's check constraints say, its ``clean()`` says in words.

    The model would ask the database for every chosen thing again, which the field has just found, and for every
    check: five queries a row.
    """

    def _get_validation_exclusions(self) -> set[str]:
        chosen = {name for name, field in self.fields.items() if isinstance(field, NameField)}
        checks = [rule for rule in self.instance._meta.constraints if isinstance(rule, CheckConstraint)]
        return (
            super()
            ._get_validation_exclusions()
            .union(chosen, *(rule.condition.referenced_base_fields for rule in checks))
        )


class InlineRows(BaseInlineFormSet):
    """``key`` names the field that tells the rows of one parent apart; ``numbered`` fills it where it is empty."""

    key: str | None = None
    numbered = False
    row_name: str | None = None  # what the log calls a row, if otherwise than its model
    gone = "This row has been changed by someone else since you opened the page. Open it again."

    @cached_property
    def rows_by_field(self) -> dict[str, Rows]:
        fields = {name: field for name, field in self.form.base_fields.items() if isinstance(field, NameField)}
        return {name: field.rows_for(self._keys_in(name)) for name, field in fields.items()}

    @cached_property
    def own_rows(self) -> Rows:
        return KnownRows(self.get_queryset() if self.instance.pk else [])

    def _keys_in(self, name: str) -> Iterator[Any]:
        """Whatever a field of the form set could hold: stored, offered, or sent by the browser."""
        attribute = self.model._meta.get_field(name).attname
        yield from (getattr(row, attribute) for row in self.own_rows.found.values())
        yield from (row.get(name) for row in self.initial_extra or [])
        if self.is_bound:
            start, end = f"{self.prefix}-", f"-{name}"
            yield from (value for field, value in self.data.items() if field.startswith(start) and field.endswith(end))

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        for name, rows in self.rows_by_field.items():
            form.fields[name].rows = rows
        key = self.model._meta.pk.name
        hidden = form.fields[key]
        form.fields[key] = NameField(
            hidden.queryset, initial=hidden.initial, required=False, widget=hidden.widget,
            error_messages={"invalid_choice": self.gone, "required": self.gone},
        )  # fmt: skip
        form.fields[key].rows = self.own_rows

    def clean(self) -> None:
        super().clean()
        if self.key:
            self._number()
            self._refuse_repeated()

    @property
    def kept(self) -> list[forms.ModelForm]:
        """The forms of the rows that there will be, in the order of the page."""
        return [
            form
            for form in self.forms
            if (form.instance.pk or form.has_changed())
            and hasattr(form, "cleaned_data")
            and not (self.can_delete and self._should_delete_form(form))
        ]

    def order(self, forms: list[forms.ModelForm]) -> list[forms.ModelForm]:
        """In which order rows without a number get theirs."""
        return forms

    def repeated(self, key: Any) -> str:
        return f"{key} stands here twice."

    def _number(self) -> None:
        unnumbered = [form for form in self.kept if self.key not in form.errors and self._key_of(form) is None]
        if not self.numbered or not unnumbered:
            return
        taken = {self._key_of(form) for form in self.kept} | self._taken_elsewhere
        free = (number for number in count(1) if number not in taken)
        for form, number in zip(self.order(unnumbered), free, strict=False):
            form.cleaned_data[self.key] = number
            setattr(form.instance, self.key, number)

    def _refuse_repeated(self) -> None:
        seen = set(self._taken_elsewhere)
        for form in self.kept:
            key = self._key_of(form)
            if key in seen:
                form.add_error(self.key, self.repeated(key))
            elif key is not None:
                seen.add(key)

    def _key_of(self, form: forms.ModelForm) -> Any:
        return form.cleaned_data.get(self.key)

    @cached_property
    def _taken_elsewhere(self) -> set[Any]:
        """Keys of rows which someone else added since the page was opened."""
        if not self.instance.pk:
            return set()
        shown = [form.instance.pk for form in self.initial_forms if form.instance.pk]
        others = self.model._default_manager.filter(**{self.fk.name: self.instance}).exclude(pk__in=shown)
        return set(others.values_list(self.key, flat=True))

    def save_existing_objects(self, commit: bool = True) -> list[Model]:
        changed = super().save_existing_objects(commit=False)
        if commit:
            self._delete(self.deleted_objects)
            self._park(changed)
            self._update(changed)
        return changed

    def save_new_objects(self, commit: bool = True) -> list[Model]:
        new = super().save_new_objects(commit=False)
        if commit:
            self.model._default_manager.bulk_create(new)
        return new

    def save(self, commit: bool = True) -> list[Model]:
        self.saved_forms: list[forms.ModelForm] = []
        return super().save(commit)

    def _delete(self, rows: Iterable[Model]) -> None:
        self.model._default_manager.filter(pk__in=[row.pk for row in rows]).delete()

    def _park(self, rows: Iterable[Model]) -> None:
        """Move numbers out of the way: two rows that swap theirs would collide half way."""
        if self.numbered:
            rows = self.model._default_manager.filter(pk__in=[row.pk for row in rows])
            rows.update(**{self.key: F(self.key) + PARKED})

    def _update(self, rows: list[Model]) -> None:
        fields = [field.name for field in self.model._meta.concrete_fields if not field.primary_key]
        if rows:
            self.model._default_manager.bulk_update(rows, fields)
