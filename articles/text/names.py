"""The names a story may mention, each with the page it leads to."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from django.utils.html import escape, format_html

from articles.reading.people import Speaker, TaggedDriver, TaggedTeam

_SUFFIX = re.compile(r",?\s+(?:Jr|Sr)\.?$")


class NameLinks:
    """Finds names in plain text and makes the first mention of each person or team a link.

    A full name beats a last name, so that "Brabham" is the team where Brabham the driver is tagged too; a last
    name two drivers share leads nowhere.
    """

    def __init__(
        self,
        drivers: Iterable[TaggedDriver] = (),
        constructors: Iterable[TaggedTeam] = (),
        speakers: Iterable[Speaker] = (),
    ):
        drivers, speakers = list(drivers), list(speakers)
        self.addresses: dict[str, str] = {}
        for name, address in _full_names(drivers, constructors, speakers):
            self.addresses.setdefault(_plain(name), address)
        last_names = _unambiguous((driver.last_name, driver.get_absolute_url()) for driver in drivers)
        of_speakers = _unambiguous((_last_word(speaker.name), speaker.page) for speaker in speakers)
        self.addresses = of_speakers | last_names | self.addresses
        self.pattern = _pattern(self.addresses)

    def link(self, text: str, linked: set[str]) -> str:
        """``text`` as HTML, with the first mention of each address not yet in ``linked`` (which grows) made a link."""
        parts, end = [], 0
        for match in self.pattern.finditer(text):
            address = self._address(match)
            if address in linked:
                continue
            linked.add(address)
            parts += [escape(text[end : match.start()]), format_html('<a href="{}">{}</a>', address, match[0])]
            end = match.end()
        return "".join([*parts, escape(text[end:])])

    def mentioned(self, text: str) -> set[str]:
        """The addresses of all names in ``text``."""
        return {self._address(match) for match in self.pattern.finditer(text)}

    def _address(self, match: re.Match[str]) -> str:
        return self.addresses[" ".join(match[0].split())]


def _full_names(
    drivers: Iterable[TaggedDriver], constructors: Iterable[TaggedTeam], speakers: Iterable[Speaker]
) -> Iterator[tuple[str, str]]:
    for driver in drivers:
        yield driver.name, driver.get_absolute_url()
        yield _SUFFIX.sub("", driver.name), driver.get_absolute_url()
    for constructor in constructors:
        yield constructor.name, constructor.get_absolute_url()
        yield constructor.full_name, constructor.get_absolute_url()
    for speaker in speakers:
        yield speaker.name, speaker.page
        yield _SUFFIX.sub("", speaker.name), speaker.page


def _unambiguous(last_names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Addresses by last name, with and without ``Jr.``; a name that could mean two people is left out."""
    addresses: dict[str, set[str]] = {}
    for name, address in last_names:
        for form in (name, _SUFFIX.sub("", name)):
            addresses.setdefault(_plain(form), set()).add(address)
    return {name: found.pop() for name, found in addresses.items() if len(found) == 1}


def _last_word(name: str) -> str:
    return (_SUFFIX.sub("", name).split() or [""])[-1]


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Any of the names as whole words, the longest that fits; without names a pattern that never matches."""
    longest_first = sorted(filter(None, names), key=len, reverse=True)
    alternatives = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest_first)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)" if alternatives else r"(?!)")
