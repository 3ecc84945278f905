"""The application a server calls: ``granian --interface wsgi f1site.wsgi:application``."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "f1site.settings")

application = get_wsgi_application()

# What is there by now stays: to look through it for garbage again and again costs a page a tenth of its time.
gc.collect()
gc.freeze()
