from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "f1site"
    verbose_name = "Site"
    default_auto_field = "django.db.models.BigAutoField"
