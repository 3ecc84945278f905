"""What a page says: its visible text in lines, and the statements in them that a moment can make false."""

import re
from dataclasses import dataclass
from decimal import Decimal
from html.parser import HTMLParser

INLINE = {"a", "abbr", "b", "em", "i", "small", "span", "strong", "sup", "time", "data"}
NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
N = rf"(?i:\d+|{'|'.join(NUMBERS)})"
GP = r"(?:[^;:,.()]*?Grand Prix(?: West)?|Indianapolis 500)"
# Points; some were halved, or shared by three.
P = r"\d+(?:\.\d+)?"
DAY = r"\d{1,2} [A-Z][a-z]+(?: \d{4})?"
SHORT = r"\d{1,2} [A-Z][a-z]{2}"
WHO = r"[A-Z][^;:,]*?"
# What is left, or what has no result here: "ten races and two sprints".
LEFT = rf"(?:{N} races?)?(?: and )?(?:{N} sprints?)?"

STATEMENTS = {
    "summary": rf"After (?P<raced>{N}) of (?P<races>{N}) Grands? Prix(?: and the sprint at the (?P<sprint>{GP}))? "
    rf"(?P<who>{WHO}) leads with (?P<points>{P}) points?"
    rf"(?:, (?P<ahead>{P}) points? ahead of (?P<second>{WHO}))?(?=\. |\.$| Of the )",
    "team": rf"Of the constructors (?P<who>{WHO}) leads with (?P<points>{P}) points?\.",
    "champion": rf"(?P<who>{WHO}) won the championship for (?P<team>{WHO}) with (?P<wins>{N}) wins? "
    rf"in (?P<races>{N}) Grands? Prix and (?P<points>{P}) points, (?P<ahead>{P}) ahead of (?P<second>{WHO}); "
    rf"decided (?P<in_sprint>in the sprint )?at (?P<last>the last, )?the (?P<since>{GP})"
    rf"(?: with (?P<to_go>{N}) rounds? to go)?\.",
    "progress": r"[Aa]fter (?P<raced>\d+) of (?P<races>\d+) Grand Prix"
    r"(?:, incl\. (?P<sprinted>\d+) of (?P<sprints>\d+) sprints?)?",
    "caption": rf"^(?P<who>{WHO}) (?P<verb>leads|won it) with (?P<points>{P}) points?"
    rf"(?:, (?P<ahead>{P}) ahead of (?P<second>{WHO}))?(?P<decided>; the title is decided)?"
    rf"(?:; (?P<third>{WHO}) (?:is|was) third with (?P<third_points>{P}))?\.",
    "decided": rf"Decided (?P<in_sprint>in the sprint )?at (?P<last>the last, )?the (?P<since>{GP})"
    rf"(?: with (?P<to_go>{N}) rounds? to go)?"
    rf"(?:: nobody can catch (?P<who>{WHO}) any more)?"
    rf"(?:; (?P<most>{P}) points? (?:are|is) left for a (?:driver|team), in (?P<left>{LEFT}))?\.",
    "open": rf"(?P<who>Every (?:driver|team)|Only {WHO}(?:, {WHO})*|\S+ (?:drivers|teams)) can still be champion on "
    rf"points[:;] (?P<most>{P}) points? (?:are|is) left for a (?:driver|team), in (?P<left>{LEFT})\.",
    "open then": rf"After (?P<sprint>the sprint at )?the (?P<after>{GP}) "
    rf"(?P<who>every (?:driver|team)|only {WHO}(?:, {WHO})*|\S+ (?:drivers|teams)) could still be champion on points; "
    rf"(?P<gone>{LEFT}), worth (?P<worth>{P}) points? to a (?:driver|team), (?:has|have) no result here"
    rf"(?:, and (?P<most>{P}) points? (?:are|is) left for a (?:driver|team), in (?P<left>{LEFT}))?\.",
    "next": rf"The next is the (?P<next>{GP}) on (?P<day>{DAY})\.",
    "overdue": rf"(?P<count>{N}) Grands Prix were due from (?P<first>{DAY}) to (?P<last>{DAY}); "
    r"there is no result of them yet\.",
    "overdue one": rf"The (?P<name>{GP}) was due on (?P<day>{DAY}); there is no result yet\.",
    "later": rf"(?P<count>{N}) later races are over and have no result here yet\.",
    "later one": rf"The (?P<name>{GP}) of (?P<day>{DAY}) is over and has no result here yet\.",
    "stands after": rf"It stands after (?P<sprint>the sprint at )?the (?P<after>{GP})\.",
    "heading": rf"^Championship (?:(?P<this>after this race|after the sprint)|(?P<before>before this race)|"
    rf"after (?P<sprint>the sprint at )?the (?P<after>{GP}))$",
    "missing before": rf"(?P<count>{N}) later races? before this one (?:has|have) no result here yet\.",
    "to come before": rf"(?P<count>{N}) races? before this one (?:is|are) still to come\.",
    "lead": rf"^(?P<who>{WHO}) leads (?P<second>{WHO}) by (?P<ahead>{P}) points?\.",
    "won": rf"^(?P<who>{WHO}) won the championship, (?P<ahead>{P}) points? ahead of (?P<second>{WHO})\.",
    "led": rf"(?:^|(?<=\. ))(?P<who>{WHO}) led after (?:the first Grand Prix|each of the (?P<all>{N}) races|"
    rf"(?P<some>{N}) of (?P<of>{N}) races)(?P<others>(?:,? (?:and )?{WHO} after {N})*)"
    r"(?: \(level leaders count each\))?\.",
    "today": rf"(?P<raced>{N}) of (?P<races>{N}) Grands? Prix of (?P<year>\d+) "
    rf"(?P<what>is driven|are driven|has a result|have a result)(?: and (?P<who>{WHO}) leads? with (?P<points>{P}) "
    r"points?)?\.",
    "season over": rf"The season of (?P<year>\d+) is over(?:: (?P<who>{WHO}) is champion)?\.",
    "calendar": rf"(?P<grands_prix>{N}) Grands? Prix(?:, (?P<sprints>{N}) with a sprint)?(?:; (?P<cancelled>{N}) "
    rf"cancelled)?(?:; (?P<raced>{N}) (?P<what>driven|with a result))?"
    r"(?P<none>; there is no result yet|; none has been driven yet)?\.",
    "last race": rf"^The last race(?P<here> with a result here)?, (?:\w+ )?(?P<day>{DAY})",
    "start": r"^(?P<what>Start|Was due):",
    "no result yet": r"^There is no (?:race )?result yet\.",
    "session": r"The session (?P<what>was due to start|starts|was due on|is on) ",
    "no result": rf"^no result yet (?P<day>{SHORT}|no date)(?: sprint)?$",
    "is next": rf"^next (?P<day>{SHORT}|no date)(?: sprint)?$",
}
PATTERNS = {name: re.compile(pattern) for name, pattern in STATEMENTS.items()}
# Whatever speaks of what is to come, left, late or decided is to be one of the statements.
TELLING = re.compile(
    r"\bto come\b|\bleft (?:for|in)\b|still (?:be|can)\b|\b(?:was|were|is) due\b|no result\b|\b[Dd]ecided\b"
    r"|The next is|later races?\b|(?:is|are) over\b|can catch|to go\b|not yet\b"
)
# Names and numbers say nothing by themselves: most cells of a table need not be looked at.
SAYS = re.compile(
    r"after|After|leads?|won|champion|is over|[Dd]ue|next|result|Decided|race|Grands? Prix|[Ss]tart|session"
)


