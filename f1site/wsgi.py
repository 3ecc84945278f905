"""The application a server calls: ``granian --interface wsgi f1site.wsgi:application``."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "f1site.settings")

application = get_wsgi_application()

# What is there by now stays: to look through it for garbage again and again costs a page a tenth of its time. So does
# looking each time that a page has made a few hundred values: they go by themselves when it is sent.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)
