"""What pages may say by name, of the sport: each module marks its own."""

from results.marks import championships, credits, dates, drawings, figures, flags, movements, names, sentences  # noqa: F401
