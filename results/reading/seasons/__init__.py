"""Seasons: the calendar with what was won, and the list of all."""
