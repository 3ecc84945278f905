from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "results"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Not before: they read models.
        from f1site import facts, registry, turns
        from results import facts as of_results
        from results import lists, marks, sitemaps  # noqa: F401
        from results.turns import TURNS

        registry.register(lists=lists.LISTS, sections=sitemaps.SECTIONS)
        facts.register(of_results.FACTS)
        turns.register(TURNS)
