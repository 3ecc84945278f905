"""Every constructor that scored since 1990 has a colour, and every colour can be seen on both papers."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parent.parent.parent / "static" / "css"
# fmt: off
SCORED_SINCE_1990 = [
    "alfa-romeo", "alphatauri", "alpine", "arrows", "aston-martin", "audi", "bar", "benetton", "bmw-sauber",
    "brabham", "brawn", "dallara", "ferrari", "footwork", "force-india", "haas", "honda", "jaguar", "jordan",
    "kick-sauber", "larrousse", "leyton-house", "ligier", "lola", "lotus", "lotus-f1", "manor", "march",
    "marussia", "mclaren", "mercedes", "minardi", "prost", "racing-bulls", "racing-point", "rb", "red-bull",
    "renault", "sauber", "spyker", "stewart", "super-aguri", "toro-rosso", "toyota", "tyrrell", "venturi",
    "williams",
]
# fmt: on
TEAM = re.compile(r'\[data-team="([a-z0-9-]+)"\] { --team: light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\); }')
TOKEN = re.compile(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
ENOUGH_FOR_A_GRAPHIC = 3  # WCAG 1.4.11


def pairs(pattern, file):
    """{name: (light, dark)} of the colours of a style sheet."""
    return {name: (light, dark) for name, light, dark in pattern.findall((CSS / file).read_text())}


TEAMS, TOKENS = pairs(TEAM, "teams.css"), pairs(TOKEN, "tokens.css")


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


def test_every_constructor_that_scored_since_1990_has_a_colour():
    assert sorted(TEAMS) == SCORED_SINCE_1990


def test_every_line_of_the_style_sheet_is_read():
    assert len(TEAMS) == (CSS / "teams.css").read_text().count("data-team=")


@pytest.mark.parametrize("paper", ["paper", "paper-raised", "paper-sunken"])
@pytest.mark.parametrize("team", TEAMS)
def test_a_team_is_seen_on_every_paper(team, paper):
    for ink, ground in zip(TEAMS[team], TOKENS[paper], strict=True):
        assert contrast(ink, ground) >= ENOUGH_FOR_A_GRAPHIC


@pytest.mark.parametrize("paper", ["paper", "paper-raised", "paper-sunken"])
def test_a_team_without_a_colour_of_its_own_is_seen_on_every_paper(paper):
    for ink, ground in zip(TOKENS["ink-soft"], TOKENS[paper], strict=True):
        assert contrast(ink, ground) >= ENOUGH_FOR_A_GRAPHIC
