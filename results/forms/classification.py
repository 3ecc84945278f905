"""The head of a result sheet, and what must be true before it is issued."""

from datetime import datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from results.forms.causes import cause_faults, settle_cause
from results.forms.season import refuse_without_rules
from results.models import Classification, Session

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
        sheet = self.cleaned_data
        if ISSUE in self.data and not self.errors.get("issued_at"):
            sheet["issued_at"] = sheet.get("issued_at") or timezone.now()
        session = sheet["session"] if "session" in sheet else getattr(self.instance, "session", None)
        if session is None:
            return
        others = list(session.classifications.exclude(pk=self.instance.pk))
        if not self.instance.pk:
            self._refuse_second_draft(others)
            if "version" in sheet and sheet["version"] is None:
                sheet["version"] = max((other.version for other in others), default=0) + 1
        self._check_cause(sheet)
        if sheet.get("issued_at"):
            self._check_issue(session, others)

    def _check_cause(self, sheet: dict) -> None:
        settle_cause(sheet)
        for name, fault in list(cause_faults(sheet, sheet.get("version") or self.instance.version)):
            if name not in self.errors:
                self.add_error(name, fault)

    def _refuse_second_draft(self, others: list[Classification]) -> None:
        if any(other.issued_at is None for other in others):
            self.add_error("session", "A sheet of this session is being typed already. Open that draft instead.")

    def _check_issue(self, session: Session, others: list[Classification]) -> None:
        for name, fault in (*self._issue_faults(session, others), *_held_faults(session)):
            self.add_error(name, fault)
        if session.kind in Session.SCORING_KINDS:
            try:
                refuse_without_rules(session.grand_prix.season)
            except ValidationError as fault:
                self.add_error(None, fault)

    def _issue_faults(self, session: Session, others: list[Classification]):
        sheet = self.cleaned_data
        issued_at, version = sheet["issued_at"], sheet.get("version") or self.instance.version
        ruling = sheet.get("ruling")
        revised = sheet.get("state") == Classification.State.REVISED
        if issued_at > timezone.now() + timedelta(minutes=1):
            yield "issued_at", "A sheet is issued now or has been: it could not be changed any more until then."
            return
        if _precedes(issued_at, session):
            yield "issued_at", "That is before the session took place."
        if any(other.issued_at and other.issued_at >= issued_at for other in others):
            yield "issued_at", "That is not after the sheet before it was issued."
        if any(other.version > version for other in others):
            yield None, "A newer version of this sheet exists already."
        if revised and version == 1:
            yield "state", "The first sheet of a session revises nothing: call it provisional or final."
        if ruling and ruling.decided_at > issued_at:
            yield "issued_at", "That is before the ruling was made."


def _held_faults(session: Session):
    """What says that a session did not take place."""
    grand_prix, first = session.grand_prix, "If it was held after all, say so there first."
    if session.state != Session.State.SCHEDULED:
        yield None, f"The session is listed as {session.get_state_display()}. {first}"
    elif grand_prix.is_cancelled and session.kind in Session.SCORING_KINDS:
        yield None, f"The Grand Prix is listed as cancelled. {first}"
    elif grand_prix.is_postponed and session.kind == Session.Kind.RACE:
        yield None, f"The Grand Prix is listed as postponed. {first}"


def _precedes(moment: datetime, session: Session) -> bool:
    """Whether a moment lies before the session. Its day at the track may be the day before in UTC."""
    if session.starts_at:
        return moment < session.starts_at
    day = session.date or session.grand_prix.date
    return day is not None and moment.date() + timedelta(days=1) < day
