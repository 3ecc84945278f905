"""What must be true of a sheet before it is a draft, and before it is issued: each fault is a ``Refused``.

A sheet is asked about before it is saved: ``issued_at`` is the moment it would be out, now where there is none.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from f1site.verbs import Refused
from results.models import Classification, Season, Session
from results.scoring.rules import NoRules
from results.scoring.season_rules import rules_for
from results.sheets.versions import misfits

Cause, State = Classification.Cause, Classification.State
CORRECTIONS = (Cause.SOURCE, Cause.CLERICAL)
NO_CARS = "A sheet cannot be issued without any car on it."


def settle_cause(sheet: Classification) -> None:
    """Fill in what follows from the rest; a draft may wait for its ruling."""
    if sheet.ruling and not sheet.cause:
        sheet.cause = Cause.RULING
    if sheet.issued_at:
        return
    if sheet.cause == Cause.RULING and not sheet.ruling:
        sheet.cause = ""
    if sheet.state == State.REVISED and not sheet.cause:
        # The database knows no revised sheet without a cause.
        sheet.state = State.PROVISIONAL


def draft_faults(others: Iterable[Classification]) -> Iterator[Refused]:
    if any(other.issued_at is None for other in others):
        yield Refused("A sheet of this session is being typed already. Open that draft instead.", "session")


def cause_faults(sheet: Classification) -> Iterator[Refused]:
    """Why a version differs from the one before. ``sheet`` is settled."""
    if sheet.cause in CORRECTIONS:
        yield from _correction_faults(sheet)
    elif sheet.cause_note:
        yield Refused("This belongs to a correction. A ruling has its own words: choose the cause.", "cause_note")
    if not sheet.issued_at:
        return
    if sheet.cause == Cause.RULING and not sheet.ruling:
        yield Refused(
            "A sheet that a ruling has changed names it. Choose the ruling, or add it with the plus.", "ruling"
        )
    if sheet.state == State.REVISED and sheet.version > 1 and not sheet.cause:
        yield Refused(
            "A revised sheet says why: a ruling, a correction of the source or a clerical correction.", "cause"
        )


def _correction_faults(sheet: Classification) -> Iterator[Refused]:
    if sheet.version == 1:
        yield Refused("The first sheet of a session corrects nothing.", "cause")
    if sheet.ruling:
        yield Refused("Nobody decided a correction: leave the ruling empty, or choose a ruling as the cause.", "ruling")
    if not sheet.cause_note:
        yield Refused("Say in a word what was put right.", "cause_note")


def issue_faults(sheet: Classification, others: Iterable[Classification]) -> Iterator[Refused]:
    """``others`` are all other versions of its session."""
    yield from _moment_faults(sheet, list(others))
    yield from _held_faults(sheet.session)
    if sheet.session.kind in Session.SCORING_KINDS and (fault := uncountable(sheet.session.grand_prix.season)):
        yield Refused(fault)


def uncountable(season: Season) -> str:
    """Why the standings of a season cannot be computed, in a sentence; empty where they can."""
    try:
        rules_for(season.year, season.rules)
    except (NoRules, ValueError) as fault:
        return f"The standings of {season} cannot be computed: {fault}."
    return ""


def _moment_faults(sheet: Classification, others: list[Classification]) -> Iterator[Refused]:
    issued_at, version = sheet.issued_at or timezone.now(), sheet.version
    if issued_at > timezone.now() + timedelta(minutes=1):
        yield Refused("A sheet is issued now or has been: it could not be changed any more until then.", "issued_at")
        return
    if _precedes(issued_at, sheet.session):
        yield Refused("That is before the session took place.", "issued_at")
    known = [(other.version, other.issued_at) for other in others]
    if any(other < version for other in misfits(version, issued_at, known)):
        yield Refused("That is not after the sheet before it was issued.", "issued_at")
    if any(other.version > version for other in others):
        yield Refused("A newer version of this sheet exists already.")
    if sheet.state == State.REVISED and version == 1:
        yield Refused("The first sheet of a session revises nothing: call it provisional or final.", "state")
    if sheet.ruling and sheet.ruling.decided_at > issued_at:
        yield Refused("That is before the ruling was made.", "issued_at")


def _held_faults(session: Session) -> Iterator[Refused]:
    """What says that a session did not take place."""
    grand_prix, first = session.grand_prix, "If it was held after all, say so there first."
    if session.state != Session.State.SCHEDULED:
        yield Refused(f"The session is listed as {session.get_state_display()}. {first}")
    elif grand_prix.is_cancelled and session.kind in Session.SCORING_KINDS:
        yield Refused(f"The Grand Prix is listed as cancelled. {first}")
    elif grand_prix.is_postponed and session.kind == Session.Kind.RACE:
        yield Refused(f"The Grand Prix is listed as postponed. {first}")


def _precedes(moment: datetime, session: Session) -> bool:
    """Whether a moment lies before the session. Its day at the track may be the day before in UTC."""
    if session.starts_at:
        return moment < session.starts_at
    day = session.date or session.grand_prix.date
    return day is not None and moment.date() + timedelta(days=1) < day
