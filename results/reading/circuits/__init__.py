"""Circuits: their layouts, Grands Prix and records."""
