"""What a weekend consists of, in words, counted from its sessions."""

from collections import Counter
from collections.abc import Iterable

from results.models import Session
from results.models.weekend import AnySession
from results.reading.sentences.language import begun, listed, spelt


def weekend_format(sessions: Iterable[AnySession], sprints_this_season: bool) -> str:
    """``Sprint weekend: one practice session, sprint qualifying, sprint, qualifying and race``; empty for none.

    A weekend without a sprint says so only in a season that has sprints. Have the sessions in running order.
    """
    kinds = [session.about for session in sessions]
    together = Counter(kind.row.counted for kind in kinds if kind.row.counted)
    parts = [spelt(number, one) for one, number in together.items()]
    parts += [str(kind.label) for kind in kinds if not kind.row.counted]
    if not parts:
        return ""
    said = listed(parts)
    if Session.Kind.SPRINT in kinds:
        return f"Sprint weekend: {said}"
    return f"No sprint: {said}" if sprints_this_season else begun(said)
