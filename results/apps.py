from importlib import import_module

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "results"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("results.marks")
        # Not before: they read models.
        from f1site.registry import register
        from results import lists, sitemaps

        register(lists=lists.LISTS, sections=sitemaps.SECTIONS)
