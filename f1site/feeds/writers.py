"""Feeds with the full text of each item, on Django's generators."""

import re
from datetime import datetime

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed, rfc3339_date
from django.utils.html import escape

from f1site.feeds.sources import Entry
from f1site.marks.site import absolute

# XML 1.0 has no way to write these at all.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class _FullText(SyndicationFeed):
    """Takes ``changed_at`` (of the whole feed) when made, and entries by ``add``."""

    label: str

    def add(self, entry: Entry) -> None:
        self.add_item(
            title=_xml(entry.title),
            link=absolute(entry.address),
            description=_xml(entry.summary),
            author_name=_xml(entry.author),
            pubdate=entry.published,
            updateddate=entry.changed,
            unique_id=entry.uid,
            unique_id_is_permalink=False,
            categories=[_xml(category) for category in entry.categories],
            content=_xml(entry.content),
        )

    def latest_post_date(self) -> datetime:
        return self.feed["changed_at"]


class FullTextRss(_FullText, Rss201rev2Feed):
    label = "RSS"

    def rss_attributes(self):
        return super().rss_attributes() | {"xmlns:content": "http://purl.org/rss/1.0/modules/content/"}

    def add_item_elements(self, handler, item):
        # In RSS a description is HTML; a standfirst is plain text.
        super().add_item_elements(handler, item | {"description": escape(item["description"])})
        handler.addQuickElement("content:encoded", item["content"])
        handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))


class FullTextAtom(_FullText, Atom1Feed):
    label = "Atom"

    def add_item_elements(self, handler, item):
        # Django would call the summary HTML.
        super().add_item_elements(handler, item | {"description": None})
        handler.addQuickElement("summary", item["description"], {"type": "text"})
        handler.addQuickElement("content", item["content"], {"type": "html"})


def _xml(text: str) -> str:
    return _NOT_XML.sub("", text)


# By the ending of the address; a new one is a row here.
FORMATS: dict[str, type[FullTextRss] | type[FullTextAtom]] = {"rss": FullTextRss, "atom": FullTextAtom}
