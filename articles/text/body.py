"""A story's stored text made into what readers get: safe HTML with its quotations and linked names in place."""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from html.parser import HTMLParser

from django.template.loader import render_to_string
from django.utils.html import escape, format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe

from articles.reading.people import People, Quotation
from articles.text.names import NameLinks
from articles.text.prose import sanitize

# The digits stay text: a number of any length is only ever looked up, and never found.
_MARKER = re.compile(r"\[\s*quote\s*([0-9]+)\s*\]", re.IGNORECASE)
_NEARLY_A_MARKER = re.compile(r"\[[^\[\]]{0,40}\bquote[^\[\]]{0,40}\]", re.IGNORECASE)
_PARAGRAPH_OF_MARKERS = re.compile(r"<p>(?:\s|&nbsp;|<br>|\[\s*quote\s*[0-9]+\s*\])+</p>", re.IGNORECASE)
_NEVER_LINKED_INSIDE = {"a", "h2", "h3", "blockquote"}


def render_body(body: str, people: People) -> SafeString:
    """The text of a story."""
    names = NameLinks(people.drivers, people.teams, [quote.speaker for quote in people.quotes])
    return render_text(body, people.quotes, names)


def render_text(body: str, quotes: Iterable[Quotation], names: NameLinks) -> SafeString:
    """Sanitise ``body``, put each quotation where its marker stands (after the text if it has none), link names."""
    safe = _PARAGRAPH_OF_MARKERS.sub(_figures_for_markers, sanitize(body))
    writer = _StoryWriter(quotes, names, names.mentioned(_text_of(safe)))
    writer.feed(safe)
    writer.close()
    return mark_safe("".join([*writer.parts, *map(_figure, writer.unplaced())]))  # noqa: S308


def marker_faults(body: str, numbers: Iterable[int]) -> list[str]:
    """What is wrong between the markers in a text and the numbers of its quotations, in words for the editor."""
    text, listed = _text_of(sanitize(body)), {str(number) for number in numbers}
    found = Counter(_markers(text))
    faults = [
        f"[quote {_short(number)}] in the text has no quotation {_short(number)} in the list: readers see nothing."
        for number in found
        if number not in listed
    ]
    faults += [f"[quote {number}] stands in the text {n} times." for number, n in found.items() if n > 1]
    faults += [
        f"{near} in the text is not a marker: write [quote 1] with the number of the quotation."
        for near in _NEARLY_A_MARKER.findall(text)
        if not _MARKER.fullmatch(near)
    ]
    unplaced = sorted(listed - set(found), key=int)
    return faults + [
        f"Quotation {number} has no [quote {number}]: it will stand after the text." for number in unplaced
    ]


def _markers(text: str) -> list[str]:
    return [number.lstrip("0") for number in _MARKER.findall(text)]


def _short(number: str) -> str:
    return number if len(number) <= 6 else f"{number[:6]}…"


def _text_of(safe: str) -> str:
    text = html.unescape(strip_tags(safe.replace("<", " <")))
    return unicodedata.normalize("NFC", text)


def _figures_for_markers(paragraph: re.Match[str]) -> str:
    # The sanitiser lets no figure through, so each one in the text is from here.
    numbers = _markers(paragraph[0])
    return "".join(f'<figure data-quote="{number}"></figure>' for number in numbers) or paragraph[0]


def _figure(quote: Quotation, anchored: bool = True) -> str:
    return render_to_string("_quote.html", {"quote": quote, "anchored": anchored}).strip()


class _StoryWriter(HTMLParser):
    """Copies sanitised HTML into ``parts``, with quotations for markers and links for first mentions."""

    def __init__(self, quotes: Iterable[Quotation], names: NameLinks, mentioned: set[str]):
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.quotes = {str(quote.number): quote for quote in quotes}
        self.placed: set[str] = set()
        self.names, self.mentioned, self.linked = names, mentioned, set[str]()
        self.unlinkable = 0

    def unplaced(self) -> list[Quotation]:
        return [quote for number, quote in self.quotes.items() if number not in self.placed]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "figure":
            self._place(str(dict(attrs)["data-quote"]), _figure)
            return
        self.parts.append(self.get_starttag_text() or "")
        self.unlinkable += tag in _NEVER_LINKED_INSIDE

    def handle_endtag(self, tag: str) -> None:
        if tag != "figure":
            self.parts.append(f"</{tag}>")
            self.unlinkable -= tag in _NEVER_LINKED_INSIDE

    def handle_data(self, data: str) -> None:
        for index, piece in enumerate(_MARKER.split(unicodedata.normalize("NFC", data))):
            if index % 2:
                self._place(piece.lstrip("0"), self._in_a_sentence)
            else:
                self.parts.append(escape(piece) if self.unlinkable else self.names.link(piece, self.linked))

    def _place(self, number: str, write) -> None:
        if quote := self.quotes.get(number):
            self.parts.append(write(quote, anchored=number not in self.placed))
            self.placed.add(number)

    def _in_a_sentence(self, quote: Quotation, anchored: bool) -> str:
        """The words alone where the text names the speaker, else followed by the name."""
        anchor = format_html(' id="{}"', quote.anchor) if anchored else ""
        words = format_html('<q class="quote-words"{}>{}</q>', anchor, " ".join(quote.words.split()))
        address = quote.speaker.page
        if address in self.mentioned:
            return words
        name = quote.speaker.name
        return words + (
            f" ({escape(name)})" if self.unlinkable else format_html(' (<a href="{}">{}</a>)', address, name)
        )
