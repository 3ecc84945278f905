"""Who will be on the next sheet: whoever was on the last one."""

from typing import Any

from results.models import Classification, Entry, Session


def entry_list(session: Session) -> list[dict[str, Any]]:
    """Cars of the newest sheet of this weekend, or of the Grand Prix before: number, driver, constructor, engine."""
    sheet = _newest_sheet_before(session)
    if sheet is None:
        return []
    entries = Entry.objects.filter(classification=sheet, shared_car=False).order_by("line")
    return list(entries.values("number", "driver", "constructor", "engine"))


def missing_from(sheet: Classification) -> list[dict[str, Any]]:
    """Cars of the entry list that are not on a sheet being typed."""
    there = set(sheet.entries.values_list("driver", flat=True))
    return [car for car in entry_list(sheet.session) if car["driver"] not in there]


def _newest_sheet_before(session: Session) -> Classification | None:
    grand_prix = session.grand_prix
    sheets = Classification.objects.current().filter(session__grand_prix__season=grand_prix.season_id)
    if grand_prix.date:
        sheets = sheets.filter(session__grand_prix__date__lte=grand_prix.date)
    return sheets.exclude(session=session).order_by("-session__grand_prix__date", "-issued_at").first()
