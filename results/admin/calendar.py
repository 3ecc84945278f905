"""Circuits and the calendar."""

from django.contrib import admin
from django.db.models import Case, F, When

from f1site.admin.pages import AddressedAdmin, EditorAdmin, InlineRowsAdmin
from results.admin.offering import begins_with, joined, latest_first, where, years_of
from results.admin.owning import Owned
from results.admin.recount import Recounting
from results.forms.calendar import GrandPrixForm, SessionRowForm, SessionRows
from results.models import Circuit, CircuitLayout, GrandPrix, Session

USUAL_WEEKEND = [kind for kind in Session.Kind if kind.row.is_usual]


class CircuitLayoutInline(InlineRowsAdmin):
    model = CircuitLayout
    extra = 0


@admin.register(Circuit)
class CircuitAdmin(Owned, AddressedAdmin):
    readers_see_it = True
    name_field = "name"
    fieldsets = [
        (None, {"fields": ["name", "full_name", "slug", "place", "country"]}),
        ("The track", {"fields": [("type", "direction"), ("latitude", "longitude"), "time_zone"]}),
    ]
    list_display = ["name", "full_name", "place", "country", "type"]
    list_filter = ["type"]
    search_fields = ["name", "full_name", "place", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [CircuitLayoutInline]

    def offered(self, request, found, term):
        return latest_first(super().offered(request, found, term), "layouts__grands_prix__season")

    def label(self, obj):
        return joined(obj.name, where(obj))


@admin.register(CircuitLayout)
class CircuitLayoutAdmin(Owned, EditorAdmin):
    fields = ["circuit", "slug", "length_m", "turns"]
    list_display = ["slug", "circuit", "length_m", "turns"]
    list_select_related = ["circuit"]
    search_fields = ["slug", "circuit__name", "circuit__full_name", "circuit__place"]
    name_field = "circuit__name"

    def offered(self, request, found, term):
        return latest_first(super().offered(request, found, term).select_related("circuit"), "grands_prix__season")

    def label(self, obj):
        return joined(str(obj), obj.circuit.name, where(obj.circuit), years_of(obj))


class SessionInline(InlineRowsAdmin):
    model = Session
    form = SessionRowForm
    formset = SessionRows
    show_change_link = True
    ordering = ["date", "starts_at", "kind"]
    fields = ["kind", "date", "starts_at", "state", "scheduled_laps", "distance_m"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("grand_prix")

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else len(USUAL_WEEKEND)


_TEXTS = ("season_id", "name", "short_name", "slug", "layout__circuit__name", "layout__circuit__slug")


@admin.register(GrandPrix)
class GrandPrixAdmin(Recounting, AddressedAdmin):
    readers_see_it = True
    form = GrandPrixForm
    fieldsets = [
        (None, {"fields": ["season", "name", "short_name", "official_name", "slug"]}),
        ("When and where", {"fields": ["date", "state", "layout"]}),
    ]
    list_display = ["name", "season", "date", "state", "layout"]
    list_filter = ["state", "season"]
    list_select_related = ["season", "layout"]
    search_fields = ["season__year", "name", "slug", "short_name", "layout__circuit__name", "layout__circuit__slug"]
    date_hierarchy = "date"
    ordering = ["-season_id", F("date").desc(nulls_last=True), "slug"]
    inlines = [SessionInline]

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if obj.pk is None and request.method == "GET":
            kwargs["initial"] = [{"kind": kind} for kind in USUAL_WEEKEND]
        return kwargs

    def offered(self, request, found, term):
        """The newest first, but none by letters from the middle of a word where others have the word."""
        texts = found.order_by().values_list("pk", *_TEXTS) if term else []
        begun = [pk for pk, *text in texts if begins_with(term, " ".join(map(str, text)))]
        if not begun or len(begun) == len(texts):
            return found
        return found.order_by(Case(When(pk__in=begun, then=0), default=1), *self.ordering)

    def label(self, obj):
        return f"{obj}, {obj.date:%-d %B %Y}" if obj.date else str(obj)

    def seasons_of(self, obj):
        return {GrandPrix.objects.get(pk=obj.pk).season_id}
