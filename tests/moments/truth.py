"""What is so at a moment, reckoned from the plain facts: how far the results go, who leads, who can still win."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

RACE = (25, 18, 15, 12, 10, 8, 6, 4, 2, 1)
SPRINT = (8, 7, 6, 5, 4, 3, 2, 1)
LASTS = {"race": timedelta(hours=2)}
CARS = {"drivers": 1, "constructors": 2}


@dataclass(frozen=True)
class Line:
    who: str
    points: int
    places: tuple  # how often first, second, third ...

    @property
    def key(self):
        return self.points, self.places


@dataclass(frozen=True)
class Portion:
    races: int
    sprints: int
    most: int


@dataclass(frozen=True)
class Title:
    """``since``: the event and whether its sprint did it, once it is decided."""

    contenders: list
    is_open_to_all: bool
    missing: Portion
    to_come: Portion
    since: tuple | None = None
    to_go: int = 0


class Truth:
    """A season at a moment. ``withheld`` are the sheets nobody has entered, as (slug, kind)."""

    def __init__(self, season, now, withheld=()):
        self.season, self.now, self.withheld = season, now, set(withheld)
        self.counting = season.counting
        # Each step is a scoring sheet that is out, in the order of the season.
        self.steps = [
            (event, kind) for event in self.counting for kind in ("sprint", "race") if self.sheet(event, kind)
        ]

    def sheet(self, event, kind):
        """The newest version that is out."""
        out = [sheet for sheet in event.sheets.get(kind, ()) if sheet.issued_at <= self.now]
        return out[-1] if out and (event.slug, kind) not in self.withheld else None

    @property
    def raced(self):
        return [event for event in self.counting if self.sheet(event, "race")]

    @property
    def sprinted(self):
        return [event for event in self.counting if self.sheet(event, "sprint")]

    @property
    def sprints(self):
        return [event for event in self.counting if event.has_sprint]

    @property
    def last(self):
        """The event of the last sheet that scores."""
        return self.steps[-1][0] if self.steps else None

    @property
    def is_between(self):
        """The last sheet is of a sprint whose race has none."""
        return bool(self.steps) and self.steps[-1][1] == "sprint"

    @property
    def is_complete(self):
        return len(self.raced) == len(self.counting)

    def is_over(self, event, kind="race"):
        """By the clock: a race lasts two hours, a sprint one; where no start is known, until its day is over."""
        start = event.starts.get(kind)
        if start:
            return self.now >= start + LASTS.get(kind, timedelta(hours=1))
        return event.days.get(kind, event.day) < self.now.date()

    @property
    def overdue(self):
        return [event for event in self.counting if not self.sheet(event, "race") and self.is_over(event)]

    @property
    def to_come(self):
        return [event for event in self.counting if not self.sheet(event, "race") and not self.is_over(event)]

    @property
    def next(self):
        return self.to_come[0] if self.to_come else None

    @property
    def on_or_next(self):
        """The session of the next event that is on, or starts next: ``Under way: sprint``."""
        starts = sorted((start, kind) for kind, start in self.next.starts.items())
        for start, kind in starts:
            if start <= self.now < start + LASTS.get(kind, timedelta(hours=1)) and not self.sheet(self.next, kind):
                return f"Under way: {kind.replace('-', ' ')}"
        coming = [kind for start, kind in starts if start > self.now]
        return f"Next: {coming[0].replace('-', ' ')}" if coming else "Next"

    @property
    def later(self):
        """The races that are over and have no result since the last sheet."""
        since = self._index(self.last) if self.last else -1
        return [event for event in self.overdue if self._index(event) >= since]

    def _index(self, event):
        return self.season.events.index(event)

    # ---- tables

    def table(self, championship, until=None):
        """After an event (default: the last): lines from the first down."""
        return self._table(championship, self.steps_until(until or self.last))

    def steps_until(self, event):
        return [step for step in self.steps if event and self._index(step[0]) <= self._index(event)]

    def _table(self, championship, steps):
        points, places = Counter(), {}
        for event, kind in steps:
            sheet = self.sheet(event, kind)
            for driver, team, place in sheet.rows:
                who = driver if championship == "drivers" else team
                points[who] += self._paid(sheet, kind, driver, place)
                found = places.setdefault(who, Counter())
                if kind == "race" and place:
                    found[place] += 1
        lines = [Line(who, points[who], tuple(places[who][n] for n in range(1, 31))) for who in places]
        return sorted(lines, key=lambda line: line.key, reverse=True)

    def _paid(self, sheet, kind, driver, place):
        scale = RACE if kind == "race" else SPRINT
        paid = scale[place - 1] if place and place <= len(scale) else 0
        quick = kind == "race" and self.season.lap_point and driver == sheet.quickest and place and place <= 10
        return paid + (1 if quick else 0)

    def name(self, championship, who):
        return (self.season.drivers if championship == "drivers" else self.season.teams)[who]

    # ---- the title

    def title(self, championship, until=None):
        """As it stands after an event (default: the last); None before the first sheet."""
        steps = self.steps_until(until or self.last)
        if not steps:
            return None
        contenders, anyone = self._contenders(championship, steps)
        left = self._left(steps)
        missing = [step for step in left if not self.sheet(*step) and self._is_gone(*step)]
        since, to_go = None, 0
        if self._is_decided(championship, steps):
            number = len(steps)
            while number > 1 and self._is_decided(championship, steps[: number - 1]):
                number -= 1
            since = steps[number - 1]
            to_go = sum(self._index(event) > self._index(since[0]) for event in self.counting)
        return Title(
            contenders,
            anyone,
            self.portion(championship, missing),
            self.portion(championship, [step for step in left if step not in missing]),
            since,
            to_go,
        )

    def _is_gone(self, event, kind):
        """A sprint goes with its hour, and with its race at the latest."""
        return self.is_over(event, kind) or self.is_over(event)

    def _left(self, steps):
        """The races and sprints without a sheet among ``steps``; a sprint is not run after its race."""
        driven = {event.slug for event, _ in steps}
        raced = {event.slug for event, kind in steps if kind == "race"}
        left = [(event, "race") for event in self.counting if event.slug not in raced]
        return left + [(event, "sprint") for event in self.sprints if event.slug not in driven]

    def portion(self, championship, steps):
        cars = CARS[championship]
        races = sum(kind == "race" for _, kind in steps)
        sprints = len(steps) - races
        most = races * (sum(RACE[:cars]) + self.season.lap_point) + sprints * sum(SPRINT[:cars])
        return Portion(races, sprints, most)

    def _contenders(self, championship, steps):
        table = self._table(championship, steps)
        left = self.portion(championship, self._left(steps))
        first = table[0].key

        def at_best(line):
            gained = [left.races if place < CARS[championship] else 0 for place in range(30)]
            return line.points + left.most, tuple(map(sum, zip(line.places, gained, strict=True)))

        anyone = at_best(Line("", 0, (0,) * 30)) >= first
        return [line.who for line in table if at_best(line) >= first], anyone

    def _is_decided(self, championship, steps):
        who, anyone = self._contenders(championship, steps)
        return len(who) == 1 and not anyone
