from importlib import import_module

from django.apps import AppConfig

from f1site import facts, turns


class ArticlesConfig(AppConfig):
    name = "articles"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        turns.register(import_module("articles.turns").TURNS)
        facts.register(import_module("articles.facts").FACTS)
