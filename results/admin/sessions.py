"""Sessions: when they are, their grids and fastest laps, and the way to their result sheets."""

from urllib.parse import urlencode

from django.contrib import admin
from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.html import format_html

from f1site.admin.pages import EditorAdmin, InlineRowsAdmin
from results.admin.recount import Recounting
from results.forms.calendar import FastestLapForm, GridPositionForm, NumberedRows, SessionForm
from results.models import Classification, FastestLap, GridPosition, Session

# What an editor may type to find a session: 2023 austin race, united states qualifying.
SESSION_SEARCH = [
    "grand_prix__season__year",
    "grand_prix__name",
    "grand_prix__short_name",
    "grand_prix__slug",
    "grand_prix__layout__circuit__name",
    "grand_prix__layout__circuit__slug",
    "kind",
]


# Counted for the rows that are shown alone.
_SHEETS = Coalesce(
    Subquery(
        Classification.objects.filter(session=OuterRef("pk"))
        .order_by()
        .values("session")
        .annotate(number=Count("pk"))
        .values("number")
    ),
    0,
)


class GridInline(InlineRowsAdmin):
    model = GridPosition
    form = GridPositionForm
    formset = NumberedRows
    verbose_name_plural = "starting grid"
    classes = ["sheet"]
    ordering = ["line"]
    fields = ["line", "position", "pit_lane", "number", "driver", "penalty_places", "sent_to_back"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("driver")


class FastestLapInline(InlineRowsAdmin):
    model = FastestLap
    form = FastestLapForm
    formset = NumberedRows
    classes = ["sheet"]
    ordering = ["line"]
    fields = ["line", "number", "driver", "lap", "time_ms"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("driver")


@admin.register(Session)
class SessionAdmin(Recounting, EditorAdmin):
    form = SessionForm
    readers_see_it = True
    fields = ["grand_prix", "kind", "date", "starts_at", "state", "scheduled_laps", "distance_m"]
    list_display = ["__str__", "date", "starts_at", "state", "result"]
    list_filter = ["state", "kind", "grand_prix__season"]
    search_fields = SESSION_SEARCH
    date_hierarchy = "date"
    ordering = [
        "-grand_prix__season_id",
        F("grand_prix__date").desc(nulls_last=True),
        F("date").desc(nulls_last=True),
        F("starts_at").desc(nulls_last=True),
        "-pk",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("grand_prix").annotate(sheets=_SHEETS)

    def get_readonly_fields(self, request, obj=None):
        return ["grand_prix", "kind"] if obj else []

    def get_inlines(self, request, obj):
        return [GridInline, FastestLapInline] if obj and obj.is_race_like else []

    def label(self, obj):
        return f"{obj}, {obj.date:%-d %B %Y}" if obj.date else str(obj)

    def seasons_of(self, obj):
        return {obj.grand_prix.season_id}

    @admin.display(description="result")
    def result(self, session):
        if session.sheets:
            address, words = reverse("admin:results_classification_changelist"), f"{session.sheets} on file"
        else:
            address, words = reverse("admin:results_classification_add"), "enter the result"
        name = "session__id__exact" if session.sheets else "session"
        return format_html('<a href="{}?{}">{}</a>', address, urlencode({name: session.pk}), words)
