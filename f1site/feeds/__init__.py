"""Feeds: sources (what the entries are; the apps bring them) times formats (how they are written), a row for each."""
