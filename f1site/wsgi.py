"""The application a server calls: ``granian --interface wsgi f1site.wsgi:application``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "f1site.settings")
application = get_wsgi_application()
