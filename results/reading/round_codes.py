"""Three letters for a Grand Prix, where a table has a narrow column for each."""

from django.utils.text import slugify

from results import nationalities
from results.models import GrandPrix


def round_code(grand_prix: GrandPrix) -> str:
    """``GBR`` where it is named after the country it is held in, else ``MIA``, ``SAO``, ``USW``.

    Have ``layout__circuit`` selected.
    """
    country = nationalities.find(grand_prix.layout.circuit.country)
    if country and _is_named_after(grand_prix, country):
        return country.code
    words = grand_prix.slug.split("-")
    return ("".join(word[0] for word in words[:3] if word) if len(words) > 2 else words[0][:3]).upper()


def _is_named_after(grand_prix: GrandPrix, country: nationalities.Nationality) -> bool:
    return grand_prix.short_name.startswith(f"{country.demonym} ") or slugify(country.country).startswith(
        grand_prix.slug
    )
