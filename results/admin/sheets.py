"""Result sheets: typed, issued once, and from then on only revised."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from f1site.admin.pages import EditorAdmin
from results.admin.entries import EntryInline, IssuedEntryInline, session_of
from results.admin.entry_list import rows_to_offer
from results.admin.recount import recount
from results.admin.revision import begin_revision
from results.admin.sessions import SESSION_SEARCH
from results.forms.classification import ISSUE, ClassificationForm
from results.models import Classification, FrozenSheet, Session


class IssuedFilter(admin.SimpleListFilter):
    title = "out"
    parameter_name = "out"

    def lookups(self, request, model_admin):
        return [("no", "being typed"), ("yes", "issued")]

    def queryset(self, request, queryset):
        return queryset if self.value() is None else queryset.filter(issued_at__isnull=self.value() == "no")


def _is_frozen(sheet: Classification | None) -> bool:
    if sheet is None:
        return False
    return sheet.was_issued if hasattr(sheet, "was_issued") else sheet.is_frozen


@admin.register(Classification)
class ClassificationAdmin(EditorAdmin):
    form = ClassificationForm
    change_form_template = "admin/results/classification/change_form.html"
    list_display = ["session", "version", "state", "stage", "cause", "ruling"]
    list_select_related = ["session__grand_prix", "ruling"]
    list_filter = [IssuedFilter, "state", "session__kind", "session__grand_prix__season"]
    search_fields = [f"session__{field}" for field in SESSION_SEARCH]
    date_hierarchy = "issued_at"
    ordering = [
        "-session__grand_prix__season_id",
        F("session__grand_prix__date").desc(nulls_last=True),
        F("session__date").desc(nulls_last=True),
        "-session_id",
        "-version",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("session__grand_prix")

    @admin.display(description="out")
    def stage(self, sheet):
        return f"{sheet.issued_at:%-d %B %Y, %H:%M} UTC" if sheet.issued_at else "being typed"

    # What may be done: anything with a draft, nothing with an issued sheet.

    def get_object(self, request, object_id, from_field=None):
        sheet = super().get_object(request, object_id, from_field)
        if sheet is not None:
            # The form is about to fill in ``issued_at``: what may be done depends on what is stored.
            sheet.was_issued = sheet.issued_at is not None
        return sheet

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not _is_frozen(obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not _is_frozen(obj)

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    # The page of one sheet.

    def get_fields(self, request, obj=None):
        if _is_frozen(obj):
            return ["session", "version", "state", "cause", "ruling", "cause_note", "issued_at"]
        return ["session", "version", "state", "cause", "ruling", "cause_note", "accept_doubts", "issued_at"]

    def get_form(self, request, obj=None, change=False, **kwargs):
        if _is_frozen(obj):
            kwargs["help_texts"] = dict.fromkeys(self.get_fields(request, obj), "")
        return super().get_form(request, obj, change, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        return ["session", "version"] if obj else []

    def get_inlines(self, request, obj):
        return [IssuedEntryInline if _is_frozen(obj) else EntryInline]

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, EntryInline) and not obj.version > 1:
            # Offered again when the form comes back, so that rows left as offered are left out.
            kwargs["initial"] = rows_to_offer(session_of(request, obj), obj)
        return kwargs

    def get_verbs(self, request, obj):
        return [] if _is_frozen(obj) else [(ISSUE, "Save and issue")]

    def view_on_site(self, obj):
        return obj.get_absolute_url() if obj.issued_at else None

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        may_revise = change and obj is not None and obj.issued_at and self.has_add_permission(request)
        if may_revise and not obj.session.classifications.filter(version__gt=obj.version).exists():
            context["revise_url"] = reverse("admin:results_classification_revise", args=[obj.pk])
        context["is_nav_sidebar_enabled"] = False  # a sheet is wide
        return super().render_change_form(request, context, add, change, form_url, obj)

    # Saving. Rows can only be written while the sheet is a draft, so it is issued last.

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except FrozenSheet as frozen:  # issued by someone else a moment ago
            self.message_user(request, frozen.messages[0], messages.ERROR)
            return HttpResponseRedirect(request.path)

    def save_model(self, request, obj, form, change):
        form.issue_at, obj.issued_at, form.done = obj.issued_at, None, []
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if form.issue_at:
            self._issue(request, form.instance, form.issue_at, form.done)

    def _issue(self, request, sheet: Classification, moment, done: list[str]) -> None:
        sheet.issued_at = moment
        sheet.save(update_fields=["issued_at"])
        done.append(f"Issued version {sheet.version} ({sheet.get_state_display()}).")
        if sheet.session.about.moves_standings:
            recount({sheet.session.grand_prix.season_id})
        if sheet.session.kind in Session.SCORING_KINDS:
            self.message_user(request, "The sheet is out, and the standings have been computed again.")
        else:
            self.message_user(request, "The sheet is out.")

    def get_urls(self):
        revise = require_POST(self.admin_site.admin_view(self.revise))
        return [path("<int:pk>/revise/", revise, name="results_classification_revise"), *super().get_urls()]

    def revise(self, request, pk):
        if not self.has_add_permission(request):
            raise PermissionDenied
        sheet = get_object_or_404(self.get_queryset(request), pk=pk)
        try:
            draft = begin_revision(sheet)
        except ValidationError as fault:
            self.message_user(request, fault.messages[0], messages.ERROR)
            draft = sheet
        else:
            self.log_addition(request, draft, f"Began a revision of version {sheet.version}.")
            self.message_user(request, "Correct the rows, say why, then save and issue.")
        return HttpResponseRedirect(reverse("admin:results_classification_change", args=[draft.pk]))
