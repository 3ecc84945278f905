"""When pages with stories change by the clock alone."""

from articles.leading import LEADS_FOR
from articles.models import Article
from f1site.turns import Turn

TURNS = [
    Turn(Article, field, after) for field in ("published_at", "lead_since") for after in (LEADS_FOR * 0, LEADS_FOR)
]
