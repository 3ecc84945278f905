"""Where pages are: the paths of the site by name, each made once."""

from contextvars import ContextVar
from functools import lru_cache

from django.core.signals import request_finished, request_started
from django.dispatch import receiver
from django.urls import get_script_prefix, reverse

# What stands before all paths, as long as a request lasts: to ask Django for it takes longer than all the rest.
_prefix: ContextVar[str | None] = ContextVar("prefix", default=None)


@receiver(request_started)
def _remember_prefix(**_: object) -> None:
    _prefix.set(get_script_prefix())


@receiver(request_finished)
def _forget_prefix(**_: object) -> None:
    _prefix.set(None)


def path_to(name: str, *args: object, **kwargs: object) -> str:
    """The path of the page called ``name`` in urls.py. Raises NoReverseMatch."""
    return _made(_prefix.get() or get_script_prefix(), name, args, tuple(kwargs.items()))


@lru_cache(maxsize=32_768)  # the paths of the whole history are about 7,000
def _made(prefix: str, name: str, args: tuple[object, ...], kwargs: tuple[tuple[str, object], ...]) -> str:
    return reverse(name, args=args, kwargs=dict(kwargs))
