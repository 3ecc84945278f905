from importlib import import_module

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "f1site"
    verbose_name = "Site"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("f1site.marks")
        # Not before: it needs models.
        from f1site.registry import register
        from f1site.sitemaps.lists import Lists

        register(sections=[Lists()])
