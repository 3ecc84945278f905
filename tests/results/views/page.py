"""Reads a page as a visitor does: its tables by caption, its links, its structured data."""

import json
import re
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "hr", "img"}


class Page(HTMLParser):
    """``tables``: caption -> rows of cell texts. ``links``: text -> address. ``text``: all of it, spaces collapsed."""

    def __init__(self, response):
        super().__init__()
        self.status = response.status_code
        self.tables, self.links, self.data, self.headers_without_scope = {}, {}, [], []
        self.metas, self.canonical, self.title = {}, None, ""
        self._words, self._cell, self._link, self._rows, self._caption, self._script = [], None, None, None, None, None
        self._in_title, self._folded = False, False
        self.ragged, self._widths = [], {}  # captions of tables whose rows differ in width
        self.h1 = 0
        self.feed(response.content.decode())
        self.text = " ".join("".join(self._words).split())

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "table":
            self._rows, self._caption, self._widths = [], [], {}
        elif tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th"):
            self._cell = []
            row = len(self._rows)
            self._widths[row] = self._widths.get(row, 0) + int(attributes.get("colspan", 1))
            if tag == "th" and "scope" not in attributes:
                self.headers_without_scope.append(attributes)
        elif tag == "a" and "href" in attributes:
            self._link = (attributes["href"], [])
        elif tag == "script" and attributes.get("type") == "application/ld+json":
            self._script = []
        elif tag == "meta":
            self.metas[attributes.get("name")] = attributes.get("content")
        elif tag == "link" and attributes.get("rel") == "canonical":
            self.canonical = attributes["href"]
        elif tag == "title":
            self._in_title = True
        self.h1 += tag == "h1"

        # What a narrow table says in a second line, a wide one has columns for.
        self._folded = self._folded or "sheet__second" in (attributes.get("class") or "")

    def handle_data(self, text):
        if self._folded:
            return
        if self._script is not None:
            self._script.append(text)
            return
        self._words.append(text)
        if self._in_title:
            self.title += text
        if self._link:
            self._link[1].append(text)
        if self._cell is not None:
            self._cell.append(text)
        elif self._caption is not None:
            self._caption.append(text)

    def handle_endtag(self, tag):
        self._folded = self._folded and tag != "small"
        if tag == "caption":
            self.tables[" ".join("".join(self._caption).split())] = self._rows
            self._caption = None
        elif tag == "table" and len(set(self._widths.values())) > 1:
            self.ragged += [caption for caption, rows in self.tables.items() if rows is self._rows]
        elif tag in ("td", "th"):
            self._rows[-1].append(" ".join("".join(self._cell).split()))
            self._cell = None
        elif tag == "a" and self._link:
            self.links[" ".join("".join(self._link[1]).split())] = self._link[0]
            self._link = None
        elif tag == "script" and self._script is not None:
            self.data.append(json.loads("".join(self._script)))
            self._script = None
        elif tag == "title":
            self._in_title = False
        self._words.append(" ")

    def table(self, words):
        """The body rows of the one table whose caption holds ``words``."""
        (rows,) = [rows for caption, rows in self.tables.items() if words in caption]
        return rows[1:]

    def kinds_of_data(self):
        return {data["@type"] for data in self.data}


def open_page(client, address, **headers):
    return Page(client.get(address, headers=headers))


def figures(page, heading, names):
    """What stands in large figures under ``heading``, by the pattern of each name: ``0`` for what is not there."""
    words = re.split("Results|Place in|Milestones|Every result", page.text.partition(heading)[2])[0]
    found = [re.search(rf"\b{name} (\S+)", words) for name in names]
    return [match[1] if match else "0" for match in found]
