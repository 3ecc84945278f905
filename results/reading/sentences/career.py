"""A driver's career told in a sentence or two."""

from collections.abc import Sequence

from results.models import Entry
from results.parsing.positions import NEVER_STARTED
from results.reading.drivers.career import Career
from results.reading.drivers.results import Result
from results.reading.sentences.language import GRANDS_PRIX, listed, number_in_words, place_in_words, spelt

NAMED = 4


def career_in_words(name: str, career: Career) -> str:
    """``Senna started 161 Grands Prix with 4 teams between the 1984 ... and the 1994 ...: 41 wins, ...``

    Empty for one who never entered.
    """
    total, races = career.total, career.races
    if not races:
        sprints = spelt(total.sprints, "sprint")
        return f"{name} has driven {sprints} and no Grand Prix yet." if total.sprints else ""
    if total.entered == 1 or total.starts == 1:
        return _one_race(name, career)
    started = [row for row in races if row.status not in NEVER_STARTED]
    when = _when(started or races, career)
    if not started:
        entered = "has been entered" if career.is_active else "was entered"
        often = spelt(total.entered, *GRANDS_PRIX)
        return f"{name} {entered} for {often} with {_teams(races, career)}{when}, but started none."
    verb = "has started" if career.is_active and career.is_whole else "started"
    said = f"{name} {verb} {spelt(total.starts, *GRANDS_PRIX)} with {_teams(started, career)}{when}{_came_to(career)}."
    return (
        f"{said} Latest race: the {_event(started[-1], career)}, {_outcome(started, short=True)}."
        if career.is_active
        else said
    )


def _one_race(name: str, career: Career) -> str:
    """One race started, or one entered."""
    total = career.total
    started = [row for row in career.races if row.status not in NEVER_STARTED]
    has = "has " if career.is_active else ""
    if not started:
        was = "has been" if career.is_active else "was"
        row = career.races[0]
        return (
            f"{name} {was} entered for one Grand Prix, the {_event(row, career)} with {career.team(row).name}, "
            f"and {_outcome(career.races)}."
        )
    of = f" of the {number_in_words(total.entered)} entered" if total.entered > 1 else ""
    return (
        f"{name} {has}started one Grand Prix{of}, the {_event(started[0], career)} with {_teams(started, career)}, "
        f"and {_outcome(started)}."
    )


def _came_to(career: Career) -> str:
    total = career.total
    if not total.best:
        return ", without a classified finish"
    if not total.podiums:
        return f", with {place_in_words(total.best)} place as the best result"
    counts = [(total.wins, "win"), (total.podiums, "podium"), (total.poles, "pole")]
    numbers = [number for number, _ in counts]
    said = listed(spelt(number, word, beside=numbers) for number, word in counts if number)
    return f": {said}" if total.wins else f": {said}, with {place_in_words(total.best)} place as the best result"


def _teams(rows: Sequence[Result], career: Career) -> str:
    names = list(dict.fromkeys(career.team(row).name for row in rows))
    return listed(names) if len(names) <= NAMED else spelt(len(names), "team")


def _when(rows: Sequence[Result], career: Career) -> str:
    if not career.is_whole:
        # What came before the first season there is nobody knows: it has no first race.
        first_year, last_year = rows[0].year, rows[-1].year
        return f" in {first_year}" if first_year == last_year else f" from {first_year} to {last_year}"
    events = list(dict.fromkeys(_event(row, career) for row in rows))
    first, last = events[0], events[-1]
    if career.is_active:
        return f" since the {first}"
    return f", the {first} and the {last}" if len(events) == 2 else f" between the {first} and the {last}"


def _event(row: Result, career: Career) -> str:
    return f"{row.year} {career.event(row).name}"


def _outcome(rows: Sequence[Result], *, short: bool = False) -> str:
    """What the last race of ``rows`` ended in: ``finished fourth``, ``did not qualify``; short: ``fourth``."""
    last = [row for row in rows if row.grand_prix == rows[-1].grand_prix and row.is_race]
    best = min(last, key=lambda row: row.position or 999)
    if not best.position:
        label = Entry.Status(best.status).label
        return label if short or label.startswith("did not") else f"was {label}"
    if short:
        return place_in_words(best.position)
    return "won it" if best.position == 1 else f"finished {place_in_words(best.position)}"
