"""The language of the public pages: Jinja2, with the filters and functions that the apps bring.

An app marks them with ``marks.filter`` and ``marks.function`` in the modules of its ``marks`` package, which its
AppConfig imports: a page uses them by their names, without loading anything.
"""

import re
from collections.abc import Callable
from types import FunctionType, MethodType
from typing import Any, TypeVar

from django.template import defaultfilters
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from jinja2 import ChainableUndefined, Environment, FileSystemLoader
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from markupsafe import _escape_inner  # type: ignore[attr-defined]  # escape() but for the Markup it makes of the text

Marked = TypeVar("Marked", bound=Callable[..., Any])

# A line of nothing but tags and comments leaves no line in the page.
TAGS_ALONE = re.compile(r"(?:(?:\{%(?:[^%]|%(?!\}))*%\}|\{#.*?#\})\s*)+")


class Marks:
    """What pages may call by name. A name means one thing in all of them."""

    def __init__(self) -> None:
        self.filters: dict[str, Callable[..., Any]] = {}
        self.functions: dict[str, Callable[..., Any]] = {}

    def filter(self, function: Marked) -> Marked:
        """``{{ value|name(argument) }}``"""
        return self._marked(self.filters, function)

    def function(self, function: Marked) -> Marked:
        """``{{ name(argument) }}``"""
        return self._marked(self.functions, function)

    def _marked(self, those: dict[str, Callable[..., Any]], function: Marked) -> Marked:
        name = function.__name__
        if name in self.filters or name in self.functions:
            raise ValueError(f"Two marks are called {name}.")
        those[name] = function
        return function


marks = Marks()
for django_filter in (
    defaultfilters.capfirst,
    defaultfilters.date,
    defaultfilters.floatformat,
    defaultfilters.pluralize,
    defaultfilters.truncatechars,
    defaultfilters.urlencode,
):
    marks.filter(django_filter)


@marks.filter
def paragraphs(text: str) -> SafeString:
    """Plain text as paragraphs, its single breaks kept."""
    return mark_safe(linebreaks(text, autoescape=True))  # noqa: S308  # it has been escaped


class WithoutIndentation(FileSystemLoader):
    """Takes out the indentation and the lines of tags, which are there for whoever reads the template."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, path, is_current = super().get_source(environment, template)
        return without_indentation(source), path, is_current


def without_indentation(source: str) -> str:
    """A break between lines that show something stays one. Where one goes a comment keeps the count for errors."""
    lines = [line.strip() for line in source.splitlines()]
    return "".join(line + ("{#\n#}" if not line or TAGS_ALONE.fullmatch(line) else "\n") for line in lines)


class PlainOutput(CodeGenerator):
    """What is shown is escaped, and left plain text: to make Markup of each value takes four times as long."""

    def _output_child_pre(self, node: Any, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.shown(")


class PlainCalls(Context):
    """Functions and methods that do not ask for the context are called at once: most of them only give an address."""

    def call(self, called: Any, *args: Any, **kwargs: Any) -> Any:
        if type(called) not in (MethodType, FunctionType) or hasattr(called, "jinja_pass_arg"):
            return super().call(called, *args, **kwargs)
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return called(*args, **kwargs)


class Pages(Environment):
    code_generator_class = PlainOutput
    context_class = PlainCalls

    @staticmethod
    def shown(value: Any) -> str:
        kind = type(value)
        if kind is str:
            return _escape_inner(value)
        if kind is int:
            return str(value)
        return value.__html__() if hasattr(value, "__html__") else _escape_inner(str(value))


def environment(*, loader: FileSystemLoader, **options: Any) -> Environment:
    """For Django's own back end, which turns escaping on. What a page is not given is empty, as is all asked of it."""
    options |= {"loader": WithoutIndentation(loader.searchpath), "undefined": ChainableUndefined, "cache_size": -1}
    found = Pages(**options)
    found.filters |= marks.filters
    found.globals |= marks.functions
    return found
