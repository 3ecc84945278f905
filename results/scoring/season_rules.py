"""Which rules a season is scored by."""

from collections.abc import Mapping
from typing import Any

from results.scoring.own_rules import read_rules
from results.scoring.rules import NoRules, SeasonRules
from results.scoring.world_championship import rules_of


def rules_for(year: int, own: Mapping[str, Any] | None = None) -> SeasonRules:
    """The rules of a season: ``own`` if the season brings some, else those of the World Championship that year.

    Raises NoRules for a year without any, ValueError (one sentence) for rules that cannot be read.
    """
    return read_rules(own) if own else rules_of(year)


def known_rules(year: int, own: Mapping[str, Any] | None = None) -> SeasonRules | None:
    """As ``rules_for``; None where there are none or they cannot be read, for whoever can do without."""
    try:
        return rules_for(year, own)
    except (NoRules, ValueError):
        return None
