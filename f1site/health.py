"""For load balancers and monitors: is the process alive, and can it do its work?"""

import logging
from collections.abc import Callable

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers. Asks nothing else, so that a slow database never gets a healthy process restarted."""
    return _plain("alive")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """The database and the cache answer too, within the time-outs of the settings; 503 naming those that do not."""
    down = [name for name, ask in PARTS.items() if not _answers(name, ask)]
    return _plain(f"no answer from the {' and the '.join(down)}", status=503) if down else _plain("ready")


def _ask_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _ask_cache() -> None:
    cache.get("readyz")


PARTS: dict[str, Callable[[], None]] = {"database": _ask_database, "cache": _ask_cache}


def _answers(name: str, ask: Callable[[], None]) -> bool:
    try:
        ask()
    except Exception:  # whatever a driver raises, the answer is the same: not ready
        logger.warning("readyz: no answer from the %s", name, exc_info=True)
        return False
    return True


def _plain(text: str, status: int = 200) -> HttpResponse:
    return HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")
