"""A story, made by a builder, as pages read it."""

from articles.reading.stories import in_full, story_called
from articles.tables.embeds import read_blocks


def full(article, as_published=False):
    (found,) = in_full([story_called(article.slug)], as_published)
    return found


def tables_of(article, as_published=False):
    return full(article, as_published).tables


def shown_in(tables):
    """What its blocks show, in their order: each a ``sheet`` or ``tables``."""
    read = read_blocks(tables.blocks)
    return [read[block.key] for block in tables.blocks]
