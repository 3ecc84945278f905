"""Pages held against the truth: what a page says that is false, does not say, or says in words not understood here."""

import re
from contextlib import contextmanager
from datetime import date

from tests.moments.told import Told, portion

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class Judge:
    """``faults`` collects what is wrong on the pages it has seen. ``before`` is the truth of the year before, which
    home and the index stand on until the season has a sheet.
    """

    def __init__(self, truth, before=None):
        self.truth, self.season_before = truth, before
        self.faults = []
        self._where = ""

    def see(self, where, html):
        return self._see(where, Told(html))

    def _see(self, where, told, but=()):
        self._where = where
        if not where.startswith("/news/"):  # a story says what was so when it was written
            self.faults += [f"{where}: not understood: {line}" for line in told.unknown]
        for each in told.statements:
            check = getattr(self, f"_check_{each.name.replace(' ', '_')}", None)
            if check and each.name not in but:
                check(each)
        return told

    @contextmanager
    def _before_the_first_sheet(self):
        """Until then the season before is the last there is."""
        own = self.truth
        if self.season_before and not own.steps:
            self.truth = self.season_before
        yield
        self.truth = own

    def expect(self, what, said, true):
        if said != true:
            self.faults.append(f"{self._where}: {what}: says {said!r}, true is {true!r}")

    def must_say(self, told, name, is_to=True):
        """A statement that is to be there, or is not to be."""
        found = bool(told.all(name))
        if found != bool(is_to):
            self.faults.append(f"{self._where}: {'does not say' if is_to else 'says'} {name!r}")

    # ---- whole pages

    def home(self, html):
        coming = self.truth.next
        on_or_next = coming and self.truth.on_or_next
        with self._before_the_first_sheet():
            self._home(self.see("/", html), coming, on_or_next)

    def _home(self, told, coming, on_or_next):
        truth = self.truth
        self.must_say(told, "last race", truth.raced)
        self.must_say(told, "stands after", truth.steps and truth.later)
        self.must_say(told, "later", truth.steps and len(truth.later) > 1)
        self.must_say(told, "later one", truth.steps and len(truth.later) == 1)
        self._captions(told, truth.steps)
        heading = next((line for line in told.lines if re.match(r"Next(:|$)|Under way", line)), None)
        self.expect("what is on", heading, on_or_next)
        if heading:
            self.expect("the next", told.lines[told.lines.index(heading) + 1], coming and coming.name)

    def season(self, html):
        truth, told = self.truth, self.see(f"/seasons/{self.truth.season.year}/", html)
        self.must_say(told, "summary", truth.raced and not truth.is_complete)
        self.must_say(told, "champion", truth.is_complete)
        self.must_say(told, "next", truth.next)
        self.must_say(told, "overdue", len(truth.overdue) > 1)
        self.must_say(told, "overdue one", len(truth.overdue) == 1)
        self.must_say(told, "calendar")
        self.must_say(told, "is next", truth.next)
        self.expect("without a result", len(told.all("no result")), len(truth.overdue))
        title = truth.title("drivers")
        self.must_say(told, "decided", title and title.since and not truth.is_complete)
        self.expect("Champions", "Champions" in told.lines, truth.is_complete)
        return told

    def championship(self, championship, html):
        truth = self.truth
        told = self.see(f"/seasons/{truth.season.year}/{championship}/", html)
        self.must_say(told, "caption", truth.steps)
        if not truth.steps:
            return told
        title = truth.title(championship)
        self.must_say(told, "decided", title.since)
        is_known = title.missing.races or title.missing.sprints
        self.must_say(told, "open then", not title.since and is_known)
        self.must_say(told, "open", not title.since and not is_known)
        self.must_say(told, "later", len(truth.later) > 1)
        self.must_say(told, "later one", len(truth.later) == 1)
        self.must_say(told, "led", len({event.slug for event, _ in truth.steps}) > 1)
        self._captions(told, True)
        where = f"{'the sprint at the ' if truth.is_between else ''}{truth.last.name}"
        self._titled(told, where)
        return told

    def table(self, championship, rows):
        """``rows`` are (name, points) in order of the page."""
        truth = self.truth
        lines = [(truth.name(championship, line.who), line.points) for line in truth.table(championship)]
        self.expect(f"the {championship}", rows[:3], lines[:3])
        with_points = [sorted(line for line in table if line[1]) for table in (rows, lines)]
        self.expect(f"all {championship}", *with_points)

    def calendar(self, rows):
        """The lines of the calendar: who had pole, won, was quickest, won the sprint; each only once it is known."""
        truth = self.truth
        for event, row in zip(truth.season.events, rows, strict=True):
            race, sprint = truth.sheet(event, "race"), truth.sheet(event, "sprint")
            winner = self._winner(race) if race else None
            said = row[5] if row[5] in truth.season.drivers.values() else None
            self.expect(f"the winner of {event.slug}", said, winner)
            self.expect(f"a pole of {event.slug}", row[4] != "–", bool(race or truth.sheet(event, "qualifying")))
            self.expect(f"a fastest lap of {event.slug}", row[7] != "–", bool(race))
            told = row[8] if row[8] != "–" else None
            self.expect(f"the sprint of {event.slug}", told, self._winner(sprint) if sprint else self._planned(event))

    def _winner(self, sheet):
        return self._name("drivers", next(driver for driver, _, place in sheet.rows if place == 1))

    @staticmethod
    def _planned(event):
        return "sprint" if event.has_sprint else None

    def weekend(self, event, html):
        truth = self.truth
        told = self.see(f"/seasons/{truth.season.year}/{event.slug}/", html)
        steps = truth.steps_until(event)
        has_race, after = truth.sheet(event, "race"), steps[-1][0] if steps else None
        between = [each for each in truth.counting if self._lies_between(each, after, event)]
        # Of its own weekend a sprint leaves the race.
        if steps and steps[-1][1] == "sprint" and after is not event:
            between.insert(0, after)
        missing = [each for each in between if each in truth.overdue]
        to_come = [each for each in between if each in truth.to_come]
        self._weekend_heading(told, event, steps, between)
        self._count(told, "missing before", len(missing) if steps else 0)
        self._count(told, "to come before", len(to_come) if steps else 0)
        self.must_say(told, "no result yet", not has_race and not event.is_cancelled)
        starts = [each["what"] for each in told.all("start")]
        due = "Was due" if truth.is_over(event) else "Start"
        self.expect("the start", starts, [] if has_race or event.is_cancelled else [due])
        result = (
            "result, grid and standings" if has_race else "cancelled" if event.is_cancelled else "sessions and circuit"
        )
        self.expect("the title", told.lines[0].split(": ")[-1].split(" · ")[0], result)
        moved = [line for line in told.lines if "same place" in line or " up " in line or " down " in line]
        if between or len(steps) < 2:
            self.expect("movements", [line for line in moved if "point" in line], [])
        number = truth.counting.index(event) + 1 if event in truth.counting else None
        rounds = [line for line in told.lines if line.startswith("Round ")]
        round_of = f"Round {number} of {len(truth.counting)}, {truth.season.year} season"
        self.expect("the round", rounds, [round_of] if number else [])
        self._leads(told, steps, event)
        # What was counted in the race is told with its sheet; who starts first, with that of qualifying.
        facts = told.lines[told.lines.index("The weekend") :]
        self.expect("a fastest lap", "Fastest lap" in facts, bool(has_race))
        self.expect("a pole", "Pole" in facts, bool(has_race or truth.sheet(event, "qualifying")))
        return told

    def index(self, html):
        coming = self.truth.next
        with self._before_the_first_sheet():
            told = Told(html)
            self._see("/seasons/", told, but=("next",))
            self.must_say(told, "season over", self.truth.is_complete)
            self.must_say(told, "today", not self.truth.is_complete)
            self.must_say(told, "overdue", not self.truth.is_complete and len(self.truth.overdue) > 1)
        said = told.one("next")
        named = (said["next"], said["day"]) if said else None
        self.expect("next", named, coming and (coming.name, in_full(coming.day)))

    # ---- parts of pages

    def _lies_between(self, each, after, event):
        order = self.truth.season.events
        first = order.index(after) if after else len(order)
        return first < order.index(each) < order.index(event)

    def _weekend_heading(self, told, event, steps, between):
        heading = told.one("heading")
        if not steps:
            self.expect("tables", heading, None)
            return
        after, kind = steps[-1]
        if after is event:
            true = "after this race" if kind == "race" else "after the sprint"
        elif not between:
            true = "before this race"
        else:
            true = f"{'the sprint at the ' if kind == 'sprint' else ''}{after.name}"
        said = heading and (heading["this"] or heading["before"] or heading["after"])
        if heading and heading["sprint"]:
            said = f"the sprint at the {said}"
        self.expect("the heading", said, true)

    def _leads(self, told, steps, event):
        if not steps:
            return
        name = "won" if self.truth.is_complete and event is self.truth.counting[-1] else "lead"
        said = told.all(name)
        self.expect("how many lead", len(said), 2)
        for each, championship in zip(said, ("drivers", "constructors"), strict=False):
            first, second = self.truth.table(championship, event)[:2]
            # A team may be named with its engine.
            who = (each["who"], each["second"])
            names = tuple(self.truth.name(championship, line.who) for line in (first, second))
            is_named = all(told.startswith(true) for told, true in zip(who, names, strict=True))
            self.expect("who leads", who if not is_named else names, names)
            self.expect("the lead", each.number("ahead"), first.points - second.points)

    def _count(self, told, name, true):
        said = told.one(name)
        self.expect(name, said.number("count") if said else 0, true)

    def _captions(self, told, are_to):
        captions = told.all("caption")
        self.expect("tables", bool(captions), bool(are_to))
        for each in captions:
            championship = "drivers" if each["who"] in self.truth.season.drivers.values() else "constructors"
            self._check_table_words(each, championship)

    def _check_table_words(self, each, championship):
        truth = self.truth
        lines = truth.table(championship)
        names = [truth.name(championship, line.who) for line in lines]
        self.expect("who leads", each["who"], names[0])
        self.expect("verb", each["verb"], "won it" if truth.is_complete else "leads")
        self.expect("points", each.number("points"), lines[0].points)
        self.expect("second", each["second"], names[1])
        self.expect("ahead", each.number("ahead"), lines[0].points - lines[1].points)
        if each["third"]:
            self.expect("third", (each["third"], each.number("third_points")), (names[2], lines[2].points))
        if each["decided"] and not truth.title(championship).since:
            self.faults.append(f"{self._where}: a title is called decided that is open")

    def _titled(self, told, where):
        """The title of the page says after what the table stands."""
        said = told.lines[0].split(" · ")[0].partition(" after ")[2].replace("GP", "Grand Prix")
        is_sprint = said.startswith("the sprint at")
        self.expect("a sprint in the title", is_sprint, self.truth.is_between)

    # ---- statements, wherever they stand

    def _check_summary(self, said):
        truth, (first, second, *_) = self.truth, self.truth.table("drivers")
        self.expect("raced", said.number("raced"), len(truth.raced))
        self.expect("races", said.number("races"), len(truth.counting))
        self.expect("sprint", said["sprint"], truth.last.name if truth.is_between else None)
        self.expect("leader", said["who"], truth.name("drivers", first.who))
        self.expect("points", said.number("points"), first.points)
        self.expect("ahead", said.number("ahead"), first.points - second.points)
        self.expect("second", said["second"].rstrip("."), truth.name("drivers", second.who).rstrip("."))

    def _check_team(self, said):
        first = self.truth.table("constructors")[0]
        self.expect("team", said["who"].split("-")[0], self.truth.name("constructors", first.who))
        self.expect("points", said.number("points"), first.points)

    def _check_champion(self, said):
        truth, (first, second, *_) = self.truth, self.truth.table("drivers")
        self.expect("champion", said["who"], truth.name("drivers", first.who))
        self.expect("points", said.number("points"), first.points)
        self.expect("ahead", said.number("ahead"), first.points - second.points)
        self.expect("wins", said.number("wins"), first.places[0])
        self._check_since(said, truth.title("drivers"))

    def _check_progress(self, said):
        truth = self.truth
        if self._where.startswith("/news/"):
            return  # the tables of a story stand as they stood
        self.expect("raced", said.number("raced"), len(truth.raced))
        self.expect("races", said.number("races"), len(truth.counting))
        if said["sprints"]:
            self.expect("sprinted", said.number("sprinted"), len(truth.sprinted))
            self.expect("sprints", said.number("sprints"), len(truth.sprints))

    def _check_decided(self, said):
        championship = "constructors" if "constructors" in self._where else "drivers"
        title = self.truth.title(championship)
        if not title.since:
            self.faults.append(f"{self._where}: decided, which is open: {said.line}")
            return
        self._check_since(said, title)
        if said["who"]:
            self.expect("nobody can catch", said["who"], self._name(championship, title.contenders[0]))
        self._check_left(said, title)

    def _check_since(self, said, title):
        event, kind = title.since
        self.expect("since", said["since"], event.name)
        # A weekend decides it; its sprint alone does where the sheet before that of the race was enough.
        self.expect("in the sprint", bool(said["in_sprint"]), kind == "sprint")
        self.expect("rounds to go", said.number("to_go") or 0, title.to_go)
        self.expect("at the last", bool(said["last"]), not title.to_go)

    def _check_left(self, said, title):
        left = title.to_come
        self.expect("points left", said.number("most") or 0, left.most)
        self.expect("left", portion(said["left"]), (left.races, left.sprints))

    def _check_open(self, said):
        championship = "constructors" if "team" in said["who"] or "constructors" in self._where else "drivers"
        title = self.truth.title(championship)
        if title.since:
            self.faults.append(f"{self._where}: open, which is decided: {said.line}")
            return
        self._check_left(said, title)
        self._check_who(said["who"], championship, title)

    def _check_open_then(self, said):
        truth = self.truth
        championship = "constructors" if "constructors" in self._where else "drivers"
        title = truth.title(championship)
        self.expect("after", said["after"], truth.last.name)
        self.expect("the sprint", bool(said["sprint"]), truth.is_between)
        self.expect("without a result", portion(said["gone"]), (title.missing.races, title.missing.sprints))
        self.expect("worth", said.number("worth"), title.missing.most)
        self._check_left(said, title)
        self._check_who(said["who"].capitalize(), championship, title)

    def _check_who(self, said, championship, title):
        first = said.split()[0]
        if title.is_open_to_all:
            self.expect("who can", first, "Every")
        elif first == "Only":
            names = sorted(self._name(championship, who) for who in title.contenders)
            listed = said[5:].replace(" and ", ", ").split(", ")
            self.expect("who can", sorted(name.casefold() for name in listed), [name.casefold() for name in names])
        else:
            count = portion(f"{first} races")[0]
            self.expect("how many can", count, len(title.contenders))

    def _name(self, championship, who):
        return self.truth.name(championship, who)

    def _check_next(self, said):
        coming = self.truth.next
        self.expect("next", (said["next"], said["day"]), (coming and coming.name, coming and in_full(coming.day)))

    def _check_overdue(self, said):
        late = self.truth.overdue
        days = [late[0].day, late[-1].day] if late else [None, None]
        self.expect("overdue", said.number("count"), len(late))
        same_year = days[0] and days[0].year == days[1].year
        first = in_full(days[0]).rsplit(" ", 1)[0] if same_year else days[0] and in_full(days[0])
        self.expect("from", said["first"], first)
        self.expect("until", said["last"], days[1] and in_full(days[1]))

    def _check_overdue_one(self, said):
        self._check_one(said, self.truth.overdue)

    def _check_later_one(self, said):
        self._check_one(said, self.truth.later)

    def _check_one(self, said, late):
        only = late[0] if len(late) == 1 else None
        self.expect("late", (said["name"], said["day"]), (only and only.name, only and in_full(only.day)))

    def _check_later(self, said):
        self.expect("later races", said.number("count"), len(self.truth.later))

    def _check_stands_after(self, said):
        truth = self.truth
        self.expect("stands after", said["after"], truth.last and truth.last.name)
        self.expect("the sprint", bool(said["sprint"]), truth.is_between)

    def _check_led(self, said):
        truth = self.truth
        championship = "constructors" if "constructors" in self._where else "drivers"
        led = [truth.table(championship, event)[0].who for event in truth.raced]
        said_of = said["all"] or said["of"] or "1"
        self.expect("rounds led", portion(f"{said_of} races")[0], len(led))
        most = max(set(led), key=led.count)
        times = portion(f"{said['some'] or said_of} races")[0]
        self.expect("led most often", times, led.count(most))
        if led.count(most) > len(led) / 2:
            self.expect("who led", said["who"], self._name(championship, most))

    def _check_today(self, said):
        truth = self.truth
        self.expect("raced", said.number("raced"), len(truth.raced))
        self.expect("races", said.number("races"), len(truth.counting))
        self.expect("what", "result" in said["what"], bool(truth.overdue))
        if said["who"]:
            first = truth.table("drivers")[0]
            self.expect("leader", said["who"], self._name("drivers", first.who))
            self.expect("points", said.number("points"), first.points)

    def _check_season_over(self, said):
        self.expect("over", self.truth.is_complete, True)

    def _check_calendar(self, said):
        truth = self.truth
        self.expect("Grands Prix", said.number("grands_prix"), len(truth.counting))
        self.expect("sprints", said.number("sprints") or 0, len(truth.sprints))
        self.expect("cancelled", said.number("cancelled") or 0, len(truth.season.events) - len(truth.counting))
        raced = 0 if truth.is_complete else len(truth.raced)
        self.expect("raced", said.number("raced") or 0, raced)
        self.expect("what", said["what"], (("with a result" if truth.overdue else "driven") if raced else None))
        none = None
        if not truth.raced:
            none = "; there is no result yet" if truth.overdue else "; none has been driven yet"
        self.expect("none", said["none"], none)

    def _check_last_race(self, said):
        raced = self.truth.raced
        self.expect("the last race", said["day"], raced and in_full(raced[-1].day))
        is_late = any(event.day > raced[-1].day for event in self.truth.overdue) if raced else False
        self.expect("with a result here", bool(said["here"]), is_late)


def in_full(day: date):
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
