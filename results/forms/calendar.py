"""Grands Prix, sessions and what belongs to a session's grid."""

from django import forms

from f1site.admin.formsets import InlineRows, RowForm
from results.forms.entries import HIGHEST_NUMBER
from results.forms.season import refuse_uncountable
from results.forms.times import TimeField
from results.models import Classification, FastestLap, GrandPrix, GridPosition, Session


def state_fault(session: Session, state: str) -> str:
    """Why a session cannot be in a state, in a sentence; empty where it can."""
    if not session.pk or state in ("", Session.State.SCHEDULED) or not session.classifications.issued().exists():
        return ""
    return (
        f"The {session.get_kind_display()} has a result, so it took place. A result that no longer stands is revised: "
        "its sheet says so, and why."
    )


def grand_prix_state_fault(grand_prix: GrandPrix, state: str) -> str:
    """The same for a whole weekend. Practice may have been held before it was cancelled."""
    if not grand_prix.pk or state in ("", GrandPrix.State.SCHEDULED):
        return ""
    issued = Classification.objects.scoring().issued().filter(session__grand_prix=grand_prix)
    kinds = set(issued.values_list("session__kind", flat=True))
    if Session.Kind.RACE in kinds:
        return f"Its race has a result, so it was not {state}."
    if kinds and state == GrandPrix.State.CANCELLED:
        return (
            "Its sprint has a result, which counts: leave the Grand Prix scheduled, and say of its race that it was "
            "cancelled or abandoned."
        )
    return ""


class GrandPrixForm(forms.ModelForm):
    class Meta:
        model = GrandPrix
        fields = ["season", "slug", "name", "short_name", "official_name", "layout", "date", "state"]
        help_texts = {
            "season": "Type the year.",
            "layout": "Type the circuit: austin. The layout is the one that was driven that year.",
        }

    def clean(self):
        season, slug, day = (self.cleaned_data.get(name) for name in ("season", "slug", "date"))
        if self.cleaned_data.get("state") == GrandPrix.State.SCHEDULED and not day and "date" not in self.errors:
            self.add_error("date", "Give the day of the race, or say that it is postponed or cancelled.")
        if season is None:
            return
        if day and abs(day.year - season.year) > 1:
            self.add_error("date", f"That is not in the season of {season}.")
        others = season.grands_prix.exclude(pk=self.instance.pk)
        if slug and others.filter(slug=slug).exists():
            self.add_error("slug", f"Another Grand Prix of {season} has this address.")
        for field in ("name", "short_name"):
            name = self.cleaned_data.get(field)
            if name and others.filter(**{field: name}).exists():
                self.add_error(field, f"Another Grand Prix of {season} is called so. Tell them apart: {name} 2.")
        if fault := grand_prix_state_fault(self.instance, self.cleaned_data.get("state", "")):
            self.add_error("state", fault)
        if self.instance.pk:
            refuse_uncountable(season)


class SessionForm(forms.ModelForm):
    """A session on a page of its own, where Grand Prix and kind are only chosen once."""

    class Meta:
        model = Session
        fields = ["grand_prix", "kind", "date", "starts_at", "state", "scheduled_laps", "distance_m"]
        help_texts = {"starts_at": "UTC, not the time at the track."}

    def clean(self):
        grand_prix, kind = self.cleaned_data.get("grand_prix"), self.cleaned_data.get("kind")
        if grand_prix and kind and grand_prix.sessions.filter(kind=kind).exists():
            self.add_error("kind", f"{grand_prix} has a session of this kind already.")
        if fault := state_fault(self.instance, self.cleaned_data.get("state", "")):
            self.add_error("state", fault)
        if self.instance.pk:
            refuse_uncountable(self.instance.grand_prix.season)


class SessionRowForm(RowForm):
    class Meta(SessionForm.Meta):
        exclude = ["grand_prix"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["kind"].disabled = True
            self.fields["kind"].help_text = "Stays as it is. For another kind, delete this session and add one."

    def clean(self):
        if fault := state_fault(self.instance, self.cleaned_data.get("state", "")):
            self.add_error("state", fault)


class SessionRows(InlineRows):
    key = "kind"

    def repeated(self, key):
        return f"There is one {Session.Kind(key).label} in a weekend; this is the second."


class NumberedRowForm(RowForm):
    line = forms.IntegerField(
        required=False, min_value=1, max_value=HIGHEST_NUMBER, help_text="Leave it empty to number the rows in order."
    )


class GridPositionForm(NumberedRowForm):
    class Meta:
        model = GridPosition
        exclude = []
        labels = {"position": "place", "number": "no.", "penalty_places": "places lost", "sent_to_back": "to the back"}

    def clean(self):
        if self.cleaned_data.get("pit_lane") and self.cleaned_data.get("position") is not None:
            self.add_error("position", "A car that starts from the pit lane has no place on the grid.")


class FastestLapForm(NumberedRowForm):
    time_ms = TimeField(label="time", help_text="1:38.139")

    class Meta:
        model = FastestLap
        exclude = []
        labels = {"number": "no."}


class NumberedRows(InlineRows):
    key = "line"
    numbered = True

    def repeated(self, key):
        return f"Line {key} stands here twice."
