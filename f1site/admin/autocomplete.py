"""What an autocomplete answers: who may ask, the best match first, and names in spite of a slip of the pen."""

import unicodedata
from difflib import SequenceMatcher

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Case, IntegerField, QuerySet, Value, When

ALIKE = 0.75  # verstapen and Verstappen are 0.95 alike, Senna and Prost 0.2
FEW = 20


def plain(text: str) -> str:
    """In small letters without accents: Räikkönen is raikkonen."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def likeness(term: str, name: str) -> float:
    """How alike two texts are, from 0 to 1: the better of the whole name and its best word."""
    return max(_alike(plain(term), part) for part in (plain(name), *plain(name).split()))


def _alike(one: str, other: str) -> float:
    if len(one) > 2 and other.startswith(one):
        return 1
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def nearest(queryset: QuerySet, field: str, term: str) -> QuerySet:
    """Rows whose ``field`` is most like ``term``, at most twenty, the best first."""
    scored = [(likeness(term, name), key) for key, name in queryset.order_by().values_list("pk", field)]
    best = sorted((score for score in scored if score[0] >= ALIKE), reverse=True)[:FEW]
    if not best:
        return queryset.none()
    places = [When(pk=key, then=Value(place)) for place, (_, key) in enumerate(best)]
    order = Case(*places, output_field=IntegerField())
    return queryset.filter(pk__in=[key for _, key in best]).order_by(order)


class AutocompleteView(AutocompleteJsonView):
    """Whoever may write the thing a field belongs to may choose for it what every reader can see."""

    def has_perm(self, request, obj=None):
        return super().has_perm(request, obj) or (self.model_admin.readers_see_it and self._may_write(request))

    def _may_write(self, request) -> bool:
        source = self.source_field.model._meta
        rights = [f"{source.app_label}.{verb}_{source.model_name}" for verb in ("add", "change")]
        return any(request.user.has_perm(right) for right in rights)

    def get_queryset(self):
        if not self.term.strip():
            return super().get_queryset()
        return self.model_admin.best_first(super().get_queryset(), self.term.replace("\x00", "").strip())

    def serialize_result(self, obj, to_field_name):
        return {"id": str(getattr(obj, to_field_name)), "text": self.model_admin.label(obj)}
