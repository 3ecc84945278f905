from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Not before: they read models.
        from articles import facts as of_articles
        from articles import feeds, lists, sitemaps
        from articles.turns import TURNS
        from f1site import facts, registry, turns

        registry.register(lists=lists.LISTS, sections=sitemaps.SECTIONS, feeds=feeds.FEEDS)
        facts.register(of_articles.FACTS)
        turns.register(TURNS)
