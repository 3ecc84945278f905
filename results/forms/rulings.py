"""Points given or taken by a decision."""

from django import forms

from results.forms.season import refuse_uncountable
from results.models import PointsAdjustment


class PointsAdjustmentForm(forms.ModelForm):
    class Meta:
        model = PointsAdjustment
        fields = ["grand_prix", "driver", "constructor", "engine", "effect", "points", "decided_at", "reason", "ruling"]
        labels = {"grand_prix": "from", "constructor": "team"}
        help_texts = {
            "driver": "For the drivers' championship. Then leave team and engine empty.",
            "constructor": "For the constructors' championship: the team and its engine.",
            "decided_at": "From this moment on the tables show it. UTC.",
        }

    def clean(self):
        driver, team, engine = (self.cleaned_data.get(name) for name in ("driver", "constructor", "engine"))
        if driver and (team or engine):
            self.add_error("driver", "Choose the driver, or the team with its engine, but not both.")
        elif not driver and not (team and engine):
            self.add_error("constructor" if engine else "engine" if team else "driver",
                           "Choose the driver, or the team with its engine.")  # fmt: skip
        self._check_points()
        if "grand_prix" in self.cleaned_data:
            refuse_uncountable(self.cleaned_data["grand_prix"].season)

    def _check_points(self):
        effect, points = self.cleaned_data.get("effect"), self.cleaned_data.get("points")
        if effect == PointsAdjustment.Effect.POINTS and points == 0:
            self.add_error("points", "How many points? Negative takes them away: -15.")
        elif effect and effect != PointsAdjustment.Effect.POINTS and points:
            self.add_error("points", "Leave this at 0: the effect you chose needs no number.")
