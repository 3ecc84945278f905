"""What is said beside the name of a source."""

from f1site.templating import marks
from results.reading.credits import CORRECTED


@marks.filter
def indicated_changes(source: str) -> str:
    """``, with corrections of our own`` for a source that has some: its licence asks to say so; empty for others."""
    return ", with corrections of our own" if source.startswith(CORRECTED) else ""
