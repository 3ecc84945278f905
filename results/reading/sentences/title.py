"""Who can still win a championship, in a sentence; or since when nobody else can."""

from collections.abc import Mapping

from results.reading.championship.deciding import Decided, Portion, TitleRace
from results.reading.championship.rows import Competitor
from results.reading.sentences.language import begun, counted, ended, has, listed, spelt

# More names than this are counted instead.
NAMED = 5


def title_in_words(race: TitleRace | None, names: Mapping[Competitor, str], kind: str = "driver") -> str:
    """``Only Ann and Bob can still be champion on points; 34 points are left for a driver, in one race ...``

    Where later races are over and have no result here: ``After the Hungarian Grand Prix every driver could still be
    champion ...``. Empty where it cannot be said. ``names`` are those of the table, ``kind`` what a competitor is:
    driver or team.
    """
    if race is None or not race.contenders:
        return ""
    if race.decided:
        return _decided(race, race.decided, names, kind)
    if not race.races and not race.sprints:
        return ""  # level to the last place: the table says so
    who = _who(race, names, kind)
    if race.after and not race.missing.is_empty:
        where = f"{'the sprint at ' if race.after_sprint else ''}{race.after.the_name}"
        return f"After {where} {who} could still be champion on points{_missing(race, kind)}."
    return (
        f"{begun(who)} can still be champion on points{':' if race.open_to_all else ';'} {_left(race.to_come, kind)}."
    )


def _who(race: TitleRace, names: Mapping[Competitor, str], kind: str) -> str:
    if race.open_to_all:
        return f"every {kind}"
    who = [names[each] for each in race.contenders if each in names]
    if len(who) == len(race.contenders) <= NAMED:
        return f"only {listed(who)}"
    return spelt(len(race.contenders), kind)


def _missing(race: TitleRace, kind: str) -> str:
    """What the results here do not tell: the races that are over, and what is to come after them."""
    missing = race.missing
    have = has(missing.races + missing.sprints)
    worth = f", worth {counted(missing.most, 'point')} to a {kind},"
    said = f"; {_named(missing, 'race')}{worth} {have} no result here"
    return said if race.to_come.is_empty else f"{said}, and {_left(race.to_come, kind)}"


def _left(left: Portion, kind: str) -> str:
    are = "is" if left.most == 1 else "are"
    return f"{counted(left.most, 'point')} {are} left for a {kind}, in {_named(left, 'race')}"


def _named(portion: Portion, race: str) -> str:
    """``ten races and two sprints``."""
    numbers = (portion.races, portion.sprints)
    kinds = zip(numbers, (race, "sprint"), strict=True)
    return listed(spelt(number, kind, beside=numbers) for number, kind in kinds if number)


def deciding_race(decided: Decided) -> str:
    """``in the sprint at the Qatar Grand Prix with five rounds to go``, ``at the last, the Abu Dhabi Grand Prix``."""
    if not decided.to_go:
        return f"at the last, {decided.grand_prix.the_name}"
    where = "in the sprint at" if decided.in_sprint else "at"
    rounds = spelt(decided.to_go, "round")
    return f"{where} {decided.grand_prix.the_name} with {rounds} to go"


def _decided(race: TitleRace, decided: Decided, names: Mapping[Competitor, str], kind: str) -> str:
    said = f"Decided {deciding_race(decided)}"
    if not race.races and not race.sprints:
        return ended(said)
    champion = next((names[each] for each in race.contenders if each in names), "the leader")
    left = f"; {_left(race.to_come, kind)}" if race.to_come.most else ""
    return ended(f"{said}: nobody can catch {champion} any more{left}")
