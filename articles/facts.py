"""What a change of a story, or of somebody who is quoted in one, concerns."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model

from articles import models
from f1site.facts import NAMES, Fact

STORIES, QUOTES = "stories", "quotes"


FACTS: dict[type[Model], Callable[[Any], Iterable[Fact]]] = {
    models.Article: lambda story: [story, STORIES],
    models.Embed: lambda embed: [embed.article, STORIES],
    models.Quote: lambda quote: [quote.article, QUOTES, STORIES],
    models.Speaker: lambda speaker: [speaker, QUOTES, NAMES],
}
