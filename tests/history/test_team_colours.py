"""The teams that have a colour are those that scored."""

from results.models import Score
from tests.site.test_team_colours import SCORED_SINCE_1990


def test_teams_that_scored_since_1990_are_those_with_a_colour():
    scored = Score.objects.filter(points__gt=0, entry__classification__session__grand_prix__season__gte=1990)
    slugs = scored.order_by("entry__constructor__slug").values_list("entry__constructor__slug", flat=True)
    assert list(slugs.distinct()) == SCORED_SINCE_1990
