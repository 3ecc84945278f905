"""What an editor, or whoever stands in for one, does with a sheet: draft it, issue it, revise it."""

from datetime import datetime

from django.contrib.admin.models import ADDITION
from django.db import transaction
from django.utils import timezone

from f1site.verbs import Done, Refused, User, permit, tell
from results.models import Classification, Entry, Session
from results.scoring.store import rebuild
from results.sheets.conditions import NO_CARS, cause_faults, draft_faults, issue_faults, settle_cause
from results.sheets.versions import counts, next_number

ADD, CHANGE = "results.add_classification", "results.change_classification"


@transaction.atomic
def draft(sheet: Classification, user: User = None, *, done: Done = None) -> None:
    """Store a new sheet that nobody sees yet. Without a number it gets the next one. Raises Refused."""
    permit(user, ADD)
    others = _versions(sheet)
    _refuse(draft_faults(others))
    sheet.version = sheet.version or next_number(other.version for other in others)
    sheet.issued_at = None
    settle_cause(sheet)
    sheet.save()
    tell(user, sheet, f"Began version {sheet.version}.", flag=ADDITION, done=done)


@transaction.atomic
def issue(sheet: Classification, user: User = None, *, at: datetime | None = None, done: Done = None) -> None:
    """Let a draft out, for good, and rebuild its season with it. Raises Refused.

    Whether its rows make sense is asked before, of whoever typed them.
    """
    permit(user, ADD, CHANGE)
    others = [other for other in _versions(sheet) if other.pk != sheet.pk]
    if sheet.is_frozen:
        raise Refused("This sheet is out already.")
    sheet.issued_at = at or timezone.now()
    settle_cause(sheet)
    try:
        _refuse(cause_faults(sheet))
        _refuse(issue_faults(sheet, others))
        if not sheet.entries.exists():
            raise Refused(NO_CARS)
    except Refused:
        sheet.issued_at = None
        raise
    sheet.save(update_fields=["issued_at", "cause"])
    tell(user, sheet, f"Issued version {sheet.version} ({sheet.get_state_display()}).", done=done)
    if counts(sheet.session.kind):
        rebuild(sheet.session.grand_prix.season_id)


@transaction.atomic
def revise(sheet: Classification, user: User = None) -> Classification:
    """The draft that will correct ``sheet``, with its rows; the one begun before if there is one.

    Raises Refused unless ``sheet`` is the newest version.
    """
    permit(user, ADD)
    versions = _versions(sheet)
    if begun := next((version for version in versions if version.issued_at is None), None):
        return begun
    if versions[0].pk != sheet.pk:
        raise Refused("There is a newer version of this sheet. Revise that one.")
    # Its state becomes "revised" with the cause, which the editor gives before it is issued.
    new = Classification.objects.create(session=sheet.session, version=next_number([sheet.version]))
    rows = list(sheet.entries.order_by("line"))
    for row in rows:
        row.pk, row.classification = None, new
    Entry.objects.bulk_create(rows)
    tell(user, new, f"Began a revision of version {sheet.version}.", flag=ADDITION)
    return new


def _versions(sheet: Classification) -> list[Classification]:
    """All that are stored of its session, newest first; nobody else adds one meanwhile."""
    Session.objects.select_for_update().get(pk=sheet.session_id)
    return list(Classification.objects.filter(session=sheet.session_id).order_by("-version"))


def _refuse(faults) -> None:
    for fault in faults:
        raise fault
