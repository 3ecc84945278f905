"""Which records there are, and how each may be looked at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """``title`` heads its table, ``verb`` and ``one``/``many`` make sentences: has won 1 race, has won 3 races."""

    slug: str
    title: str
    verb: str
    one: str
    many: str
    holder: str = "winner"


@dataclass(frozen=True, slots=True)
class Way:
    """A way of looking at a record; ``for_teams``: it makes sense for constructors too."""

    slug: str
    title: str
    for_teams: bool = True


KINDS = {
    kind.slug: kind
    for kind in (
        Kind("wins", "Wins", "won", "race", "races", "winner"),
        Kind("poles", "Pole positions", "taken", "pole position", "pole positions", "pole sitter"),
        Kind("podiums", "Podiums", "taken", "podium place", "podium places", "on the podium"),
        Kind("fastest-laps", "Fastest laps", "set", "fastest lap", "fastest laps", "with the fastest lap"),
        Kind("points", "Points", "scored", "point", "points", "in the points"),
        Kind("starts", "Starts", "started", "race", "races", "starter"),
        Kind("titles", "Titles", "won", "championship", "championships", "champion"),
    )
}
WAYS = {
    way.slug: way
    for way in (
        Way("career", "In all"),
        Way("streak", "In a row"),
        Way("team", "With one team", for_teams=False),
        Way("circuit", "By circuit"),
        Way("nation", "By nationality"),
        Way("youngest", "Youngest", for_teams=False),
        Way("oldest", "Oldest", for_teams=False),
    )
}
DRIVERS, CONSTRUCTORS, DRIVER_AND_TEAM = "drivers", "constructors", "driver and team"
ALL_TIME, ACTIVE = "all-time", "active"


def ways_of(kind: Kind, by: str) -> list[Way]:
    """A title is won at no circuit, and in a row only by seasons."""
    ways = [way for way in WAYS.values() if by == DRIVERS or way.for_teams]
    return [way for way in ways if kind.slug != "titles" or way.slug not in ("circuit", "team")]
