"""The rows of a sheet: to type while it is a draft, to read once it is issued."""

from django.contrib import admin
from django.http import HttpRequest

from f1site.admin.choices import is_key
from f1site.admin.pages import InlineRowsAdmin
from results.admin.standings import ReadOnly
from results.forms.entries import EntryForm, EntryRows
from results.models import Classification, Entry, Session
from results.models.session_kinds import Form
from results.parsing.times import format_time

WHO = ["line", "position", "status", "number", "driver", "constructor", "engine"]
_RACE = ["laps", "time_ms", "penalty_ms", "reason", "fastest_lap", "pit_stops", "shared_car"]
_KNOCKOUT = ["q1_ms", "q2_ms", "q3_ms", "time_ms", "laps", "reason"]
ANY = [*_RACE[:3], *_KNOCKOUT[:3], *_RACE[3:]]
COLUMNS = {Form.RACE: _RACE, Form.KNOCKOUT: _KNOCKOUT, Form.TIMES: ["time_ms", "laps", "reason"]}


def session_of(request: HttpRequest, sheet: Classification | None) -> Session | None:
    """The session a page is about: that of its sheet, or the one which the address names."""
    if sheet is not None and sheet.pk:
        return sheet.session
    key = request.GET.get("session", "")
    return Session.objects.select_related("grand_prix").filter(pk=key).first() if is_key(key) else None


def columns(session: Session | None) -> list[str]:
    """What a sheet of this kind of session has, in its order; everything where the kind is not known yet."""
    return WHO + (COLUMNS[session.about.row.form] if session else ANY)


class EntryInline(InlineRowsAdmin):
    model = Entry
    form = EntryForm
    formset = EntryRows
    classes = ["sheet", "sheet--typed"]
    ordering = ["line"]
    addable = ("driver",)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("driver")

    def get_fields(self, request, obj=None):
        return columns(session_of(request, obj))


def _time_column(name: str, title: str):
    @admin.display(description=title)
    def column(self, entry):
        value = getattr(entry, name)
        return "" if value is None else format_time(value)

    return column


def _yes_column(name: str, title: str):
    @admin.display(description=title)
    def column(self, entry):
        return "yes" if getattr(entry, name) else ""

    return column


class IssuedEntryInline(ReadOnly, admin.TabularInline):
    model = Entry
    view_on_site = False
    classes = ["sheet"]
    ordering = ["line"]

    time = _time_column("time_ms", "time")
    penalty = _time_column("penalty_ms", "penalty")
    q1 = _time_column("q1_ms", "Q1")
    q2 = _time_column("q2_ms", "Q2")
    q3 = _time_column("q3_ms", "Q3")
    fastest = _yes_column("fastest_lap", "fastest lap")
    shared = _yes_column("shared_car", "shared car")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("driver", "constructor", "engine")

    def get_fields(self, request, obj=None):
        shown = {"fastest_lap": "fastest", "shared_car": "shared"}
        names = [name for name in columns(session_of(request, obj)) if name != "line"]
        return [shown.get(name, name.removesuffix("_ms")) for name in names]

    def get_readonly_fields(self, request, obj=None):
        return self.get_fields(request, obj)
