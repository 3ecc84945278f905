"""Choosing who said it: speakers first, then drivers who have not been quoted yet; and what they were that day."""

from datetime import date

from django.contrib import admin
from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from articles.forms.speakers import SpeakerField, SpeakerRows, as_speaker, key_of
from articles.models import Article, Speaker
from f1site.admin.autocomplete import plain
from f1site.admin.choices import is_key
from f1site.admin.pages import AddressedAdmin
from results.admin.offering import joined
from results.models import Driver, GrandPrix
from results.parsing.dates import parse_date
from results.reading.drivers.roles import role_on

MOST_DRIVERS = 20


class ChoosesSpeaker:
    """For a page, or rows of one, with a field ``speaker``."""

    class Media:
        js = ["js/admin-role.js"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "speaker":
            kwargs["form_class"] = SpeakerField
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if isinstance(field, SpeakerField):
            field.takes_drivers = request.user.has_perm("articles.add_speaker")
        return field


@admin.register(Speaker)
class SpeakerAdmin(AddressedAdmin):
    name_field = "name"
    fields = ["name", "slug", "driver"]
    list_display = ["name", "driver", "slug"]
    list_select_related = ["driver"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}

    def offered(self, request, found, term):
        speakers = list(super().offered(request, found, term))
        if not term or not self.has_add_permission(request):
            return speakers
        names = {plain(speaker.name) for speaker in speakers}
        drivers = [driver for driver in self._drivers(request, term) if plain(driver.name) not in names]
        # In their order; who has exactly the name comes first, of those whoever has been quoted.
        return sorted([*speakers, *map(_offer, drivers)], key=lambda one: plain(term) not in plain(one.name).split())

    def _drivers(self, request, term: str) -> list[Driver]:
        page = self.admin_site.get_model_admin(Driver)
        found, _ = page.get_search_results(request, page.get_queryset(request).filter(speaker=None), term)
        return list(page.offered(request, found, term)[:MOST_DRIVERS])

    def offer_key(self, obj, field):
        return key_of(obj)

    def label(self, obj):
        return joined(obj.name, *getattr(obj, "offered_with", []))


def _offer(driver: Driver) -> Speaker:
    speaker = as_speaker(driver)
    speaker.offered_with = [*driver.offered_with, "not quoted yet"]
    return speaker


def role_view(request: HttpRequest) -> JsonResponse:
    """What the speaker was on the day of the story; empty where that is not known."""
    key = request.GET.get("speaker", "")
    speaker = SpeakerRows(Speaker.objects.select_related("driver"), [key]).get(key)
    driver = speaker.driver if speaker else None
    return JsonResponse({"role": role_on(driver, _day(request)) if driver else ""})


def _day(request: HttpRequest) -> date:
    """Of the race the story is about, else of its publication, else today."""
    asked = request.GET
    story = _chosen(Article.objects.select_related("grand_prix"), asked.get("article"))
    race = story.grand_prix if story else _chosen(GrandPrix.objects, asked.get("grand_prix"))
    if race and race.date:
        return race.date
    if story and story.published_at:
        return story.published_at.date()
    try:
        return parse_date(asked.get("day", ""))
    except ValueError:
        return timezone.now().date()


def _chosen(rows, key):
    return rows.filter(pk=key).first() if key and is_key(key) else None
