"""Seasons, and the rules without which nothing can be counted."""

from django import forms
from django.contrib.admin.widgets import AdminURLFieldWidget
from django.core.exceptions import ValidationError
from django.forms.fields import InvalidJSONInput
from django.utils.text import capfirst

from results.models import Classification, Season
from results.scoring.own_rules import read_rules
from results.sheets.conditions import uncountable

FIRST_YEAR, LAST_YEAR = 1900, 2100


def refuse_without_rules(season: Season) -> None:
    """Raise ValidationError, in a sentence for the editor, if the standings of a season could not be computed."""
    if fault := uncountable(season):
        raise ValidationError(fault)


def refuse_uncountable(season: Season) -> None:
    """The same, for a season that has something to count."""
    if Classification.objects.scoring().issued().filter(session__grand_prix__season=season).exists():
        refuse_without_rules(season)


class RulesField(forms.JSONField):
    """Rules in the words of a season folder. Text that no reader of JSON survives is only not JSON."""

    default_error_messages = {"invalid": 'Rules are written as {"race": [25, 18, 15], "sprint": [8, 7, 6]}.'}

    def bound_data(self, data, initial):
        return initial if self.disabled else InvalidJSONInput(data or "")  # as typed, line breaks and all

    def prepare_value(self, value):
        return "" if value is None else super().prepare_value(value)

    def to_python(self, value):
        if "\\u0000" in str(value):
            raise ValidationError("Rules hold a character that cannot be stored.")
        try:
            rules = super().to_python(value)
            if rules in self.empty_values:
                return None
            if not isinstance(rules, dict):
                raise ValidationError(self.error_messages["invalid"], "invalid")
            read_rules(rules)
        except RecursionError:
            raise ValidationError(self.error_messages["invalid"], "invalid") from None
        except ValueError as fault:
            raise ValidationError(f"{capfirst(str(fault))}.") from None
        return rules


class SeasonForm(forms.ModelForm):
    rules = RulesField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        help_text="Only for a league that counts in its own way. Leave it empty for the World Championship. "
        'Otherwise: {"race": [25, 18, 15], "sprint": [8, 7], "fastest_lap": {"points": 1, "within": 10}}',
    )

    source_url = forms.URLField(
        label="Address of the source", required=False, max_length=200, assume_scheme="https", widget=AdminURLFieldWidget
    )

    class Meta:
        model = Season
        fields = ["year", "name", "rules", "source", "source_url"]

    def clean_year(self):
        year = self.cleaned_data["year"]
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValidationError(f"Give a year from {FIRST_YEAR} to {LAST_YEAR}.")
        return year

    def clean_name(self):
        name, year = self.cleaned_data["name"], self._year
        if name == str(year):
            return ""  # that is what it is called anyway
        other = Season.objects.exclude(year=year).filter(name__iexact=name).first() if name else None
        if name.isdecimal() and len(name) == 4 and FIRST_YEAR <= int(name) <= LAST_YEAR:
            raise ValidationError("A season that is called by another year than its own cannot be told apart.")
        if other:
            raise ValidationError(f"The season of {other.year} has this name already.")
        return name

    @property
    def _year(self) -> int | None:
        return self.instance.pk or self.cleaned_data.get("year")

    def clean_rules(self):
        rules = self.cleaned_data["rules"]
        if self.instance.pk:
            refuse_uncountable(Season(year=self.instance.pk, rules=rules))
        return rules
