"""The editors' pages about stories."""

from articles.admin import quotes, speakers, stories

__all__ = ["quotes", "speakers", "stories"]
