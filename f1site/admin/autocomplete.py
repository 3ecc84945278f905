"""What an autocomplete answers: who may ask, the best match first, and names in spite of a slip of the pen."""

import unicodedata
from difflib import SequenceMatcher

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Case, IntegerField, QuerySet, Value, When

ALIKE = 0.75  # verstapen and Verstappen are 0.95 alike, Senna and Prost 0.2
NEARLY = 0.1  # how much less alike than the best may be offered beside it
FEW = 20


def plain(text: str) -> str:
    """In small letters without accents: Räikkönen is raikkonen."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def likeness(term: str, name: str, least: float = 0) -> float:
    """How alike two texts are, 0 to 1: the better of the whole name and its best word. 0 for less than ``least``."""
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(plain(term))
    return _likeness(matcher, name, least)


def _likeness(matcher: SequenceMatcher, name: str, least: float) -> float:
    whole = plain(name)
    return max(_alike(matcher, part, least) for part in (whole, *whole.split()))


def _alike(matcher: SequenceMatcher, part: str, least: float) -> float:
    if len(matcher.b) > 2 and part.startswith(matcher.b):
        return 1
    matcher.set_seq1(part)
    # What is cheap to reckon rules most names out.
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0
    return matcher.ratio()


def nearest(queryset: QuerySet, field: str, term: str) -> QuerySet:
    """Rows whose ``field`` is most like ``term``, the best first: at most twenty, none much worse than the best."""
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(plain(term))
    names = queryset.order_by().values_list("pk", field)
    scored = [(score, key) for key, name in names if (score := _likeness(matcher, name, ALIKE)) >= ALIKE]
    best = [one for one in sorted(scored, reverse=True)[:FEW] if one[0] >= max(scored)[0] - NEARLY]
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
        return self.model_admin.offered(self.request, super().get_queryset(), self.term.replace("\x00", "").strip())

    def serialize_result(self, obj, to_field_name):
        return {"id": self.model_admin.offer_key(obj, to_field_name), "text": self.model_admin.label(obj)}
