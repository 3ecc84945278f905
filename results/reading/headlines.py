"""The newest stories about somebody or something, as lists show them. Stories may be absent: then there are none."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from django.db.models import DateTimeField, IntegerField, QuerySet

from f1site import clock
from f1site.paths import path_to
from f1site.prepared import prepared
from results.models import Constructor, Driver, GrandPrix

SHOWN = 6


class Headline(NamedTuple):
    pk: int
    slug: str
    kind: str
    kicker: str
    headline: str
    standfirst: str
    published_at: datetime

    def get_kind_display(self) -> str:
        return _kinds()[self.kind]

    def get_absolute_url(self) -> str:
        return path_to("story", self.published_at.year, f"{self.published_at.month:02}", self.slug)


@prepared(Headline, team=IntegerField(), at=DateTimeField())
def _about_team(team: Any, at: Any) -> QuerySet[Any, Any]:
    return newest_about(stories_field(Constructor), at, team)[:SHOWN]


@prepared(Headline, driver=IntegerField(), at=DateTimeField())
def _about_driver(driver: Any, at: Any) -> QuerySet[Any, Any]:
    return newest_about(stories_field(Driver), at, driver)[:SHOWN]


@prepared(Headline, grands_prix=IntegerField(), at=DateTimeField())
def _about_grands_prix(grands_prix: Any, at: Any) -> QuerySet[Any, Any]:
    return newest_about(stories_field(GrandPrix), at, grands_prix, "__among")[:SHOWN]


def headlines_about_team(team: int) -> list[Headline]:
    """By the id of a constructor. One query."""
    return _about_team(team=team, at=clock.now()) if stories_field(Constructor) else []


def headlines_about_driver(driver: int) -> list[Headline]:
    """By the id of a driver. One query."""
    return _about_driver(driver=driver, at=clock.now()) if stories_field(Driver) else []


def headlines_about_any(grands_prix: Iterable[int]) -> list[Headline]:
    """By their ids. One query."""
    return _about_grands_prix(grands_prix=list(grands_prix), at=clock.now()) if stories_field(GrandPrix) else []


def newest_about(stories: Any, at: Any, about: Any, how: str = "") -> QuerySet[Any, Any]:
    """Headlines of the stories about a row, or those (``how``) about any of several."""
    found = stories.model._default_manager.published(at).filter(**{f"{stories.name}__pk{how}": about})
    return found.newest_first().values(*Headline._fields)


@cache
def stories_field(model: Any) -> Any:
    """The field by which stories are about a row of ``model``; None without any."""
    return next((found.field for found in model._meta.related_objects if found.name == "stories"), None)


@cache
def _kinds() -> dict[str, str]:
    return dict(stories_field(GrandPrix).model._meta.get_field("kind").flatchoices)
