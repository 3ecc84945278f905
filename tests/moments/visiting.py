"""Opens the pages that a moment can make false, and has them judged."""

from tests.moments.judging import Judge
from tests.results.views.page import Page

# How many weekends before and after that of the last sheet, of the next race, of what is late.
NEAR = 1


def faults(client, truth, before=None):
    """All that is false on home, the index, the season, its championships and the weekends near the moment."""
    judge, year = Judge(truth, before), truth.season.year

    def opened(address):
        response = client.get(address)
        assert response.status_code == 200, address
        return response

    judge.home(opened("/").content.decode())
    judge.index(opened("/seasons/").content.decode())
    season = opened(f"/seasons/{year}/")
    judge.season(season.content.decode())
    judge.calendar(Page(season).table("The Grands Prix of"))
    for championship in ("drivers", "constructors"):
        response = opened(f"/seasons/{year}/{championship}/")
        judge.championship(championship, response.content.decode())
        if truth.steps:
            judge.table(championship, standings(response, truth, championship))
    for event in near(truth):
        judge.weekend(event, opened(f"/seasons/{year}/{event.slug}/").content.decode())
    return judge.faults


def near(truth):
    """The events around the last with a sheet, around the next, and the first and last of those that are late."""
    events = truth.season.events
    found = set()
    for event in (truth.last, truth.next, *truth.overdue[:1], *truth.overdue[-1:]):
        if event:
            at = events.index(event)
            found |= set(range(max(at - NEAR, 0), min(at + NEAR + 1, len(events))))
    return [events[at] for at in sorted(found or {0, len(events) - 1})]


def standings(response, truth, championship):
    """The lines of the table as (name, points)."""
    names = sorted((truth.season.drivers if championship == "drivers" else truth.season.teams).values(), key=len)
    rows = Page(response).table(f"{championship.capitalize()}’ championship")
    found = []
    for row in rows:
        name = next(name for name in reversed(names) if row[2 if len(row) > 7 else 1].startswith(name))
        found.append((name, int(row[-1])))
    return found
