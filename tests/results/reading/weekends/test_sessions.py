from datetime import UTC, date, datetime

from results.models import Session
from results.reading.weekends.sessions import in_running_order


def kinds(*sessions):
    return [session.kind for session in in_running_order(sessions)]


def test_sessions_without_dates_run_as_weekends_usually_do():
    unordered = [Session(kind=kind) for kind in ("race", "sprint", "qualifying", "sprint-qualifying", "practice-1")]
    assert kinds(*unordered) == ["practice-1", "qualifying", "sprint-qualifying", "sprint", "race"]


def test_sessions_run_by_day_where_every_day_is_known():
    days = {"race": 22, "qualifying": 21, "sprint": 21, "sprint-qualifying": 20}
    sessions = [Session(kind=kind, date=date(2024, 10, day)) for kind, day in days.items()]
    assert kinds(*sessions) == ["sprint-qualifying", "qualifying", "sprint", "race"]


def test_sessions_run_by_start_where_every_start_is_known():
    hours = {"race": 19, "qualifying": 22, "sprint": 18}
    sessions = [
        Session(kind=kind, starts_at=datetime(2024, 10, 20 + (kind == "race"), hour, tzinfo=UTC))
        for kind, hour in hours.items()
    ]
    assert kinds(*sessions) == ["sprint", "qualifying", "race"]
    assert kinds(*sessions, Session(kind="practice-1")) == ["practice-1", "qualifying", "sprint", "race"]
