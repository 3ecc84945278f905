"""The site as a server of a benchmark calls it: as in production, with its static files in a scratch folder."""

import os

from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "f1site.settings")
settings.STATIC_ROOT = os.environ["BENCH_STATIC"]

from f1site.wsgi import application

__all__ = ["application"]
