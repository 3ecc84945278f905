"""The list of stories, narrowed by what is chosen."""

from collections.abc import Mapping
from dataclasses import dataclass

from articles.facts import STORIES
from articles.filters import Filters
from articles.paging import Page, checked, page_number
from f1site.paths import path_to

STORIES_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class NewsPage:
    filters: Filters
    stories: Page

    @property
    def canonical(self) -> str:
        return self.stories.address(self.filters.address)

    @property
    def breadcrumbs(self) -> list[tuple[str, str]]:
        return [("News", path_to("news"))]

    @property
    def facts(self) -> list[str]:
        return [STORIES]


def read_news_page(query: Mapping[str, str]) -> NewsPage:
    """Five queries, and one for each thing wanted that no story is about. Raises Unknown and NoSuchPage."""
    filters, number = Filters.read(query), page_number(query.get("page", ""))
    page = checked(Page((), number, filters.left, STORIES_A_PAGE))
    return NewsPage(filters, Page(filters.stories(number, page.size), number, page.count, page.size))
