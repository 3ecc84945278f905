from importlib import import_module

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class SiteConfig(AppConfig):
    name = "f1site"
    verbose_name = "Site"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("f1site.marks")
        connection_created.connect(import_module("f1site.changes").watch, dispatch_uid="changes")
