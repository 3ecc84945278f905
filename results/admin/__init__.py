"""The editors' pages about results."""

from results.admin import calendar, people, rulings, seasons, sessions, sheets, standings

__all__ = ["calendar", "people", "rulings", "seasons", "sessions", "sheets", "standings"]
