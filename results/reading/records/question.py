"""What is asked of the records, from an address that anybody may have typed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from f1site.paths import path_to
from results.reading.records.kinds import ACTIVE, ALL_TIME, CONSTRUCTORS, DRIVERS, KINDS, WAYS, Kind, Way, ways_of


class Unknown(LookupError):
    """A word that no record knows, a circuit no race was held at, a nationality nobody has."""


@dataclass(frozen=True, slots=True)
class Question:
    """``of`` is None for the overview. ``circuit`` is a slug and ``nationality`` an ISO code, or empty for all."""

    of: Kind | None = None
    by: str = DRIVERS
    who: str = ALL_TIME
    way: Way = WAYS["career"]
    circuit: str = ""
    nationality: str = ""

    @property
    def is_for_drivers(self) -> bool:
        return self.by == DRIVERS

    @property
    def is_active(self) -> bool:
        return self.who == ACTIVE

    @property
    def is_by_age(self) -> bool:
        return self.way.slug in ("youngest", "oldest")

    @property
    def takes_a_circuit(self) -> bool:
        """A title is won at no circuit, and no circuit has two races in a row."""
        return self.of is not None and self.of.slug != "titles" and self.way.slug not in ("streak", "circuit")

    @property
    def query(self) -> str:
        """The one way to write it in an address."""
        asked = {
            "of": self.of.slug if self.of else "",
            "by": "" if self.is_for_drivers else self.by,
            "who": "" if not self.is_active else self.who,
            "way": "" if self.way.slug == "career" else self.way.slug,
            "circuit": self.circuit,
            "nationality": self.nationality,
        }
        return urlencode({name: value for name, value in asked.items() if value})

    def get_absolute_url(self) -> str:
        query = self.query
        return f"{path_to('records')}?{query}" if query else path_to("records")

    def but(self, **changes: Any) -> "Question":
        """The same question about something else; what makes no sense with it is left out."""
        return _sensible(replace(self, **changes))


def read_question(asked: Mapping[str, str]) -> Question:
    """The question nearest to what is asked: what makes no sense together is left out. Raises Unknown."""
    words = {"of": KINDS, "by": (DRIVERS, CONSTRUCTORS), "who": (ALL_TIME, ACTIVE), "way": WAYS}
    for name, known in words.items():
        if asked.get(name) and asked[name] not in known:
            raise Unknown(f"{name}={asked[name]}")
    return _sensible(
        Question(
            of=KINDS.get(asked.get("of", "")),
            by=asked.get("by") or DRIVERS,
            who=asked.get("who") or ALL_TIME,
            way=WAYS[asked.get("way") or "career"],
            circuit=asked.get("circuit", ""),
            nationality=asked.get("nationality", ""),
        )
    )


def _sensible(question: Question) -> Question:
    if question.of is None:
        return replace(question, who=ALL_TIME, way=WAYS["career"], circuit="", nationality="")
    if question.way not in ways_of(question.of, question.by):
        question = replace(question, way=WAYS["career"])
    if not question.takes_a_circuit:
        question = replace(question, circuit="")
    return replace(question, nationality="") if question.way.slug == "nation" else question
