"""Where pages are: the paths of the site by name, each made once."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse


def path_to(name: str, *args: object, **kwargs: object) -> str:
    """The path of the page called ``name`` in urls.py. Raises NoReverseMatch."""
    return _made(get_script_prefix(), name, args, tuple(kwargs.items()))


@lru_cache(maxsize=32_768)  # the paths of the whole history are about 7,000
def _made(prefix: str, name: str, args: tuple[object, ...], kwargs: tuple[tuple[str, object], ...]) -> str:
    return reverse(name, args=args, kwargs=dict(kwargs))
