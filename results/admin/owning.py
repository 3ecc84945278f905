"""What an editor enters or changes is the editors' from then on: imports leave it as it is."""

from results.models import EDITORS


class Owned:
    """A page of something with an owner, or with rows of such things below it."""

    def save_model(self, request, obj, form, change):
        if form.has_changed():
            obj.owner = EDITORS
        super().save_model(request, obj, form, change)

    def save_formset(self, request, form, formset, change):
        for row in formset.forms:
            if hasattr(row.instance, "owner") and row.has_changed():
                row.instance.owner = EDITORS
        super().save_formset(request, form, formset, change)
