"""Three letters for a Grand Prix, where a table has a narrow column for each."""

from functools import lru_cache

from django.utils.text import slugify

from results import nationalities
from results.models.weekend import AnyGrandPrix


def round_code(grand_prix: AnyGrandPrix) -> str:
    """``GBR`` where it is named after the country it is held in, else ``MIA``, ``SAO``, ``USW``.

    Have ``layout__circuit`` selected.
    """
    return code_of(grand_prix.slug, grand_prix.short_name, grand_prix.layout.circuit.country)


@lru_cache(maxsize=2000)
def code_of(slug: str, short_name: str, country_code: str) -> str:
    """``round_code`` of a Grand Prix by what it is made from; the country by its ISO code."""
    country = nationalities.find(country_code)
    if country and _is_named_after(slug, short_name, country):
        return country.code
    words = slug.split("-")
    return ("".join(word[0] for word in words[:3] if word) if len(words) > 2 else words[0][:3]).upper()


def _is_named_after(slug: str, short_name: str, country: nationalities.Nationality) -> bool:
    return short_name.startswith(f"{country.demonym} ") or slugify(country.country).startswith(slug)
