"""The editors' pages about stories."""

from articles.admin import quotes, stories

__all__ = ["quotes", "stories"]
