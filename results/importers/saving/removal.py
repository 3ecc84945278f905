"""Takes a season away, with what only it used. Nothing that somebody wrote is lost: stories keep it from going."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Model, QuerySet

from results.importers.saving.rows import at_once
from results.models import (
    EDITORS,
    Circuit,
    CircuitLayout,
    Classification,
    Constructor,
    Drive,
    Driver,
    DriverOfTheDay,
    EngineManufacturer,
    Entrant,
    Entry,
    FastestLap,
    GrandPrix,
    GridPosition,
    PitStop,
    PointsAdjustment,
    Ruling,
    Season,
    Session,
    Standing,
    StandingsTable,
    Told,
)
from results.parsing.words import quoted

# What may go with a season, in an order in which nothing refers to what has gone before.
THINGS: tuple[type[Model], ...] = (Driver, Constructor, EngineManufacturer, Entrant, CircuitLayout, Circuit)
MOST_NAMED = 5
CALLED = {Entry: "result rows", Classification: "sheets"}  # as reports of imports call them
SESSION = "session__grand_prix__season"
ENTRY = "classification__session__grand_prix__season"
# Where a season names a thing: the model, its way to the season, its field for the thing.
USES: dict[type[Model], tuple[tuple[type[Model], str, str], ...]] = {
    Driver: (
        (Entry, ENTRY, "driver"),
        (GridPosition, SESSION, "driver"),
        (FastestLap, SESSION, "driver"),
        (PitStop, SESSION, "driver"),
        (DriverOfTheDay, SESSION, "driver"),
        (Drive, "season", "driver"),
        (PointsAdjustment, "season", "driver"),
    ),
    Constructor: (
        (Entry, ENTRY, "constructor"),
        (Drive, "season", "constructor"),
        (PointsAdjustment, "season", "constructor"),
    ),
    EngineManufacturer: (
        (Entry, ENTRY, "engine"),
        (Drive, "season", "engine"),
        (PointsAdjustment, "season", "engine"),
    ),
    Entrant: ((Drive, "season", "entrant"),),
    CircuitLayout: ((GrandPrix, "season", "layout"),),
    Circuit: ((GrandPrix, "season", "layout__circuit"),),
}


class Kept(Exception):
    """Why a season stays, in a sentence."""


@dataclass(slots=True)
class Removal:
    """``gone`` are the numbers of rows by what they are called; ``kept`` says what stays of it, and why."""

    year: int
    source: str
    gone: dict[str, int] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        width = max(map(len, self.gone), default=0)
        rows = [f"  {name:<{width}}  {number:,} removed" for name, number in self.gone.items()]
        return "\n".join([f"Season {self.year}:", *rows, *(f"  note: {words}" for words in self.kept)])


def remove_season(year: int) -> Removal:
    """Remove it in one transaction. Season.DoesNotExist; ``Kept`` where stories are about it."""
    with transaction.atomic():
        season = Season.objects.select_for_update().get(year=year)
        refuse_with_stories(year)
        used = {model: _used(model, year) for model in THINGS}
        removal = Removal(year, season.owner or season.source)
        _remove_rows(season, removal)
        is_last = not Season.objects.filter(owner=removal.source).exists()
        for model in THINGS:
            _remove_unused(model, used[model], removal, with_all_of_owner=is_last)
    return removal


def refuse_with_stories(year: int) -> None:
    """``Kept`` where anything but results refers to its races or sessions."""
    found: dict[tuple[type[Model], int], str] = {}
    for rows in (GrandPrix.objects.filter(season=year), Session.objects.filter(grand_prix__season=year)):
        for relation in rows.model._meta.related_objects:
            if relation.related_model._meta.app_label != rows.model._meta.app_label:
                for row in relation.related_model._default_manager.filter(**{f"{relation.field.name}__in": rows}):
                    story = _story(row)
                    found[type(story), story.pk] = str(story)
    if not found:
        return
    titles = ", ".join(quoted(title) for title in sorted(found.values())[:MOST_NAMED])
    more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
    stories = "1 story is" if len(found) == 1 else f"{len(found)} stories are"
    raise Kept(
        f"{year} stays: {stories} about its races ({titles}{more}); "
        "give each another Grand Prix or none, and other tables, in the admin first"
    )


def _story(row: Model) -> Model:
    """The story a row belongs to, or is: a table in a story goes with it."""
    for name in ("article", "story"):
        if hasattr(row, name):
            return getattr(row, name)
    return row


def contents(year: int) -> Iterator[str]:
    """What would go, in words: for whoever is asked whether it shall."""
    sheets = Classification.objects.filter(session__grand_prix__season=year)
    races = GrandPrix.objects.filter(season=year).count()
    yield "1 Grand Prix" if races == 1 else f"{races} Grands Prix"
    number = sheets.count()
    yield f"{number} sheet" if number == 1 else f"{number} sheets"
    if by_hand := sheets.filter(source="").count():
        yield f"{by_hand} of them entered by editors"


def _used(model: type[Model], year: int) -> set[int]:
    found: set[int] = set()
    for rows, way, name in USES[model]:
        pks = rows._default_manager.filter(**{way: year}).order_by().values_list(name, flat=True).distinct()
        found.update(pk for pk in pks if pk is not None)
    return found


def _remove_rows(season: Season, removal: Removal) -> None:
    """Everything of the season alone, what refers before what is referred to."""
    of_session = {"session__grand_prix__season": season}
    for rows in (
        Standing.objects.filter(table__grand_prix__season=season),
        StandingsTable.objects.filter(grand_prix__season=season),
        PointsAdjustment.objects.filter(season=season),
        Entry.objects.filter(classification__session__grand_prix__season=season),
        Classification.objects.filter(**of_session),
        Ruling.objects.filter(**of_session),
        *(model._default_manager.filter(**of_session) for model in (GridPosition, FastestLap, PitStop, DriverOfTheDay)),
        Told.objects.filter(season=season),
        Session.objects.filter(grand_prix__season=season),
        GrandPrix.objects.filter(season=season),
        Drive.objects.filter(season=season),
        Season.objects.filter(pk=season.pk),
    ):
        _delete(rows, removal)


def _delete(rows: QuerySet, removal: Removal) -> None:
    """What they are called alone is counted: not what was computed from them and goes along."""
    _, by_model = rows.order_by().delete()
    number = by_model.get(rows.model._meta.label, 0)
    if number and rows.model not in (Standing, StandingsTable, Told):
        name = CALLED.get(rows.model, str(rows.model._meta.verbose_name_plural))
        removal.gone[name] = removal.gone.get(name, 0) + number


def _remove_unused(model: type[Model], used: Iterable[int], removal: Removal, with_all_of_owner: bool) -> None:
    """Those of ``used`` that nothing refers to any more, whoever told them, but what is the editors' own."""
    candidates = set(used)
    is_owned = any(field.name == "owner" for field in model._meta.fields)
    if is_owned and with_all_of_owner and removal.source:
        candidates.update(model._default_manager.filter(owner=removal.source).values_list("pk", flat=True))
    free = [pk for some in at_once(sorted(candidates)) for pk in _unreferred(model, some)]
    if is_owned:
        mine = [pk for some in at_once(free) for pk in _of_editors(model, some)]
        if mine:
            stay = "stays, though nothing refers to it" if len(mine) == 1 else "stay, though nothing refers to them"
            removal.kept.append(f"{_count(model, len(mine))} of the editors {stay} now")
        free = sorted(set(free) - set(mine))
    for some in at_once(free):
        _delete(model._default_manager.filter(pk__in=some), removal)


def _unreferred(model: type[Model], pks: list[int]) -> list[int]:
    rows = model._default_manager.filter(pk__in=pks)
    for relation in model._meta.related_objects:
        used = relation.related_model._default_manager.filter(**{f"{relation.field.name}__in": pks})
        rows = rows.exclude(pk__in=used.order_by().values(relation.field.name))
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _of_editors(model: type[Model], pks: list[int]) -> list[int]:
    rows = model._default_manager.filter(pk__in=pks, owner__in=("", EDITORS))
    return list(rows.values_list("pk", flat=True))


def _count(model: type[Model], number: int) -> str:
    meta = model._meta
    return f"{number} {meta.verbose_name if number == 1 else meta.verbose_name_plural}"
