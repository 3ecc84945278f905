"""A correction begins as a copy of the sheet it corrects."""

from django.core.exceptions import ValidationError
from django.db import transaction

from results.models import Classification, Entry, Session


@transaction.atomic
def begin_revision(sheet: Classification) -> Classification:
    """The draft that will correct ``sheet``, with its rows; the one begun before if there is one.

    Raises ValidationError (a sentence) unless ``sheet`` is the newest issued version.
    """
    Session.objects.select_for_update().get(pk=sheet.session_id)
    versions = list(sheet.session.classifications.order_by("-version"))
    if draft := next((version for version in versions if version.issued_at is None), None):
        return draft
    if versions[0].pk != sheet.pk:
        raise ValidationError("There is a newer version of this sheet. Revise that one.")
    # Its state becomes "revised" with the ruling, which the editor names before it is issued.
    draft = Classification.objects.create(session=sheet.session, version=sheet.version + 1)
    rows = list(sheet.entries.order_by("line"))
    for row in rows:
        row.pk, row.classification = None, draft
    Entry.objects.bulk_create(rows)
    return draft
