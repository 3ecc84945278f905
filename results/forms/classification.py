"""The head of a result sheet, and what must be true before it is issued."""

from collections.abc import Iterable

from django import forms
from django.utils import timezone

from f1site.verbs import Refused
from results.models import Classification, Session
from results.sheets.conditions import cause_faults, draft_faults, issue_faults, settle_cause
from results.sheets.versions import next_number

ISSUE = "_issue"  # the button that saves a sheet and issues it


class ClassificationForm(forms.ModelForm):
    version = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=999,
        help_text="Leave it empty: the next free number is taken. 1 is the first sheet, each correction adds one.",
    )
    accept_doubts = forms.BooleanField(
        label="I have looked: it is so",
        required=False,
        help_text="For what is hardly right and is so all the same: a place that the stewards gave to nobody, "
        "a car that was entered and is not on the sheet.",
    )

    class Meta:
        model = Classification
        fields = ["session", "version", "state", "cause", "ruling", "cause_note", "issued_at"]
        help_texts = {
            "session": "Type the year, the place and the session: 2023 austin race.",
            "state": "As printed on the sheet. A revised sheet says why it differs.",
            "issued_at": "Leave it empty while you are typing: nobody sees the sheet. “Save and issue” fills in this "
            "moment; for an old sheet give its own date. Once issued, a sheet never changes. UTC.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self._waits_for_its_ruling():
            self.initial["state"] = Classification.State.REVISED

    def _waits_for_its_ruling(self) -> bool:
        sheet = self.instance
        return bool(sheet.pk) and sheet.version > 1 and sheet.state == "provisional" and sheet.ruling_id is None

    def clean(self):
        typed = self.cleaned_data
        if ISSUE in self.data and not self.errors.get("issued_at"):
            typed["issued_at"] = typed.get("issued_at") or timezone.now()
        session = typed["session"] if "session" in typed else getattr(self.instance, "session", None)
        if session is None:
            return
        others = list(session.classifications.exclude(pk=self.instance.pk))
        if not self.instance.pk:
            self._say(draft_faults(others))
            if "version" in typed and typed["version"] is None:
                typed["version"] = next_number(other.version for other in others)
        sheet = self._sheet(session)
        self._say(fault for fault in list(cause_faults(sheet)) if fault.field not in self.errors)
        if sheet.issued_at:
            self._say(issue_faults(sheet, others))

    def _sheet(self, session: Session) -> Classification:
        """What is typed, as a sheet to ask about."""
        typed = self.cleaned_data
        names = ("state", "cause", "ruling", "cause_note", "issued_at")
        sheet = Classification(
            session=session,
            version=typed.get("version") or self.instance.version,
            **{name: typed[name] for name in names if name in typed},
        )
        settle_cause(sheet)
        typed.update({name: getattr(sheet, name) for name in ("state", "cause") if name in typed})
        return sheet

    def _say(self, faults: Iterable[Refused]) -> None:
        for fault in faults:
            self.add_error(fault.field, str(fault))
