"""Rows of a result sheet as an editor types them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from f1site.admin.formsets import InlineRows, RowForm
from results.checks.sheets import around, row_of
from results.forms.times import Gap, LapsBehind, ResultTimeField, TimeField
from results.models import Entry
from results.sense import Around, Weight, findings
from results.sheets.conditions import NO_CARS

HIGHEST_NUMBER = 999
ACCEPT_DOUBTS = "accept_doubts"  # the tick in the head of the sheet
WAY_THROUGH = "If it is so all the same, tick “I have looked: it is so” above."
UNFINISHED = Around(is_race_like=True)
STANDS_TWICE = ("driver-twice", "place-twice")
# The field of a row that a fault is about, where it is not the time.
SHOWN_AT = {
    "driver-twice": "driver",
    "place-twice": "position",
    "out-of-order": "position",
    "more-laps-than-ahead": "laps",
    "drove-without-a-start": "status",
}


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

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.extra = max(2, len(self.initial_extra or []))  # as many rows as there are cars to offer

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
        if not any(form.errors for form in rows):
            self._ask_for_sense(rows)

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

    def _ask_for_sense(self, rows: list[EntryForm]) -> None:
        """What stands twice is refused at once, anything else only when the sheet is to be issued."""
        if not self.instance.session_id:
            return
        session, doubts = self.instance.session, []
        is_done = bool(self.instance.issued_at)
        known = around(session, has_gaps=any(isinstance(form.behind, Gap) for form in rows)) if is_done else UNFINISHED
        for finding in findings([row_of(form.instance) for form in rows], known):
            if not is_done and finding.kind not in STANDS_TWICE:
                continue
            if finding.weight is Weight.FAULT and finding.row is not None:
                rows[finding.row].add_error(SHOWN_AT.get(finding.kind, "time_ms"), in_a_sentence(finding.message))
            elif finding.weight is Weight.FAULT:
                raise ValidationError(in_a_sentence(finding.message))
            else:
                doubts.append(in_a_sentence(finding.message))
        if is_done:
            self._refuse_to_issue(rows, doubts)

    def _refuse_to_issue(self, rows: list[EntryForm], doubts: list[str]) -> None:
        if not rows:
            raise ValidationError(NO_CARS)
        if doubts and not self.data.get(ACCEPT_DOUBTS):
            raise ValidationError([*doubts, WAY_THROUGH])


def in_a_sentence(message: str) -> str:
    """``no car has place 2`` as ``No car has place 2.``"""
    return f"{capfirst(message)}{'' if message.endswith('?') else '.'}"
