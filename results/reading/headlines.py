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
    return _newest(_stories(Constructor), at, team)


@prepared(Headline, driver=IntegerField(), at=DateTimeField())
def _about_driver(driver: Any, at: Any) -> QuerySet[Any, Any]:
    return _newest(_stories(Driver), at, driver)


@prepared(Headline, grands_prix=IntegerField(), at=DateTimeField())
def _about_grands_prix(grands_prix: Any, at: Any) -> QuerySet[Any, Any]:
    return _newest(_stories(GrandPrix), at, grands_prix, "__among")


def headlines_about_team(team: int) -> list[Headline]:
    """By the id of a constructor. One query."""
    return _about_team(team=team, at=clock.now()) if _stories(Constructor) else []


def headlines_about_driver(driver: int) -> list[Headline]:
    """By the id of a driver. One query."""
    return _about_driver(driver=driver, at=clock.now()) if _stories(Driver) else []


def headlines_about_any(grands_prix: Iterable[int]) -> list[Headline]:
    """By their ids. One query."""
    return _about_grands_prix(grands_prix=list(grands_prix), at=clock.now()) if _stories(GrandPrix) else []


def _newest(stories: Any, at: Any, about: Any, how: str = "") -> QuerySet[Any, Any]:
    found = stories.model._default_manager.published(at).filter(**{f"{stories.name}__pk{how}": about})
    return found.newest_first().values(*Headline._fields)[:SHOWN]


@cache
def _stories(model: Any) -> Any:
    """The field by which stories are about a row of ``model``; None without any."""
    return next((found.field for found in model._meta.related_objects if found.name == "stories"), None)


@cache
def _kinds() -> dict[str, str]:
    return dict(_stories(GrandPrix).model._meta.get_field("kind").flatchoices)
