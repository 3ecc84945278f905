"""What is so of every season under the rules of any year: the engine is asked about seasons that never were, too."""

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from results.scoring.championship import tables
from results.scoring.own_rules import read_rules
from results.scoring.points import as_points, score
from results.scoring.rules import Part
from results.scoring.sheets import CHAMPIONSHIPS, Adjustment, Round, Row, Sheet
from results.scoring.world_championship import rules_of

DRIVERS = "abcdefgh"
TEAMS = {driver: ("team", str(index // 2)) for index, driver in enumerate(DRIVERS)}
# Slugs that the rules of some years treat in a way of their own, and one that none of them knows.
SLUGS = ("monaco", "belgium", "indianapolis", "germany", "abu-dhabi", "elsewhere")
OWN = {"race": [5, 3, 1], "sprint": [1], "fastest_lap": {"points": 0.5, "within": 2}, "factors": {"monaco": 1.5}}
QUICK = settings(max_examples=150, deadline=None)


@st.composite
def sheets(draw, kind="race"):
    """Some of the drivers in any order, the last of them without a place; cars may be shared, a driver be in two."""
    drivers = draw(st.lists(st.sampled_from(DRIVERS), max_size=10))
    finishers = draw(st.integers(0, len(drivers)))
    fastest = draw(st.sets(st.integers(0, 9), max_size=2))
    rows = []
    for index, driver in enumerate(drivers):
        place = index + 1 if index < finishers else None
        shared = bool(rows and place and draw(st.integers(0, 9)) == 0)
        place = rows[-1].position if shared else place
        rows.append(Row(driver, TEAMS[driver], place, index in fastest, shared, "" if place else "DNF"))
    return Sheet(kind, tuple(rows))


@st.composite
def seasons(draw):
    slugs = draw(st.lists(st.sampled_from(SLUGS), unique=True, max_size=len(SLUGS)))
    kinds = st.sampled_from([("race",), ("race",), ("sprint", "race"), ("sprint",), ()])
    return [Round(slug, tuple(draw(sheets(kind)) for kind in draw(kinds))) for slug in slugs]


@st.composite
def rules(draw):
    """Of one championship: those of a year, or a league's."""
    year = draw(st.sampled_from([None, *range(1950, 2027)]))
    own = read_rules(OWN | {"best": draw(st.integers(1, 4))}) if year is None else rules_of(year)
    return own.of(draw(st.sampled_from([name for name in CHAMPIONSHIPS if own.of(name)])))


championships = st.sampled_from(CHAMPIONSHIPS)


def is_split(own):
    return any(part.rounds for part in own.counted)


def without_place(line):
    return line._replace(position=None)


def final(own, rounds, championship):
    """The lines of the last table by competitor."""
    found = [table for table in tables(own, rounds, championship) if table]
    return {line.competitor: line for line in found[-1].lines} if found else {}


def earned(own, rounds, championship):
    points = defaultdict(Decimal)
    for grand_prix in rounds:
        for sheet in grand_prix.sheets:
            for row, amount in zip(sheet.rows, score(own, grand_prix.grand_prix, sheet).points, strict=True):
                points[row.competitor(championship)] += as_points(amount)
    return points


@QUICK
@given(rules(), seasons(), championships)
def test_every_point_earned_is_counted_or_dropped(own, rounds, championship):
    found = final(own, rounds, championship)
    for competitor, points in earned(own, rounds, championship).items():
        line = found.get(competitor)
        assert points == (line.points + line.dropped if line else 0)


@QUICK
@given(rules(), seasons(), championships)
def test_lines_are_in_order_and_numbered_from_one(own, rounds, championship):
    for table in filter(None, tables(own, rounds, championship)):
        assert len({line.competitor for line in table.lines}) == len(table.lines)
        assert [line.position for line in table.lines[:1]] in ([], [1])
        for number, (before, line) in enumerate(pairwise(table.lines), start=2):
            assert before.points >= line.points
            assert line.position in ((before.position, number) if own.level_share_a_place else (number,))
            if before.position == line.position:
                assert (before.points, before.wins) == (line.points, line.wins)


@QUICK
@given(rules(), seasons(), championships, st.data())
def test_the_order_of_the_rounds_decides_nothing_but_who_stands_first_of_the_level(own, rounds, championship, data):
    """Where a season is counted in parts, a round belongs to one of them by its number."""
    own = replace(own, level_share_a_place=True, counted=() if is_split(own) else own.counted)
    shuffled = data.draw(st.permutations([one for one in rounds if one.sheets]))
    assert final(own, shuffled, championship) == final(own, rounds, championship)


@QUICK
@given(rules(), seasons(), championships, st.integers(0, 6))
def test_a_table_knows_nothing_of_the_rounds_to_come(own, rounds, championship, until):
    whole = list(tables(own, rounds, championship))
    assert list(tables(own, rounds[:until], championship)) == whole[:until]
    assert list(tables(own, rounds, championship, since=until)) == whole[until:]


@QUICK
@given(rules(), seasons(), championships, st.sampled_from(["DNF", "DNS", "DSQ", "NC"]))
def test_who_does_not_finish_changes_nothing_but_who_is_listed(own, rounds, championship, status):
    newcomer = Row("newcomer", ("team", "new"), None, status=status)
    joined = [
        replace(one, sheets=tuple(replace(sheet, rows=(*sheet.rows, newcomer)) for sheet in one.sheets))
        for one in rounds
    ]
    found = final(own, joined, championship)
    line = found.pop(newcomer.competitor(championship), None)
    assert found == final(own, rounds, championship)
    assert line is None or (line.points, line.wins) == (0, 0)
    assert (line is not None) == (status in own.listed and any(s.kind == "race" for one in rounds for s in one.sheets))


@QUICK
@given(rules(), seasons(), championships)
def test_a_round_without_sheets_is_as_if_it_were_not_there(own, rounds, championship):
    own = replace(own, counted=() if is_split(own) else own.counted)
    assert final(own, rounds, championship) == final(own, [one for one in rounds if one.sheets], championship)


@QUICK
@given(rules(), seasons(), championships, st.sampled_from(["DSQ", "EX"]), st.sampled_from(DRIVERS))
def test_an_exclusion_takes_nothing_from_the_others(own, rounds, championship, exclusion, driver):
    competitor = driver if championship == "drivers" else TEAMS[driver]
    excluded = [
        replace(one, adjustments=(Adjustment(championship, competitor, exclusion=exclusion),)) for one in rounds
    ]
    before = [table and table.lines for table in tables(own, rounds, championship)]
    after = [table and table.lines for table in tables(own, excluded, championship)]
    for lines, others in zip(before, after, strict=True):
        if lines is None:
            assert others is None
            continue
        *others, last = others
        assert (last.competitor, last.position, last.status) == (competitor, None, exclusion)
        left = [line for line in lines if line.competitor != competitor]
        assert list(map(without_place, others)) == list(map(without_place, left))


@QUICK
@given(rules(), seasons(), championships, st.integers(0, 5), st.sampled_from(DRIVERS))
def test_a_restart_is_as_if_nothing_had_been_before(own, rounds, championship, restart, driver):
    """Combined with an exclusion in the same round the exclusion stands, in whichever order they are told."""
    competitor = driver if championship == "drivers" else TEAMS[driver]
    own = replace(own, counted=())
    again = Adjustment(championship, competitor, restart=True)
    out = Adjustment(championship, competitor, exclusion="EX")
    rounds = [one for one in rounds if one.sheets]
    if restart >= len(rounds):
        return

    def told(*adjustments):
        return [*rounds[:restart], replace(rounds[restart], adjustments=adjustments), *rounds[restart + 1 :]]

    since = final(own, rounds[restart:], championship).get(competitor)
    line = final(own, told(again), championship).get(competitor)
    assert (line and (line.points, line.wins)) == (since and (since.points, since.wins))
    assert final(own, told(again, out), championship) == final(own, told(out, again), championship)
    assert final(own, told(again, out), championship)[competitor].status == "EX"


@QUICK
@given(rules(), seasons(), championships, st.integers(1, 6))
def test_the_results_that_count_are_the_best_ones(own, rounds, championship, best):
    own = replace(own, counted=(Part(best),))
    left_out = {(who, key) for who, line in final(own, rounds, championship).items() for key in line.left_out}
    by_round = [earned(own, [one], championship) for one in rounds]
    for competitor in {competitor for points in by_round for competitor in points}:
        scores = {index: points[competitor] for index, points in enumerate(by_round) if points.get(competitor)}
        dropped = [points for index, points in scores.items() if (competitor, index) in left_out]
        kept = [points for index, points in scores.items() if (competitor, index) not in left_out]
        assert len(dropped) == max(0, len(scores) - best)
        assert not dropped or max(dropped) <= min(kept)


@pytest.mark.parametrize("year", range(1950, 2027))
def test_a_season_of_retirements_has_a_table_and_no_points(year):
    rows = tuple(Row(driver, TEAMS[driver], None, status="DNF") for driver in DRIVERS)
    rounds = [Round("elsewhere", (Sheet("race", rows),))]
    for championship in CHAMPIONSHIPS:
        if own := rules_of(year).of(championship):
            [table] = tables(own, rounds, championship)
            assert (table.races, {line.points for line in table.lines} - {0}) == (1, set())
            assert bool(table.lines) == (year >= 2026)
