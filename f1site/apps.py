from django.apps import AppConfig
from django.db.backends.signals import connection_created


class SiteConfig(AppConfig):
    name = "f1site"
    verbose_name = "Site"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Not before: they need models.
        from f1site import changes, marks, registry  # noqa: F401
        from f1site.sitemaps.lists import Lists

        registry.register(sections=[Lists()])
        connection_created.connect(changes.watch, dispatch_uid="changes")
