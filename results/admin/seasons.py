"""Seasons and their rules."""

from django.contrib import admin

from f1site.admin.pages import EditorAdmin
from results.admin.owning import Owned
from results.admin.recount import Recounting
from results.forms.season import SeasonForm
from results.models import Season


@admin.register(Season)
class SeasonAdmin(Owned, Recounting, EditorAdmin):
    form = SeasonForm
    fields = ["year", "name", "source", "source_url", "rules"]
    list_display = ["year", "name", "source", "own_rules"]
    search_fields = ["year", "name"]

    def get_readonly_fields(self, request, obj=None):
        return ["year"] if obj else []

    @admin.display(boolean=True, description="own rules")
    def own_rules(self, season):
        return bool(season.rules)

    def seasons_of(self, obj):
        return {obj.year}
