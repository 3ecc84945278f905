"""Whose facts are whose: a source never rewrites what another source or an editor owns, unless it is told to."""

from collections.abc import Iterable, Mapping
from enum import Enum, auto
from typing import Any

from django.db.models import Model

from results.importers.facts import Fields, SeasonFacts
from results.importers.report import Report
from results.importers.saving.removal import Kept, remove_season
from results.importers.saving.rows import with_slugs
from results.models import (
    EDITORS,
    NO_SOURCE,
    Circuit,
    CircuitLayout,
    Constructor,
    Driver,
    EngineManufacturer,
    Entry,
    GrandPrix,
    Season,
    Told,
)
from results.parsing.words import quoted

EMPTY = (None, "")
REPLACE = "with --replace"
Row = Any  # of a model with an owner


class Claim(Enum):
    """What an import does where what it tells is not its own."""

    RESPECT = auto()  # other sources' facts stop it, the editors' stay as they are
    ASK = auto()  # both stop it, so that whoever is asked knows of all of them
    REPLACE = auto()  # it takes their place


def save_owned(facts: SeasonFacts, owner: str, report: Report, claim: Claim) -> None:
    """Settle whose everything in ``facts`` is; faults where something is in the way of it."""
    season = Season.objects.filter(year=facts.year).first()
    if season and (theirs := _others(season, facts, owner)):
        if claim is not Claim.REPLACE:
            message = (
                f"{facts.year} is stored already and its facts are from {theirs}, not from {owner}; "
                f"give this one another year, or import it {REPLACE} in place of the other"
            )
            report.obstacle("season.toml", message)
            return
        remove_for(facts.year, "season.toml", report)
    for file, model, wanted in (
        ("circuits.csv", Circuit, facts.circuits),
        ("circuit_layouts.csv", CircuitLayout, facts.layouts),
        ("engine_manufacturers.csv", EngineManufacturer, facts.engines),
        ("constructors.csv", Constructor, facts.constructors),
        ("drivers.csv", Driver, facts.drivers),
    ):
        references = [field.name for field in model._meta.fields if field.is_relation]
        settle(file, wanted, by_slug(with_slugs(model, wanted, references)), owner, report, claim)


def by_slug(rows: Iterable[Row]) -> dict[str, Row]:
    return {row.slug: row for row in rows}


def owners_of(season: Season) -> set[str]:
    """The sources that told a year. What an editor has changed in it does not make it the editors'."""
    if season.owner not in ("", EDITORS):
        return {season.owner}
    told = set(Told.objects.filter(season=season).values_list("source", flat=True))
    return told or ({season.source} - {""})


def _others(season: Season, facts: SeasonFacts, owner: str) -> str:
    """Who told the year, if it was somebody else."""
    owners = owners_of(season)
    if owners and owner not in owners:
        return sorted(owners)[0]
    if owner == NO_SOURCE and NO_SOURCE in owners and not _is_the_same_season(facts):
        return "another season folder without a source"
    return ""


def _is_the_same_season(facts: SeasonFacts) -> bool:
    """Whether a folder without a source is the one that told this year before.

    Nothing else names it, so it is known by what is in it: most of its races, and of those who raced, are the same.
    A corrected folder keeps them; another league has perhaps a track or a guest in common.
    """
    races = set(GrandPrix.objects.filter(season=facts.year).values_list("slug", flat=True))
    entries = Entry.objects.filter(classification__session__grand_prix__season=facts.year)
    drivers = set(entries.order_by().values_list("driver__slug", flat=True).distinct())
    return all(
        2 * len(stored & told.keys()) >= len(stored)
        for stored, told in ((races, facts.grands_prix), (drivers, facts.drivers))
    )


def remove_for(year: int, file: str, report: Report) -> None:
    """Make room for a year of another source; a fault where stories are about it."""
    try:
        removal = remove_season(year)
    except Kept as reason:
        report.fault(file, None, str(reason))
        return
    gone = ", ".join(f"{number:,} {name}" for name, number in removal.gone.items())
    report.note(f"{year} of {removal.source or EDITORS} was removed: {gone}")


def settle(
    file: str, wanted: Mapping[Any, Fields], stored: Mapping[Any, Row], owner: str, report: Report, claim: Claim
) -> None:
    """Give each of ``wanted`` its owner, and rows of others the facts they have, but for what is missing.

    The same facts are welcome from everybody. A row without an owner stays so, and takes whatever is told.
    """
    for slug, fields in wanted.items():
        row = stored.get(slug)
        fields["owner"] = row.owner if row else owner
        if row is None or row.owner in ("", owner):
            continue
        other = _contradiction(row, fields)
        if other and claim is Claim.REPLACE:
            fields["owner"] = owner
            continue
        if other:
            _tell(file, str(slug), row.owner, other, owner, report, claim)
        for name in [name for name in fields if name != "owner" and _value(row, name) not in EMPTY]:
            fields[name] = _value(row, name)


def _contradiction(row: Row, fields: Fields) -> tuple[str, Any, Any] | None:
    """The first field that both fill, and otherwise, with what is stored and what is told."""
    for name, told in fields.items():
        before = _value(row, name)
        if name != "owner" and before != told and before not in EMPTY and told not in EMPTY:
            return name, before, told
    return None


def _value(row: Row, name: str) -> Any:
    """As facts have it: what is referred to is named by its slug."""
    value = getattr(row, name)
    return getattr(value, "slug") if isinstance(value, Model) else value  # noqa: B009


def _tell(
    file: str, slug: str, theirs: str, other: tuple[str, Any, Any], owner: str, report: Report, claim: Claim
) -> None:
    name, before, told = other
    if theirs == EDITORS and claim is Claim.RESPECT:
        report.note(
            f"{file}: {quoted(slug)} is as the editors have it: {name} is {quoted(str(before))}, "
            f"and {quoted(str(told))} in {owner}"
        )
        return
    message = (
        f"{quoted(slug)} is stored with other facts, from {theirs}: {name} is {quoted(str(before))}, "
        f"and {quoted(str(told))} in {owner}; give yours another slug, or import it {REPLACE} in place of the other"
    )
    report.obstacle(file, message)
