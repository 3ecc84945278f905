"""Who can still win a championship, in a sentence; or since when nobody else can."""

from collections.abc import Mapping

from results.reading.championship.deciding import Decided, TitleRace
from results.reading.championship.standings import Competitor
from results.reading.sentences.language import begun, counted, ended, listed, spelt

# More names than this are counted instead.
NAMED = 5


def title_in_words(race: TitleRace | None, names: Mapping[Competitor, str], kind: str = "driver") -> str:
    """``Only Ann and Bob can still be champion on points; 34 points are left for a driver, in one race ...``

    Empty where it cannot be said. ``names`` are those of the table, ``kind`` what a competitor is: driver or team.
    """
    if race is None or not race.contenders:
        return ""
    if race.decided:
        return _decided(race, race.decided, names)
    if not race.races and not race.sprints:
        return ""  # level to the last place: the table says so
    left = f"{counted(race.most, 'point')} {'is' if race.most == 1 else 'are'} left for a {kind}, in {_to_come(race)}"
    if race.open_to_all:
        return f"Every {kind} can still be champion on points: {left}."
    who = [names[each] for each in race.contenders if each in names]
    if len(who) == len(race.contenders) <= NAMED:
        return f"Only {listed(who)} can still be champion on points; {left}."
    return f"{begun(spelt(len(race.contenders), kind))} can still be champion on points; {left}."


def deciding_race(decided: Decided) -> str:
    """``in the sprint at the Qatar Grand Prix with five rounds to go``, ``at the last, the Abu Dhabi Grand Prix``."""
    if not decided.to_go:
        return f"at the last, the {decided.grand_prix.name}"
    where = "in the sprint at" if decided.in_sprint else "at"
    rounds = spelt(decided.to_go, "round")
    return f"{where} the {decided.grand_prix.name} with {rounds} to go"


def _decided(race: TitleRace, decided: Decided, names: Mapping[Competitor, str]) -> str:
    said = f"Decided {deciding_race(decided)}"
    if not race.races and not race.sprints:
        return ended(said)
    champion = next((names[each] for each in race.contenders if each in names), "the leader")
    return ended(f"{said}: nobody can catch {champion} any more")


def _to_come(race: TitleRace) -> str:
    numbers = (race.races, race.sprints)
    kinds = zip(numbers, ("race", "sprint"), strict=True)
    return listed(spelt(number, kind, beside=numbers) for number, kind in kinds if number)
