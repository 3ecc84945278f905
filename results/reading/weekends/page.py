"""The page of a race weekend."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from f1site.facts import NAMES, season_key
from f1site.paths import path_to
from results.facts import RESULTS
from results.reading.annals import read_annals
from results.reading.calendars import Calendar, calendar_of
from results.reading.credits import Credit, credits_of
from results.reading.sentences import descriptions, reach
from results.reading.sentences import weekend as sentences
from results.reading.sentences.race import biggest_gain, in_words
from results.reading.sentences.scoring import points_factor
from results.reading.weekends.formats import weekend_format
from results.reading.weekends.ground import Ground
from results.reading.weekends.sessions import WeekendSession, event_days
from results.reading.weekends.standings import StandingsAround, TopLines, standings_around
from results.reading.weekends.stories import Stories, stories_by_moment
from results.reading.weekends.weekend import Weekend, read_weekend


@dataclass(frozen=True, slots=True)
class Leaders:
    """The first lines of a championship with what they are headed and told by, and the address of the whole table."""

    title: str
    top: TopLines
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class WeekendPage:
    """``session`` is None: the head of the page is that of sessions too. ``ahead`` is what is said before a race."""

    calendar: Calendar
    grand_prix: Any
    weekend: Weekend
    standings: StandingsAround
    stories: Stories
    first_day: date | None
    last_day: date | None
    ahead: str
    session: None = None

    @property
    def ground(self) -> Ground:
        return self.weekend.ground

    @property
    def siblings(self) -> list[WeekendSession]:
        return [line.session for line in self.weekend.lines]

    @property
    def previous(self) -> Any:
        return self.calendar.before(self.grand_prix)

    @property
    def next(self) -> Any:
        return self.calendar.after(self.grand_prix)

    @property
    def days(self) -> str:
        return sentences.days(self.first_day, self.last_day)

    @property
    def format(self) -> str:
        return weekend_format(self.siblings, bool(self.calendar.sprints))

    @property
    def has_starts(self) -> bool:
        return any(session.starts_at for session in self.siblings)

    @property
    def description(self) -> str:
        return descriptions.weekend(self.grand_prix, self.weekend.podium, self.calendar)

    @property
    def told(self) -> str:
        """The race in a sentence."""
        return in_words(self.weekend.race_sheet)

    @property
    def summary(self) -> str:
        """The race in a few, with their gaps."""
        sheet = self.weekend.race_sheet
        said = [self.told, biggest_gain(sheet, after_result=True), points_factor(self.grand_prix)]
        return " ".join(filter(None, said)) if self.told else ""

    @property
    def sessions_words(self) -> str:
        return sentences.sessions(self.weekend.lines)

    @property
    def winners_words(self) -> str:
        return sentences.previous_winners(self.weekend.previous)

    @property
    def standings_heading(self) -> str:
        return reach.heading(self.standings)

    @property
    def standings_words(self) -> str:
        return reach.between(self.standings)

    @property
    def leaders(self) -> list[Leaders]:
        around, counting = self.standings, self.calendar.counting
        is_final = self.calendar.is_complete and around.is_after and self.grand_prix == counting[-1]
        found = (("drivers", "Drivers", around.drivers), ("constructors", "Constructors", around.constructors))
        return [
            Leaders(
                title,
                top,
                sentences.lead(top.lines, is_final=is_final),
                f"{path_to(f'{name}_championship', self.grand_prix.season_id)}?after={top.grand_prix.slug}",
            )
            for name, title, top in found
            if top
        ]

    @property
    def twins(self) -> tuple[str, str]:
        """The addresses of the race as JSON and as CSV."""
        where = (self.grand_prix.season_id, self.grand_prix.slug, "race")
        return path_to("session_json", *where), path_to("session_csv", *where)

    @property
    def address(self) -> str:
        return self.grand_prix.get_absolute_url()

    @property
    def breadcrumbs(self) -> list[tuple[str, str]]:
        return [
            ("Seasons", path_to("seasons")),
            (str(self.calendar.season), self.calendar.season.get_absolute_url()),
            (self.grand_prix.name, self.address),
        ]

    @property
    def credits(self) -> list[Credit]:
        return credits_of([self.calendar.season, *self.weekend.sources], [self.ground.owner])

    @property
    def facts(self) -> list[str]:
        """Any sheet of any season may make another the last here, or the record of the layout."""
        sheets = [f"classification-{line.sheet.classification.pk}" for line in self.weekend.lines if line.sheet]
        tables = [f"standingstable-{table.pk}" for table in self.standings.tables]
        stories = ["stories", *(f"article-{story.pk}" for story in self.stories.all)]
        return [NAMES, RESULTS, season_key(self.grand_prix.season_id), *sheets, *tables, *stories]


def read_weekend_page(year: int, slug: str) -> WeekendPage | None:
    """None for a Grand Prix that is not there. Twelve queries at most, once what it shares is there."""
    calendar = calendar_of(year)
    grand_prix = calendar.find(slug) if calendar else None
    if calendar is None or grand_prix is None:
        return None
    weekend = read_weekend(grand_prix)
    first_day, last_day = event_days(grand_prix, (line.session for line in weekend.lines))
    return WeekendPage(
        calendar=calendar,
        grand_prix=grand_prix,
        weekend=weekend,
        standings=standings_around(calendar, grand_prix, weekend.race_sheet),
        stories=stories_by_moment(grand_prix, first_day),
        first_day=first_day,
        last_day=last_day,
        ahead="" if weekend.race_sheet else sentences.ahead(grand_prix, weekend, read_annals()),
    )
