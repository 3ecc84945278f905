"""Drivers, teams and the makers of engines."""

from django.contrib import admin

from f1site.admin.pages import AddressedAdmin, EditorAdmin, InlineRowsAdmin
from results.admin.offering import OffersRacers, joined, latest_first, years_of
from results.admin.owning import Owned
from results.models import Constructor, Drive, Driver, EngineManufacturer, Entrant, LineageStep


@admin.register(Driver)
class DriverAdmin(Owned, OffersRacers, AddressedAdmin):
    readers_see_it = True
    name_field = "name"
    fieldsets = [
        (None, {"fields": ["name", ("first_name", "last_name"), "full_name", "code", "slug"]}),
        ("Person", {"fields": ["nationality", ("born_on", "died_on"), "birthplace"]}),
    ]
    list_display = ["name", "code", "nationality", "born_on", "slug"]
    search_fields = ["name", "full_name", "slug", "code"]
    prepopulated_fields = {"slug": ["name"]}


class LineageInline(InlineRowsAdmin):
    """The names of a team, edited with the last of them."""

    model = LineageStep
    fk_name = "line"
    extra = 0
    verbose_name = "name"
    verbose_name_plural = "lineage: every name of the team of which this is the last"


@admin.register(Constructor)
class ConstructorAdmin(Owned, OffersRacers, AddressedAdmin):
    readers_see_it = True
    name_field = "name"
    fields = ["name", "full_name", "slug", "nationality"]
    inlines = [LineageInline]
    list_display = ["name", "full_name", "nationality", "slug"]
    search_fields = ["name", "full_name", "slug"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(EngineManufacturer)
class EngineManufacturerAdmin(Owned, OffersRacers, EditorAdmin):
    name_field = "name"
    fields = ["name", "slug", "nationality"]
    list_display = ["name", "nationality", "slug"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Entrant)
class EntrantAdmin(EditorAdmin):
    name_field = "name"
    fields = ["name", "slug"]
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}

    def offered(self, request, found, term):
        return latest_first(super().offered(request, found, term), "drives__season")

    def label(self, obj):
        return joined(obj.name, years_of(obj))


@admin.register(Drive)
class DriveAdmin(EditorAdmin):
    fields = ["season", "entrant", "driver", ("constructor", "engine"), "rounds", "test_driver"]
    list_display = ["driver", "entrant", "constructor", "engine", "rounds", "test_driver", "season"]
    list_filter = ["test_driver", "season"]
    list_select_related = ["driver", "entrant", "constructor", "engine", "season"]
    search_fields = ["driver__name", "entrant__name", "constructor__name", "season__year"]
    ordering = ["-season_id", "entrant__name", "driver__last_name", "pk"]
