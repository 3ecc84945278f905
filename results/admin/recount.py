"""Standings follow whatever an editor changes."""

from results.models import Season
from results.scoring import store


class Recounting:
    """A page whose rows count, or the rows below: saving or deleting one recomputes its season in the same transaction.

    Its form has refused a season without rules, so ``rebuild`` has some.
    """

    def seasons_of(self, obj) -> set[int]:
        """The years whose tables depend on ``obj`` as it is in the database."""
        raise NotImplementedError

    def save_model(self, request, obj, form, change):
        form.counted_before = self.seasons_of(obj) if change else set()
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if form.has_changed() or any(formset.has_changed() for formset in formsets):
            recount(form.counted_before | self.seasons_of(form.instance))

    def delete_model(self, request, obj):
        years = self.seasons_of(obj)
        super().delete_model(request, obj)
        recount(years)

    def delete_queryset(self, request, queryset):
        years = set().union(*(self.seasons_of(obj) for obj in queryset))
        super().delete_queryset(request, queryset)
        recount(years)


def recount(years: set[int]) -> None:
    for year in sorted(Season.objects.filter(year__in=years).values_list("year", flat=True)):
        store.rebuild(year)
