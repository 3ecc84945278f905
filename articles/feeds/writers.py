"""Feeds with the full text of each item, on Django's generators."""

import re
from datetime import datetime

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed, rfc3339_date
from django.utils.html import escape

# XML 1.0 has no way to write these at all.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class _FullText(SyndicationFeed):
    """Takes ``changed_at`` (of the whole feed) when made, and ``content`` (HTML) with each item."""

    def add_item(self, title, link, description, *, categories=(), author_name=None, content, **rest):
        super().add_item(
            _xml(title),
            link,
            _xml(description),
            categories=[_xml(category) for category in categories],
            author_name=_xml(author_name or ""),
            content=_xml(content),
            **rest,
        )

    def latest_post_date(self) -> datetime:
        return self.feed["changed_at"]


class FullTextRss(_FullText, Rss201rev2Feed):
    def rss_attributes(self):
        return super().rss_attributes() | {"xmlns:content": "http://purl.org/rss/1.0/modules/content/"}

    def add_item_elements(self, handler, item):
        # In RSS a description is HTML; a standfirst is plain text.
        super().add_item_elements(handler, item | {"description": escape(item["description"])})
        handler.addQuickElement("content:encoded", item["content"])
        handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))


class FullTextAtom(_FullText, Atom1Feed):
    def add_item_elements(self, handler, item):
        # Django would call the summary HTML.
        super().add_item_elements(handler, item | {"description": None})
        handler.addQuickElement("summary", item["description"], {"type": "text"})
        handler.addQuickElement("content", item["content"], {"type": "html"})


def _xml(text: str) -> str:
    return _NOT_XML.sub("", text)
