"""What every page of the admin has: names chosen by typing, addresses that outlive a slug, buttons that act."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.contrib.admin.sites import AdminSite
from django.db import models
from django.http import HttpRequest, HttpResponse

from f1site.addresses import remember_address
from f1site.admin.autocomplete import nearest
from f1site.admin.choices import NameField, NameSelect, NamesField, NamesSelect, is_key
from f1site.admin.deletion import consequences
from f1site.admin.formsets import InlineRows, RowForm
from f1site.admin.log import said


class EditorFields:
    """Every foreign key and many-to-many field is an autocomplete; numbers fit the columns of every database."""

    admin_site: AdminSite

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, models.PositiveSmallIntegerField | models.PositiveIntegerField):
            small = isinstance(db_field, models.PositiveSmallIntegerField)
            kwargs.setdefault("max_value", 32_767 if small else 2_147_483_647)  # SQLite would take more
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and hasattr(field.widget, "can_delete_related"):
            # Whoever wants another one chosen does not want this one gone.
            field.widget.can_delete_related = False
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs.setdefault("form_class", NameField)
        kwargs.setdefault("widget", NameSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **self._named(db_field, request, kwargs))

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs.setdefault("form_class", NamesField)
        kwargs.setdefault("widget", NamesSelect(db_field, self.admin_site))
        field = super().formfield_for_manytomany(db_field, request, **self._named(db_field, request, kwargs))
        field.help_text = db_field.help_text
        return field

    def _named(self, db_field, request, kwargs: dict[str, Any]) -> dict[str, Any]:
        related = self.admin_site._registry.get(db_field.remote_field.model)
        if related is not None:
            # The queryset of its own page brings along whatever its name is made of.
            kwargs.setdefault("queryset", related.get_queryset(request))
        return kwargs


class EditorAdmin(EditorFields, admin.ModelAdmin):
    list_per_page = 50
    # (name, label) of submit buttons that save and then act; see ``templates/admin/_verbs.html``
    verbs: tuple[tuple[str, str], ...] = ()
    readers_see_it = False  # whether every row can be seen on the site, so that any writer may choose it
    name_field: str | None = None  # searched for likeness where nothing contains what was typed

    def label(self, obj: models.Model) -> str:
        """How a row is told from others of its name when it is offered."""
        return str(obj)

    def offer_key(self, obj: models.Model, field: str) -> str:
        """What is sent when a row is chosen. ``field`` is the one that a foreign key points to."""
        return str(getattr(obj, field))

    def offered(
        self, request: HttpRequest, found: models.QuerySet, term: str
    ) -> Sequence[models.Model] | models.QuerySet:
        """What an autocomplete offers for ``term``, out of what contains it: the best first."""
        if self.name_field is None or found.exists():
            return found
        return nearest(self.model._default_manager.all(), self.name_field, term)

    def get_verbs(self, request: HttpRequest, obj: models.Model | None) -> list[tuple[str, str]]:
        return list(self.verbs)

    def get_changeform_initial_data(self, request):
        """What the address fills in, moments apart: no page needs them, and as text they break the form."""
        moments = {field.name for field in self.opts.fields if isinstance(field, models.DateTimeField)}
        given = super().get_changeform_initial_data(request)
        return {name: value for name, value in given.items() if name not in moments}

    def lookup_allowed(self, lookup, value, request):
        # More digits overflow a database's integer.
        is_too_long = str(value).isdigit() and not is_key(value)
        return not is_too_long and super().lookup_allowed(lookup, value, request)

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, search_term.replace("\x00", ""))

    def construct_change_message(self, request, form, formsets, add=False):
        """What was typed; where a form lists in ``done`` what else was done, that comes first."""
        changes = super().construct_change_message(request, form, formsets, add)
        return said(getattr(form, "done", []), changes, formsets or [])

    def get_deleted_objects(self, objs, request):
        things = list(objs)
        if not things:
            return [], {}, set(), []
        refused = [thing for thing in things if not self.has_delete_permission(request, thing)]
        going, forbidding = consequences(things)
        return [str(thing) for thing in things], going, {str(thing) for thing in refused}, forbidding

    def view_on_site(self, obj: models.Model) -> str | None:
        return obj.get_absolute_url() if hasattr(obj, "get_absolute_url") else None

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None) -> HttpResponse:
        may = self.has_change_permission(request, obj) if change else self.has_add_permission(request)
        context["verbs"] = self.get_verbs(request, obj) if may else []
        return super().render_change_form(request, context, add, change, form_url, obj)


class AddressedAdmin(EditorAdmin):
    """For things with a page of their own: a changed address is remembered and leads to the new one."""

    def save_model(self, request, obj, form, change):
        former = self.former_address(obj) if change else None
        self.store(request, obj, form, change)
        if former and former != obj.get_absolute_url():
            remember_address(obj, former)
            self.message_user(request, f"The old address {former} now leads to {obj.get_absolute_url()}.")

    def store(self, request: HttpRequest, obj: models.Model, form, change: bool) -> None:
        """Save what was typed, and do whatever else may give it another address."""
        super().save_model(request, obj, form, change)

    def former_address(self, obj: models.Model) -> str | None:
        """Where readers find it until now; None if they do not."""
        return type(obj)._default_manager.get(pk=obj.pk).get_absolute_url()


class InlineRowsAdmin(EditorFields, admin.TabularInline):
    form = RowForm
    formset = InlineRows
    extra = 1
    max_num = 150
    view_on_site = False
    addable: tuple[str, ...] | None = None  # names that can be added on the spot; None: all

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and hasattr(field.widget, "can_change_related"):
            # In a row of a table a plus is all there is room for.
            field.widget.can_change_related = field.widget.can_view_related = False
            field.widget.can_add_related &= self.addable is None or db_field.name in self.addable
        return field

    def get_formset(self, request, obj=None, **kwargs):
        # Never more rows than one may add, whatever number the browser sends.
        return super().get_formset(request, obj, **({"absolute_max": self.max_num} | kwargs))
