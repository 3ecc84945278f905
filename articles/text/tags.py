"""The drivers and teams stories are about, with as much of each as a link to its page needs."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F, Value

from articles.models import Article
from results.models import Constructor, Driver


@dataclass(slots=True)
class Tags:
    drivers: list[Driver] = field(default_factory=list)
    constructors: list[Constructor] = field(default_factory=list)


def tags_of(article: Article) -> Tags:
    """A query, unless ``add_tags`` has been there."""
    if not hasattr(article, "tags"):
        add_tags([article])
    return article.tags


def add_tags(articles: Iterable[Article]) -> None:
    """Give each story its ``tags``, in order of name. One query for drivers and teams of all stories together."""
    by_story = {article.pk: Tags() for article in articles}
    drivers = _tagged(Article.drivers.through, by_story, "driver", "last_name")
    constructors = _tagged(Article.constructors.through, by_story, "constructor", "full_name")
    # Sorted here: databases do not agree on how to order a union, nor on accents.
    rows = sorted(
        drivers.union(constructors, all=True), key=lambda row: (row["what"], row["other_name"] or row["name"])
    )
    for row in rows:
        tags, known = by_story[row["article_id"]], {"pk": row["thing"], "slug": row["slug"], "name": row["name"]}
        if row["what"] == "driver":
            tags.drivers.append(Driver(last_name=row["other_name"], **known))
        else:
            tags.constructors.append(Constructor(full_name=row["other_name"], **known))
    for article in articles:
        article.tags = by_story[article.pk]


def _tagged(through, stories: Iterable[int], what: str, other_name: str):
    fields = {field: F(f"{what}__{field}") for field in ("slug", "name")}
    found = through.objects.filter(article__in=list(stories)).order_by()
    return found.values("article_id", what=Value(what), thing=F(what), other_name=F(f"{what}__{other_name}"), **fields)
