"""What the list of drivers shows: all letters, the champions and who drives now; or who stands under one letter."""

from dataclasses import dataclass

from django.utils.http import urlencode

from f1site.paths import path_to
from results.reading.annals import read_annals
from results.reading.credits import Credit
from results.reading.drivers.index import (
    Champion,
    DriverLine,
    Letter,
    Letters,
    SeasonLine,
    listed_drivers,
    read_champions,
    read_letters,
    season_lines,
)
from results.reading.season_ends import season_ends
from results.reading.sentences.driver_index import champions_in_words, letter_in_words, newest_in_words
from results.reading.sentences.language import counted


@dataclass(frozen=True, slots=True)
class DriversPage:
    """``lines`` are of the ``letter`` (None: none was asked for), or of all drivers where they are few.

    ``standings`` are the lines of the newest table, that of ``year``; ``words`` go with the letter or the champions.
    """

    index: Letters
    letter: Letter | None
    lines: list[DriverLine]
    champions: list[Champion]
    words: str
    year: int | None
    standings: list[SeasonLine]
    season_words: str
    credits: list[Credit]

    facts = ("drivers", "results", "standings", "calendar", "names")

    @property
    def title(self) -> str:
        return f"Drivers: {self.letter.initial}" if self.letter else "All drivers, A to Z"

    @property
    def heading(self) -> str:
        return self.title if self.letter else "Drivers"

    @property
    def count(self) -> str:
        return counted(self.index.count, "driver")

    @property
    def description(self) -> str:
        if self.letter:
            under = f"{counted(self.letter.count, 'driver')} under {self.letter.initial}"
            return f"{under} with years, wins and titles."
        said = f"{self.count} with careers, results and stories."
        return f"{said} {self.year}: {self.season_words}" if self.season_words else said

    @property
    def is_all_in_table(self) -> bool:
        """One season with everybody in its table: the champion and the alphabet would name them again."""
        return len(self.standings) == self.index.count and len(self.champions) < 2

    @property
    def address(self) -> str:
        address = path_to("drivers")
        return f"{address}?{urlencode({'letter': self.letter.initial})}" if self.letter else address


def read_drivers_page(initial: str) -> DriversPage | None:
    """Of one letter, or of all where ``initial`` is empty: eight queries. None where nobody stands under it."""
    index = read_letters()
    letter = index.find(initial) if initial else None
    if initial and letter is None:
        return None
    ends, annals = [end for end in season_ends() if end.drivers], read_annals()
    champions = read_champions({end.drivers: end.year for end in ends if end.drivers and not end.is_open})
    newest = ends[-1] if ends and not letter else None
    year = newest.year if newest else None
    standings = season_lines(newest.year, newest.drivers) if newest and newest.drivers else []
    lines = listed_drivers(letter.drivers if letter else index.all_if_few, champions)
    return DriversPage(
        index,
        letter,
        lines,
        champions,
        letter_in_words(lines, annals) if letter else champions_in_words(champions, annals),
        year,
        standings,
        newest_in_words(year, standings, champions),
        annals.credits(),
    )
