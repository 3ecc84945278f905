"""The rules of a season in words: what each place paid, and which results counted."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from results.models import Championship, GrandPrix
from results.reading.calendars import Calendar
from results.reading.championship.counting import counting_rule
from results.reading.sentences.language import continued, counted, listed, number_in_words, place_in_words
from results.scoring.rules import FastestLapPoint, Rules
from results.scoring.season_rules import known_rules

_FACTORS = {Decimal("0.5"): "Half points", Decimal(2): "Double points"}


def scoring_in_words(calendar: Calendar) -> list[str]:
    """``A race pays 9-6-4-3-2-1 points ...`` and what else there was to it; empty where no rules are known."""
    names = {grand_prix.slug: grand_prix.the_name for grand_prix in calendar.counting}
    rules = known_rules(calendar.season.year, calendar.season.rules)
    if rules is None:
        return []
    drivers, teams = rules.drivers, rules.constructors
    said = [f"A race pays {_paid(drivers.race)}."]
    if calendar.sprints and drivers.sprint:
        said.append(f"A sprint pays {_paid(drivers.sprint)}.")
    if lap := drivers.fastest_lap:
        said.append(f"The fastest lap of a race pays {counted(lap.points, 'point')}{_within(lap)}.")
    if (lap := drivers.sprint_fastest_lap) and calendar.sprints:
        said.append(f"The fastest lap of a sprint pays {counted(lap.points, 'point')}{_within(lap)}.")
    if drivers.pole:
        said.append(f"Pole position pays {counted(drivers.pole, 'point')}.")
    said += _exceptions(drivers, names)
    if drivers.distance:
        share = f"{(drivers.distance * 100).normalize():f}%"
        said.append(f"Classified is who completed {share} of the winner’s laps.")
    if drivers.shared_cars == "split":
        said.append("Drivers who share a car share its points.")
    said.append(_counting(calendar, has_teams=teams is not None))
    if teams is None:
        said.append("There is no championship for constructors.")
    elif teams.race != drivers.race:
        said.append(f"For constructors a race pays {_paid(teams.race)}.")
    return [sentence for sentence in said if sentence]


def points_factor(grand_prix: GrandPrix) -> str:
    """``Half points were paid.`` of the one race that differs from its season; empty of any other."""
    season = grand_prix.season
    rules = known_rules(season.year, season.rules)
    race = rules.drivers.races.get(grand_prix.slug) if rules else None
    return f"{_called(race.factor)} were paid." if race and race.factor != 1 else ""


def _within(lap: FastestLapPoint) -> str:
    return f", to one of the first {number_in_words(lap.within)}" if lap.within else ""


def _called(factor: Decimal) -> str:
    return _FACTORS.get(factor, f"{factor.normalize():f} times the points")


def _paid(points: Sequence[Decimal]) -> str:
    """``9-6-4-3-2-1 points for the first six places``."""
    if not points:
        return "no points"
    table = "-".join(f"{point.normalize():f}" for point in points)
    places = f"the first {number_in_words(len(points))} places" if len(points) > 1 else f"{place_in_words(1)} place"
    return f"{table} points for {places}"


def _exceptions(rules: Rules, names: Mapping[str, str]) -> list[str]:
    said = []
    for factor in dict.fromkeys(race.factor for race in rules.races.values() if race.factor != 1):
        at = [names[slug] for slug, race in rules.races.items() if race.factor == factor and slug in names]
        if at:
            said.append(f"{_called(factor)} at {listed(at)}.")
    return said


def _counting(calendar: Calendar, *, has_teams: bool) -> str:
    drivers = counting_rule(calendar, Championship.DRIVERS)
    teams = counting_rule(calendar, Championship.CONSTRUCTORS)
    if not has_teams:
        return drivers
    if teams.startswith(drivers) and drivers:
        # Both count alike; of constructors there may be more to say.
        return teams
    if not drivers and not teams:
        return ""
    if not drivers:
        return f"Constructors: {continued(teams)}"
    said = f"Drivers: {continued(drivers)}"
    return f"{said} Constructors: {continued(teams)}" if teams else said
