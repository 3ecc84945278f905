"""Times typed the way a result sheet prints them."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from results.parsing.times import format_time, parse_gap, parse_laps_behind, parse_time


@dataclass(frozen=True, slots=True)
class Gap:
    """Behind the winner of the same sheet, in milliseconds."""

    milliseconds: int


@dataclass(frozen=True, slots=True)
class LapsBehind:
    """Behind the winner of the same sheet, in laps."""

    laps: int


class TimeField(forms.CharField):
    """``1:35:21.362`` for the editor, whole milliseconds for everyone else. None when empty."""

    example = "1:29.708"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **({"required": False} | kwargs))
        self.widget.attrs.update({"class": "sheet-time", "autocomplete": "off", "size": 10})

    def prepare_value(self, value: Any) -> Any:
        return format_time(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        try:
            return self.read(text)
        except ValueError:
            raise ValidationError(f"That is not a time. Write it as {self.example}.", "invalid") from None

    def read(self, text: str) -> Any:
        return parse_time(text.removeprefix("+"))

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True


class ResultTimeField(TimeField):
    """A time, or a gap to the winner: milliseconds, ``Gap`` or ``LapsBehind``."""

    example = "1:35:21.362, +10.730 or +1 lap"

    def read(self, text: str) -> int | Gap | LapsBehind:
        try:
            return LapsBehind(parse_laps_behind(text))
        except ValueError:
            return Gap(parse_gap(text)) if text.startswith("+") else parse_time(text)
