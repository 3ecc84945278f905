"""What a weekend consists of, in words, counted from its sessions."""

from collections.abc import Iterable

from results.models import Session
from results.reading.sentences.language import begun, listed, number_in_words

K = Session.Kind
_PRACTICE = (K.PRACTICE_1, K.PRACTICE_2, K.PRACTICE_3, K.PRACTICE_4)


def weekend_format(sessions: Iterable[Session], sprints_this_season: bool) -> str:
    """``Sprint weekend: one practice session, sprint qualifying, sprint, qualifying and race``; empty for none.

    A weekend without a sprint says so only in a season that has sprints. Have the sessions in running order.
    """
    sessions = list(sessions)
    practices = sum(session.kind in _PRACTICE for session in sessions)
    parts = [session.get_kind_display() for session in sessions if session.kind not in _PRACTICE]
    if practices:
        parts.insert(0, f"{number_in_words(practices)} practice session{'s' if practices > 1 else ''}")
    if not parts:
        return ""
    said = listed(parts)
    if any(session.kind == K.SPRINT for session in sessions):
        return f"Sprint weekend: {said}"
    return f"No sprint: {said}" if sprints_this_season else begun(said)
