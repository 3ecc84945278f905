"""Who said it: a speaker, or a driver who becomes one when the quotation is saved."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.urls import reverse_lazy

from articles.models import Quote, Speaker
from f1site.admin.choices import NameField, Rows
from results.models import Driver

DRIVER = "driver:"  # followed by the slug: a driver who is no speaker yet


def as_speaker(driver: Driver) -> Speaker:
    """Not saved: it is once a quotation of his is."""
    return Speaker(name=driver.name, slug=driver.slug, driver=driver)


def key_of(speaker: Speaker) -> str:
    return str(speaker.pk) if speaker.pk else f"{DRIVER}{speaker.driver.slug}"


def settle(quote: Quote) -> None:
    """Save the speaker of a quotation that is about to be saved, unless somebody has done so meanwhile."""
    speaker = quote.speaker
    if speaker.pk is None:
        defaults = {"name": speaker.name, "slug": _free_slug(speaker.slug)}
        quote.speaker, _ = Speaker.objects.get_or_create(driver=speaker.driver, defaults=defaults)


def _free_slug(slug: str) -> str:
    taken = set(Speaker.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    return next(each for each in (slug, f"{slug}-driver", *(f"{slug}-{n}" for n in range(2, 99))) if each not in taken)


class SpeakerRows(Rows):
    @cached_property
    def found(self) -> dict[str, Any]:
        keys = [str(key) for key in self.keys]
        slugs = {key.removeprefix(DRIVER) for key in keys if key.startswith(DRIVER) and "\x00" not in key}
        drivers = Driver.objects.filter(slug__in=slugs).select_related("speaker") if slugs else []
        known = Rows(self.queryset, keys).found
        return known | {f"{DRIVER}{one.slug}": getattr(one, "speaker", None) or as_speaker(one) for one in drivers}


class SpeakerField(NameField):
    """``takes_drivers``: for whoever may add a speaker."""

    takes_drivers = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.widget.attrs["data-role-address"] = reverse_lazy("admin:articles_quote_role")

    def rows_for(self, keys: Iterable[Any]) -> Rows:
        return SpeakerRows(self.queryset, keys) if self.takes_drivers else super().rows_for(keys)
