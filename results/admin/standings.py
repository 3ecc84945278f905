"""The computed tables, to look at."""

from django.contrib import admin

from f1site.admin.pages import EditorAdmin
from results.models import Standing, StandingsTable


class ReadOnly:
    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class StandingInline(ReadOnly, admin.TabularInline):
    model = Standing
    view_on_site = False
    classes = ["sheet"]
    ordering = ["line"]
    fields = readonly_fields = ["position", "driver", "constructor", "engine", "points", "wins"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("driver", "constructor", "engine")


@admin.register(StandingsTable)
class StandingsTableAdmin(ReadOnly, EditorAdmin):
    fields = ["championship", "grand_prix", "valid_from", "races_counted", "sprints_counted"]
    list_display = ["__str__", "valid_from", "races_counted", "sprints_counted"]
    list_filter = ["championship", "grand_prix__season"]
    search_fields = ["grand_prix__season__year", "grand_prix__name", "grand_prix__slug"]
    date_hierarchy = "valid_from"
    ordering = ["-grand_prix__season_id", "-grand_prix__date", "-valid_from", "championship"]
    inlines = [StandingInline]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("grand_prix")
