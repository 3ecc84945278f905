"""What a driver was on a day, as a quotation says it: ``McLaren driver``."""

from datetime import date

from results.models import Driver, Entry
from results.reading.entries import SEASON

DAY = "classification__session__grand_prix__date"


def role_on(driver: Driver, day: date) -> str:
    """By the newest sheet he stands on that day; ``former`` once a later season has begun. Empty before his first.

    At most two queries.
    """
    held = Entry.objects.filter(classification__issued_at__isnull=False, **{f"{DAY}__lte": day})
    held = held.order_by(f"-{DAY}", "-classification__issued_at", "line")
    last = held.filter(driver=driver).values_list("constructor__name", SEASON).first()
    if last is None:
        return ""
    team, season = last
    newest = held.values_list(SEASON, flat=True).first()
    return f"{team} driver" if season == newest else f"former {team} driver"
