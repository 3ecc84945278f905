from importlib import import_module

from django.apps import AppConfig

from f1site import facts, turns


class ResultsConfig(AppConfig):
    name = "results"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("results.marks")
        turns.register(import_module("results.turns").TURNS)
        facts.register(import_module("results.facts").FACTS)
