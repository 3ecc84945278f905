"""Stories on the pages of the sport. They are reached through reverse relations and may be absent."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from results.models import GrandPrix, Session

MOST = 30


def stories_about_any(grands_prix: Iterable[GrandPrix], most: int = MOST, shown: Session | None = None) -> list[Any]:
    """The newest published stories about any of these Grands Prix, without their texts. One query at most.

    With ``shown``, also those in which an editor put the sheet of that session.
    """
    relation = next((found for found in GrandPrix._meta.related_objects if found.name == "stories"), None)
    if relation is None:
        return []
    about = Q(**{f"{relation.field.name}__in": [grand_prix.pk for grand_prix in grands_prix]})
    if shown is not None:
        about |= Q(pk__in=shown.embeds.values("article"))
    return list(relation.related_model.objects.published().filter(about).newest_first().defer("body")[:most])
