"""Rows of a result sheet as an editor types them."""

from django import forms
from django.core.exceptions import ValidationError

from f1site.admin.formsets import InlineRows, RowForm
from results.forms.times import Gap, LapsBehind, ResultTimeField, TimeField
from results.models import Entry

HIGHEST_NUMBER = 999


class EntryForm(RowForm):
    line = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=HIGHEST_NUMBER,
        help_text="Order on the sheet. Leave it empty: cars with a place come first, then the others as they stand.",
    )
    time_ms = ResultTimeField(
        label="time", help_text="1:35:21.362, or the gap to the winner as printed: +10.730 or +1 lap."
    )
    penalty_ms = TimeField(label="penalty", help_text="Seconds added to the time: 5 or 10.")
    q1_ms = TimeField(label="Q1", help_text="Best lap of the first part: 1:29.708.")
    q2_ms = TimeField(label="Q2")
    q3_ms = TimeField(label="Q3")

    class Meta:
        model = Entry
        exclude = []
        labels = {"position": "place", "number": "no.", "shared_car": "shared", "fastest_lap": "fastest"}
        error_messages = {
            name: {"required": f"Choose the {word}."}
            for name, word in (("driver", "driver"), ("constructor", "team"), ("engine", "engine"))
        }
        widgets = {"reason": forms.TextInput(attrs={"size": 16}), "number": forms.TextInput(attrs={"size": 3})}

    behind: Gap | LapsBehind | None = None

    def clean(self):
        self._read_gap()
        self._check_place()

    def _read_gap(self) -> None:
        """Set a gap aside: only the whole sheet knows the winner's time."""
        time = self.cleaned_data.get("time_ms")
        if isinstance(time, Gap | LapsBehind):
            self.behind = time
            self.cleaned_data["time_ms"] = None

    def _check_place(self) -> None:
        if "position" not in self.cleaned_data or "status" not in self.cleaned_data:
            return
        place, status = self.cleaned_data["position"], self.cleaned_data["status"]
        if place == 0:
            self.add_error("position", "Places start at 1.")
        elif place and status:
            self.add_error("status", "A car with a place is classified. Empty one of the two.")
        elif place is None and not status:
            self.add_error("position", "Give the place, or say under “status” why it has none.")


class EntryRows(InlineRows):
    key = "line"
    numbered = True

    def repeated(self, key):
        return f"Line {key} stands on the sheet twice."

    def order(self, forms):
        places = [form.cleaned_data.get("position") for form in forms]
        last = max(filter(None, places), default=0) + 1
        return [form for place, form in sorted(zip(places, forms, strict=True), key=lambda pair: pair[0] or last)]

    def clean(self):
        super().clean()
        if any(form.errors for form in self.kept):
            return
        rows = sorted(self.kept, key=lambda form: form.cleaned_data["line"])
        self._place_gaps(rows)
        self._refuse_repeated_places(rows)
        self._refuse_repeated_drivers(rows)
        if self.instance.issued_at:
            self._refuse_to_issue_half_a_sheet(rows)

    def _place_gaps(self, rows: list[EntryForm]) -> None:
        winner = next((form.instance for form in rows if form.instance.position == 1 and not form.behind), None)
        for form in rows:
            if isinstance(form.behind, Gap):
                self._add_gap(form, winner.time_ms if winner else None, form.behind.milliseconds)
            elif isinstance(form.behind, LapsBehind):
                self._take_laps(form, winner.laps if winner else None, form.behind.laps)

    def _add_gap(self, form: EntryForm, best: int | None, gap: int) -> None:
        if best is None:
            form.add_error("time_ms", "A gap needs the winner's time: give it in the row with place 1.")
        else:
            form.instance.time_ms = best + gap

    def _take_laps(self, form: EntryForm, distance: int | None, behind: int) -> None:
        if form.instance.laps is not None:
            return
        if distance is None or behind > distance:
            form.add_error("time_ms", "Give the laps of this car, or those of the winner in the row with place 1.")
        else:
            form.instance.laps = distance - behind

    def _refuse_repeated_places(self, rows: list[EntryForm]) -> None:
        taken = set()
        for form in rows:
            place = form.cleaned_data["position"]
            if place in taken and not form.cleaned_data.get("shared_car"):
                form.add_error("position", f"Place {place} is given twice. Drivers who shared a car: tick “shared”.")
            if place:
                taken.add(place)

    def _refuse_repeated_drivers(self, rows: list[EntryForm]) -> None:
        named = {}
        for form in rows:
            driver, shared = form.cleaned_data["driver"], bool(form.cleaned_data.get("shared_car"))
            if driver.pk in named and not shared and not named[driver.pk]:
                form.add_error("driver", f"{driver} stands on the sheet twice. For a shared car tick “shared”.")
            named[driver.pk] = shared or named.get(driver.pk, False)

    def _refuse_to_issue_half_a_sheet(self, rows: list[EntryForm]) -> None:
        if not rows:
            raise ValidationError("A sheet cannot be issued without any car on it.")
        places = {form.cleaned_data["position"] for form in rows} - {None}
        missing = [str(place) for place in range(1, max(places, default=0)) if place not in places]
        if missing and not self.data.get("vacant_places"):
            raise ValidationError(
                f"No car has place {', '.join(missing[:5])}{'…' if len(missing) > 5 else ''}. "
                "If the stewards left it vacant, tick “places left vacant” above."
            )
