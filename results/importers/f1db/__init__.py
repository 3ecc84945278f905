"""F1DB, every season since 1950: where a release comes from, what it says, and how it is stored."""

from results.importers.f1db.saving import import_release

__all__ = ["import_release"]
