"""What serving any page from Django costs at least: a view without middleware that returns bytes it has at hand."""

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["*"], MIDDLEWARE=[], ROOT_URLCONF=__name__, SECRET_KEY="of-nothing", LOGGING={})
BODIES = {file.name: file.read_bytes() for file in Path(os.environ["BENCH_BODIES"]).iterdir()}


def floor(request: HttpRequest, name: str) -> HttpResponse:
    if "If-None-Match" in request.headers:
        return HttpResponse(status=304)
    body = BODIES[name]
    return HttpResponse(body, headers={"Content-Length": len(body)})


urlpatterns = [path("<str:name>", floor)]
application = get_wsgi_application()
