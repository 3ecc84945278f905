"""How old somebody is on a day."""

from datetime import date


def age_on(born: date, day: date) -> tuple[int, int]:
    """Whole years, and days since the last birthday. Whoever is born on 29 February has it on 1 March otherwise."""
    years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    try:
        birthday = born.replace(year=born.year + years)
    except ValueError:
        birthday = date(born.year + years, 3, 1)
    return years, (day - birthday).days


def whole_years(born_on: date | None, day: date | None) -> int | None:
    """From birth to ``day``; None where either is unknown."""
    return age_on(born_on, day)[0] if born_on and day else None
