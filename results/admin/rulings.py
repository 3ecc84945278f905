"""Decisions of the stewards, and the points they take."""

from django.contrib import admin
from django.db.models import F

from f1site.admin.pages import EditorAdmin
from results.admin.recount import Recounting
from results.admin.sessions import SESSION_SEARCH
from results.forms.rulings import PointsAdjustmentForm
from results.models import PointsAdjustment, Ruling


@admin.register(Ruling)
class RulingAdmin(EditorAdmin):
    fields = ["session", "title", "rule", "reason", "decided_at"]
    list_display = ["title", "session", "decided_at"]
    list_select_related = ["session__grand_prix"]
    list_filter = ["session__grand_prix__season"]
    search_fields = ["title", "rule", *(f"session__{field}" for field in SESSION_SEARCH)]
    date_hierarchy = "decided_at"
    ordering = [F("decided_at").desc(nulls_last=True), "-pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("session__grand_prix")

    def label(self, obj):
        return f"{obj}, {obj.session}"


@admin.register(PointsAdjustment)
class PointsAdjustmentAdmin(Recounting, EditorAdmin):
    form = PointsAdjustmentForm
    fieldsets = [
        ("Who and how much", {"fields": ["driver", ("constructor", "engine"), "effect", "points"]}),
        ("Why and from when", {"fields": ["grand_prix", "decided_at", "reason", "ruling"]}),
    ]
    list_display = ["who", "effect", "points", "grand_prix", "decided_at", "reason"]
    ordering = ["-season_id", F("decided_at").desc(nulls_last=True), "-pk"]
    list_filter = ["season"]
    search_fields = ["driver__name", "constructor__name", "reason", "grand_prix__name", "season__year"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("driver", "constructor", "grand_prix")

    @admin.display(description="competitor")
    def who(self, adjustment):
        return adjustment.driver or adjustment.constructor

    def save_model(self, request, obj, form, change):
        obj.season_id = obj.grand_prix.season_id
        super().save_model(request, obj, form, change)

    def seasons_of(self, obj):
        return {PointsAdjustment.objects.get(pk=obj.pk).season_id}
