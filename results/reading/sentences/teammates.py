"""Teammates in words."""

from collections.abc import Sequence
from decimal import Decimal

from results.reading.championship.teammates import Teammates
from results.reading.sentences.language import counted


def season_in_words(pairs: Sequence[Teammates]) -> str:
    """``Max Verstappen beat Sergio Pérez 20–2 in qualifying and 18–2 in races. Closest in qualifying: ...``"""
    met = [pair for pair in pairs if sum(pair.qualifying) or sum(pair.races)]
    if not met:
        return ""
    said = [f"{_pair(met[0])}."]
    long = max(sum(pair.qualifying) for pair in met) / 2
    others = [pair for pair in met[1:] if sum(pair.qualifying) > max(long, 1)]
    if others:
        close = min(others, key=lambda pair: (_apart(pair), -sum(pair.qualifying)))
        said.append(f"Closest in qualifying: {close.first.name} and {close.second.name}, {_score(close.qualifying)}.")
    return " ".join(said)


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
    return "one teammate" if number == 1 else counted(number, "teammate")


def _pair(pair: Teammates) -> str:
    first, second = pair.first.name, pair.second.name
    scores = [(score, what) for score, what in ((pair.qualifying, "qualifying"), (pair.races, "races")) if sum(score)]
    if all(score[0] > score[1] for score, _ in scores):
        return f"{first} beat {second} {' and '.join(f'{_score(score)} in {what}' for score, what in scores)}"
    if all(score[0] < score[1] for score, _ in scores):
        return f"{second} beat {first} {' and '.join(f'{_score(score[::-1])} in {what}' for score, what in scores)}"
    return f"{first} against {second}: {' and '.join(f'{_score(score)} in {what}' for score, what in scores)}"


def _score(score: tuple[int | Decimal, int | Decimal]) -> str:
    return f"{score[0]}–{score[1]}"


def _apart(pair: Teammates) -> int:
    return abs(pair.qualifying[0] - pair.qualifying[1])
