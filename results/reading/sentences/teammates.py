"""Teammates in words."""

from collections.abc import Sequence
from decimal import Decimal

from results.reading.championship.teammates import Teammates
from results.reading.sentences.language import number_in_words, spelt

# In a season of fewer weekends together every pair is compared, however seldom it met.
_LONG = 8
# More pairs than this are counted instead.
_NAMED = 2


def season_in_words(pairs: Sequence[Teammates], least: int = 1) -> str:
    """``Max Verstappen beat Sergio Pérez 20–2 in qualifying and 18–2 in races. Closest in qualifying: ...``

    ``pairs`` are those with at least so many weekends together.
    """
    met = [pair for pair in pairs if sum(pair.qualifying) or sum(pair.races)]
    if not met:
        return ""
    return " ".join(filter(None, [f"{_pair(met[0])}.", _closest(met, least)]))


def _closest(met: Sequence[Teammates], least: int) -> str:
    """Who was closest in qualifying, of all pairs or of those long together; empty where nobody was close."""
    longest = max(pair.weekends for pair in met)
    least = max(least, (longest + 1) // 2 if longest >= _LONG else 1)
    compared = [pair for pair in met if pair.weekends >= least and sum(pair.qualifying)]
    if len(compared) < 2:
        return ""
    apart = min(_apart(pair) for pair in compared)
    close = sorted((pair for pair in compared if _apart(pair) == apart), key=lambda pair: -sum(pair.qualifying))
    if apart:
        close = [pair for pair in close if sum(pair.qualifying) == sum(close[0].qualifying)]
    if not min(close[0].qualifying):
        return ""
    of = f" of those with {number_in_words(least)} weekends or more together" if least > 1 else ""
    word = "Closest" if apart else "Level"
    if len(close) > _NAMED:
        score = f", {_score(sorted(close[0].qualifying, reverse=True))}" if apart else ""
        return f"{word} in qualifying{of}: {number_in_words(len(close))} pairs{score}."
    who = [f"{pair.first.name} and {pair.second.name}, {_score(pair.qualifying)}" for pair in close]
    return f"{word} in qualifying{of}: {'; '.join(who)}."


def career_in_words(name: str, pairs: Sequence[Teammates]) -> str:
    """``Against 13 teammates Fernando Alonso was ahead 300–90 in qualifying and 200–77 in races.``"""
    mates = len({pair.second.slug for pair in pairs})
    if not mates:
        return ""
    scores = []
    for what in ("qualifying", "races"):
        sides = [getattr(pair, what) for pair in pairs]
        own, other = sum(side[0] for side in sides), sum(side[1] for side in sides)
        if own or other:
            word = "ahead" if own > other else "behind" if own < other else "level"
            scores.append((word, f"{own}–{other} in {what}"))
    if not scores:
        return f"{name} had {_teammates(mates)}; no session can be compared."
    (word, first), *rest = scores
    second = [score if other == word else f"{other} {score}" for other, score in rest]
    return f"Against {_teammates(mates)} {name} was {' and '.join([f'{word} {first}', *second])}."


def _teammates(number: int) -> str:
    return spelt(number, "teammate")


def _pair(pair: Teammates) -> str:
    first, second = pair.first.name, pair.second.name
    scores = [(score, what) for score, what in ((pair.qualifying, "qualifying"), (pair.races, "races")) if sum(score)]
    if all(score[0] > score[1] for score, _ in scores):
        return f"{first} beat {second} {' and '.join(f'{_score(score)} in {what}' for score, what in scores)}"
    if all(score[0] < score[1] for score, _ in scores):
        return f"{second} beat {first} {' and '.join(f'{_score(score[::-1])} in {what}' for score, what in scores)}"
    return f"{first} against {second}: {' and '.join(f'{_score(score)} in {what}' for score, what in scores)}"


def _score(score: Sequence[int | Decimal]) -> str:
    return f"{score[0]}–{score[1]}"


def _apart(pair: Teammates) -> int:
    return abs(pair.qualifying[0] - pair.qualifying[1])
