"""The addresses of the sport. They are a contract: see DESIGN.md, "Addresses"."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter

from results.models import Championship
from results.views import (
    championships,
    circuits,
    constructors,
    drivers,
    records,
    seasons,
    sessions,
    styleguide,
    weekends,
)

LATEST_YEAR = 32_767  # what a small integer holds


class YearConverter(IntConverter):
    """A year the database can hold: anything longer is no address of ours."""

    regex = "0|[1-9][0-9]{0,4}"

    def to_python(self, value):
        year = int(value)
        if year > LATEST_YEAR:
            raise ValueError("out of range")
        return year


register_converter(YearConverter, "year")

urlpatterns = [
    path("seasons/", seasons.seasons, name="seasons"),
    path("seasons/<year:year>/", seasons.season, name="season"),
    *(
        path(f"seasons/<year:year>/{who}{ending}", view, {"championship": who}, name=f"{who}_{name}")
        for who in Championship
        for ending, view, name in (
            ("/", championships.championship, "championship"),
            (".json", championships.championship_json, "championship_json"),
            (".csv", championships.championship_csv, "championship_csv"),
            ("/results.json", championships.results_json, "results_json"),
            ("/results.csv", championships.results_csv, "results_csv"),
        )
    ),
    path("seasons/<year:year>/<slug:slug>/", weekends.grand_prix, name="grand_prix"),
    path("seasons/<year:year>/<slug:slug>/<slug:kind>/", sessions.session, name="session"),
    path("seasons/<year:year>/<slug:slug>/<slug:kind>.json", sessions.session_json, name="session_json"),
    path("seasons/<year:year>/<slug:slug>/<slug:kind>.csv", sessions.session_csv, name="session_csv"),
    path("drivers/", drivers.drivers, name="drivers"),
    path("drivers/<slug:slug>/", drivers.driver, name="driver"),
    path("constructors/", constructors.constructors, name="constructors"),
    path("constructors/<slug:slug>/", constructors.constructor, name="constructor"),
    path("records/", records.records, name="records"),
    path("records.json", records.records_json, name="records_json"),
    path("records.csv", records.records_csv, name="records_csv"),
    path("circuits/", circuits.circuits, name="circuits"),
    path("circuits/<slug:slug>/", circuits.circuit, name="circuit"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
]
