"""Drivers, teams and makers of engines as pages name them: plain values, that cost a page no model instance."""

from dataclasses import dataclass

from f1site.paths import path_to


@dataclass(frozen=True, slots=True)
class DriverName:
    slug: str
    name: str
    last_name: str = ""
    code: str = ""
    nationality: str = ""

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return path_to("driver", self.slug)


@dataclass(frozen=True, slots=True)
class TeamName:
    slug: str
    name: str
    nationality: str = ""

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return path_to("constructor", self.slug)


@dataclass(frozen=True, slots=True)
class EngineName:
    slug: str
    name: str

    def __str__(self) -> str:
        return self.name

    def beside(self, team: TeamName) -> str:
        """What the engine adds to the name of the team: ``Mercedes`` to McLaren, ``Ford`` to Red Bull."""
        return "" if self.name == team.name else self.name.removeprefix(f"{team.name} ")
