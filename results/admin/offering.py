"""Drivers as an autocomplete offers them: the likeliest first, each with the newest team and the years."""

from django.db.models import Case, Count, F, IntegerField, Max, Min, OuterRef, QuerySet, Subquery, Value, When

from results.models import Entry

YEAR = "classification__session__grand_prix__season_id"


def with_career(drivers: QuerySet) -> QuerySet:
    """Adds ``first_year``, ``last_year``, ``newest_team`` and ``rows``, of issued sheets alone."""
    entries = Entry.objects.filter(driver=OuterRef("pk"), classification__issued_at__isnull=False)
    summed = entries.order_by().values("driver")
    return drivers.annotate(
        first_year=Subquery(summed.values(said=Min(YEAR))),
        last_year=Subquery(summed.values(said=Max(YEAR))),
        rows=Subquery(summed.values(said=Count("pk"))),
        newest_team=Subquery(
            entries.order_by(f"-{YEAR}", "-classification__issued_at").values("constructor__name")[:1]
        ),
    )


def likeliest_first(drivers: QuerySet, term: str) -> QuerySet:
    """The exact surname, then who raced last, then who raced most."""
    exact = Case(When(last_name__iexact=term, then=Value(0)), default=Value(1), output_field=IntegerField())
    season = with_career(drivers).annotate(exactness=exact)
    return season.order_by(
        "exactness", F("last_year").desc(nulls_last=True), F("rows").desc(nulls_last=True), "name", "pk"
    )


def driver_label(driver) -> str:
    first, last = getattr(driver, "first_year", None), getattr(driver, "last_year", None)
    if not last:
        return driver.name
    years = str(last) if first == last else f"{first}–{last}"
    return ", ".join(filter(None, [driver.name, driver.newest_team, years]))
