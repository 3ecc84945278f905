"""Who the facts on a page come from, as the foot of it says."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from results.models import EDITORS, NO_SOURCE

CORRECTED = ("F1DB",)  # the sources with corrections in results/data/corrections/
LICENCES = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}


@dataclass(frozen=True, slots=True)
class Credit:
    """``source`` as it wants to be named: ``F1DB (github.com/f1db/f1db), CC BY 4.0``."""

    source: str
    address: str = ""

    @property
    def licence(self) -> str:
        return next((licence for licence in LICENCES if self.source.endswith(f", {licence}")), "")

    @property
    def licence_address(self) -> str:
        return LICENCES.get(self.licence, "")

    @property
    def name(self) -> str:
        """The source without its licence."""
        return self.source.removesuffix(f", {self.licence}") if self.licence else self.source

    @property
    def is_corrected(self) -> bool:
        """Corrections of our own are laid over it."""
        return self.source.startswith(CORRECTED)


class Told(Protocol):
    """A season, with who told its facts."""

    @property
    def source(self) -> str: ...

    @property
    def source_url(self) -> str: ...


def credits_of(seasons: Iterable[Told | None], owners: Iterable[str] = ()) -> list[Credit]:
    """Each source once: of the results of ``seasons``, then of rows of these ``owners`` (tracks, people)."""
    return distinct((Credit(season.source, season.source_url) for season in seasons if season), owners)


def distinct(told: Iterable[Credit], owners: Iterable[str] = ()) -> list[Credit]:
    found: dict[str, Credit] = {}
    for credit in told:
        if credit.source:
            found.setdefault(credit.source, credit)
    for owner in owners:
        if owner not in ("", EDITORS, NO_SOURCE):
            found.setdefault(owner, Credit(owner))
    return list(found.values())
