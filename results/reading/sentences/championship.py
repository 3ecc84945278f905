"""A championship in words: its table, its results at a glance, and the way it went."""

from collections.abc import Iterable

from results.reading.championship.deciding import cannot_be_caught
from results.reading.championship.matrix import ResultsMatrix
from results.reading.championship.progression import Progression
from results.reading.championship.rows import StandingRow
from results.reading.championship.standings import ChampionshipTable
from results.reading.sentences.language import (
    all_of,
    begun,
    counted,
    each_of,
    ended,
    figure,
    listed,
    number_in_words,
    place_in_words,
    spelt,
)

# More names than this are counted instead.
NAMED = 3


def table_in_words(table: ChampionshipTable) -> str:
    """``Max Verstappen won it with 575 points, 290 ahead of Sergio Pérez; Lewis Hamilton was third with 234.``

    Empty for a table without lines.
    """
    placed = [row for row in table.rows if row.position]
    if not table.rows:
        return ""
    if not placed or not placed[0].points:
        said = "Nobody has a point yet." if not table.is_final else "Nobody scored a point."
    else:
        said = _first(table, placed)
    return " ".join(filter(None, [said, _scored_more(placed), _excluded(table)]))


def _first(table: ChampionshipTable, placed: list[StandingRow]) -> str:
    leaders = [row for row in placed if row.position == 1]
    points = counted(leaders[0].points, "point")
    if len(leaders) > 1:
        verb = "ended" if table.is_final else "are"
        return f"{_names(leaders)} {verb} level in first place with {points} each."
    (leader,) = leaders
    said = f"{leader.name} {'won it' if table.is_final else 'leads'} with {points}"
    if len(placed) > 1:
        said = f"{said}{_ahead(leader, placed)}"
    if not table.is_final and not table.is_title_told and cannot_be_caught(table):
        said = f"{said}; the title is decided"
    return ended(f"{said}{_next(table, placed)}")


def _ahead(leader: StandingRow, placed: list[StandingRow]) -> str:
    second = placed[1].position
    rivals = [row for row in placed if row.position == second]
    margin = leader.points - rivals[0].points
    if not margin:
        return f", as many as {_names(rivals)} but with the better results"
    return f", {figure(margin)} ahead of {_names(rivals)}"


def _next(table: ChampionshipTable, placed: list[StandingRow]) -> str:
    third = [row for row in placed if row.position == 3]
    if len(third) != 1 or not third[0].points:
        return ""
    was = "was" if table.is_final else "is"
    return f"; {third[0].name} {was} third with {figure(third[0].points)}"


def _scored_more(placed: list[StandingRow]) -> str:
    """Who scored more than the leader and stands behind, for not every result counts."""
    more = [row for row in placed[1:] if row.scored > placed[0].scored]
    return " ".join(
        f"{row.name} scored more, {counted(row.scored, 'point')}, of which {figure(row.points)} count."
        for row in more[:1]
    )


def _excluded(table: ChampionshipTable) -> str:
    out = [row for row in table.rows if row.status]
    if not out:
        return ""
    one, many = ("was", "were") if table.is_final else ("is", "are")
    if len(out) > NAMED:
        return f"{begun(number_in_words(len(out)))} {many} excluded from it."
    ways = {row.get_status_display() for row in out}
    return f"{_names(out)} {one if len(out) == 1 else many} {' or '.join(sorted(ways))} from it."


def _names(rows: Iterable[StandingRow]) -> str:
    return listed(row.name for row in rows)


def matrix_in_words(matrix: ResultsMatrix, *, is_final: bool = True) -> str:
    """``Max Verstappen won 19 of the 22 races, Sergio Pérez 2 and Carlos Sainz Jr. 1.`` Empty before the first race.

    ``is_final``: no race of the season is left.
    """
    races = sum(
        any(cell and cell.cars for cell in cells) for cells in zip(*(row.cells for row in matrix.rows), strict=True)
    )
    won = sorted(((row.name, row.wins) for row in matrix.rows if row.wins), key=lambda winner: -winner[1])
    if not won or not races:
        return ""
    (name, most), others = won[0], won[1:]
    if not others:
        return f"{name} won {_all_of(races, is_final) if most == races else spelt(most, 'race')}."
    if most == 1 and len(won) <= NAMED:
        return f"{listed(other for other, _ in won)} won one race each."
    if len(won) <= NAMED:
        rest = [f"{other} {number_in_words(wins, races)}" for other, wins in others]
        said = [f"{name} won {number_in_words(most, races)} of the {spelt(races, 'race')}", *rest]
        return f"{listed(said)}."
    first = [other for other, wins in won if wins == most]
    if len(first) > NAMED:
        winners = spelt(len(won), "winner", beside=[races])
        return f"The {spelt(races, 'race')} had {winners}, none of them with more than {number_in_words(most)}."
    rest = spelt(len(won) - len(first), "other")
    share = f"{number_in_words(most, races)} of the {spelt(races, 'race')}"
    return f"{listed(first)}{each_of(len(first))} won {share}; {rest} won too."


def _all_of(races: int, is_final: bool) -> str:
    if races == 1:
        return "the only race" if is_final else "the first race"
    said = f"{all_of(races)} races"
    return said if is_final else f"{said} so far"


def climb_in_words(way: Progression) -> str:
    """``Lando Norris rose most among them: from 18th to sixth.`` Empty where nobody rose."""
    climbs = []
    for course in way.courses:
        places = [after.position for after in course.after if after.position]
        if places and course.after[-1].position and max(places) > places[-1]:
            low = max(places)
            climbs.append((low - places[-1], course.row.name, low, places[-1]))
    if not climbs:
        return ""
    most = max(climb for climb, *_ in climbs)
    who = [
        f"{name} from {place_in_words(low)} to {place_in_words(now)}"
        for climb, name, low, now in climbs
        if climb == most
    ]
    return f"The longest climb: {listed(who)}." if len(who) <= NAMED else ""
