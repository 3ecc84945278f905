from importlib import import_module

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "f1site"
    verbose_name = "Site"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("f1site.marks")
