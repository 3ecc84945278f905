"""The static files of production: named by content, compressed, and the style sheets of the site as one file.

On a slow connection the first page waits for as many answers as it has style sheets, and each brings its own headers.
"""

import re
from collections.abc import Callable, Iterator
from posixpath import dirname, join, normpath, relpath

from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/site.css"
_IMPORT = re.compile(r'@import url\("([^":]+)"\)([^;]*);')
_RELATIVE_URL = re.compile(r'\burl\("([^":/#][^":]*)"\)')
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


class OneStyleSheetStorage(CompressedManifestStaticFilesStorage):
    """Before the files are named by their content, puts what ``SHEET`` imports in the place of each import."""

    def post_process(self, paths, dry_run=False, **options) -> Iterator:
        if SHEET in paths and not dry_run:
            text = flattened(SHEET, lambda name: _text(*paths[name]))
            with open(self.path(SHEET), "w", encoding="utf-8") as collected:
                collected.write(text)
            # From here on the source is the collected copy.
            paths = paths | {SHEET: (self, SHEET)}
        yield from super().post_process(paths, dry_run, **options)


def flattened(sheet: str, text_of: Callable[[str], str]) -> str:
    """The text of ``sheet`` with what it imports in it, at any depth, without comments.

    An import for some media becomes an ``@media`` block. Relative addresses lead where they led. KeyError where
    ``text_of`` knows no such sheet.
    """

    def imported(match: re.Match) -> str:
        name, media = normpath(join(dirname(sheet), match[1])), match[2].strip()
        text = _RELATIVE_URL.sub(lambda url: f'url("{_from(sheet, name, url[1])}")', flattened(name, text_of))
        return f"@media {media} {{\n{text}}}" if media else text

    return _IMPORT.sub(imported, _COMMENT.sub("", text_of(sheet)))


def _from(sheet: str, other: str, address: str) -> str:
    """A relative ``address`` in the sheet ``other``, as ``sheet`` has to say it."""
    return relpath(join(dirname(other), address), dirname(sheet))


def _text(storage, path: str) -> str:
    with storage.open(path) as file:
        return file.read().decode()
