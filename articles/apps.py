from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Not before: they read models.
        from articles import feeds, lists, sitemaps
        from f1site.registry import register

        register(lists=lists.LISTS, sections=sitemaps.SECTIONS, feeds=feeds.FEEDS)
