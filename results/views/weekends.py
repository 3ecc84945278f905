"""A race weekend."""

from django.http import Http404
from django.views.decorators.http import require_safe

from f1site.paths import path_to
from f1site.rendering import render_page
from results.reading.annals import read_annals
from results.reading.calendars import read_calendar_of
from results.reading.coverage import stories_by_moment
from results.reading.credits import credits_of
from results.reading.sentences import descriptions, reach
from results.reading.sentences import weekend as sentences
from results.reading.sentences.race import biggest_gain, in_words
from results.reading.sentences.scoring import points_factor
from results.reading.weekends.formats import weekend_format
from results.reading.weekends.standings import standings_around
from results.reading.weekends.weekend import event_days, read_weekend
from results.views.structured_data import weekend_event


@require_safe
def grand_prix(request, year, slug):
    calendar = read_calendar_of(year)
    grand_prix = calendar.find(slug) if calendar else None
    if calendar is None or grand_prix is None:
        raise Http404("No such Grand Prix in this season.")
    weekend = read_weekend(grand_prix)
    standings = standings_around(calendar, grand_prix)
    is_final = calendar.is_complete and standings.is_after and grand_prix == calendar.counting[-1]
    sessions = [line.session for line in weekend.lines]
    first_day, last_day = event_days(grand_prix, sessions)
    stories = stories_by_moment(grand_prix, first_day)
    context = {
        "grand_prix": grand_prix,
        "calendar": calendar,
        "weekend": weekend,
        "credits": credits_of([calendar.season, *weekend.earlier_seasons], [grand_prix.layout.owner]),
        "siblings": sessions,
        "days": sentences.days(first_day, last_day),
        "format": weekend_format(sessions, bool(calendar.sprints)),
        "summary": [
            in_words(weekend.race_sheet),
            biggest_gain(weekend.race_sheet, after_result=True),
            points_factor(grand_prix),
        ],
        "podium_words": descriptions.weekend(grand_prix, weekend.podium) if weekend.podium else "",
        "ahead": "" if weekend.race_sheet else sentences.ahead(grand_prix, weekend, read_annals()),
        "has_starts": any(session.starts_at for session in sessions),
        "sessions_words": sentences.sessions(weekend.lines),
        "winners_words": sentences.previous_winners(weekend.previous),
        "standings": standings,
        "standings_heading": reach.heading(standings),
        "standings_words": reach.between(standings),
        "leads": [
            sentences.lead(top.lines, is_final=is_final) if top else ""
            for top in (standings.drivers, standings.constructors)
        ],
        "stories": stories,
        "previous": calendar.before(grand_prix),
        "next": calendar.after(grand_prix),
        "event": weekend_event(grand_prix, sessions),
        "canonical": grand_prix.get_absolute_url(),
        "breadcrumbs": [
            ("Seasons", path_to("seasons")),
            (str(calendar.season), calendar.season.get_absolute_url()),
            (grand_prix.name, grand_prix.get_absolute_url()),
        ],
    }
    sheets = [line.sheet.classification for line in weekend.lines if line.sheet]
    facts = [calendar.season, grand_prix, grand_prix.layout.circuit, *sheets, *standings.tables, *stories.all]
    return render_page(request, "results/grand_prix.html", context, facts=facts, part="results/weekend/_weekend.html")