class Text(HTMLParser):
    """A line for each block; a script says nothing."""

    def __init__(self, html):
        super().__init__()
        self.parts, self._mute = [], 0
        self.feed(html)
        self.lines = [line for text in "".join(self.parts).split("\n") if (line := " ".join(text.split()))]

    def handle_starttag(self, tag, attributes):
        if tag in ("script", "style"):
            self._mute += 1
        # The sentence in a caption stands on its own.
        is_own = "caption__words" in (dict(attributes).get("class") or "")
        self.parts.append("" if tag in INLINE and not is_own else "\n")

    def handle_endtag(self, tag):
        if tag in ("script", "style"):
            self._mute -= 1
        self.parts.append("" if tag in INLINE else "\n")

    def handle_data(self, text):
        if not self._mute:
            self.parts.append(text.replace("\n", " "))


@dataclass(frozen=True)
class Statement:
    name: str
    line: str
    values: dict

    def __getitem__(self, key):
        return self.values[key]

    def number(self, key):
        """A number in figures or words; None where it is not said."""
        return number(self.values[key]) if self.values[key] is not None else None


def number(text):
    if text[0].isdigit():
        return Decimal(text) if "." in text else int(text)
    return NUMBERS.index(text.lower())


def portion(text):
    """``ten races and two sprints`` as (10, 2)."""
    found = dict.fromkeys(("race", "sprint"), 0)
    for count, what in re.findall(rf"({N}) (race|sprint)s?", text or "", re.IGNORECASE):
        found[what] = number(count)
    return found["race"], found["sprint"]


class Told:
    """The statements of a page. ``unknown`` are lines that speak of what is to come in words not known here."""

    def __init__(self, html):
        self.lines = Text(html).lines
        self.statements, self.unknown = [], []
        for line in filter(SAYS.search, self.lines):
            rest = line
            for name, pattern in PATTERNS.items():
                for match in pattern.finditer(line):
                    self.statements.append(Statement(name, line, match.groupdict()))
                    rest = rest.replace(match[0], " … ")
            if TELLING.search(rest):
                self.unknown.append(rest)

    def all(self, *names):
        return [each for each in self.statements if each.name in names]

    def one(self, name):
        """The statement, said once or more in the same words; None where it is not said."""
        found = {tuple(each.values.items()): each for each in self.all(name)}
        assert len(found) < 2, f"{name} is said in two ways: {[each.line for each in found.values()]}"
        return next(iter(found.values()), None)
