"""The records: who holds each, and each in full, as a page, as JSON, as CSV."""

from django.http import Http404
from django.views.decorators.http import require_safe

from f1site.paths import path_to
from f1site.rendering import render_page
from results.reading.records.answer import Answer, read_answer, read_overview
from results.reading.records.kinds import ACTIVE, ALL_TIME, CONSTRUCTORS, DRIVERS, KINDS, WAYS, ways_of
from results.reading.records.question import Question, Unknown, read_question
from results.reading.sentences.record import holders_in_words, sentence
from results.views.twins import RECORD_FIELDS, csv_response, json_response, record_data, record_rows

LAST_RANK = 100
FACTS = ["records", "standings", "drivers", "constructors"]


@require_safe
def records(request):
    question = _question(request)
    if question.of is None:
        return _overview(request, question)
    answer = _answer(question)
    context = {
        **_page(question),
        "answer": answer,
        "credits": answer.annals.credits(),
        "title": _title(question, answer),
        "sentence": sentence(answer),
        "places": [place for place in answer.places if place.rank <= LAST_RANK],
        "choices": _choices(question, answer.annals),
        "has_active": not answer.annals.is_one_season,
    }
    context["breadcrumbs"] = [("Records", path_to("records")), (context["title"], context["canonical"])]
    return render_page(request, "results/record.html", context, facts=FACTS)


@require_safe
def records_json(request):
    answer = _answer(_asked(request))
    return json_response(record_data(answer, sentence(answer)), FACTS)


@require_safe
def records_csv(request):
    return csv_response(RECORD_FIELDS, record_rows(_answer(_asked(request))), FACTS)


def _overview(request, question):
    overview = read_overview(question)
    context = {
        **_page(question),
        "overview": overview,
        "credits": overview.annals.credits(),
        "sections": [(way, holders, holders_in_words(holders, overview.annals)) for way, holders in overview.sections],
        "choices": [_by(question)],
        "has_active": not overview.annals.is_one_season,
        "elsewhere": _elsewhere(question),
        "breadcrumbs": [("Records", path_to("records"))],
    }
    return render_page(request, "results/records.html", context, facts=FACTS)


def _question(request) -> Question:
    try:
        return read_question(request.GET)
    except Unknown:
        raise Http404("No record is called that.") from None


def _asked(request) -> Question:
    question = _question(request)
    if question.of is None:
        raise Http404("Say which record: ?of=wins")
    return question


def _answer(question) -> Answer:
    try:
        return read_answer(question)
    except Unknown:
        raise Http404("No race and no competitor is from there.") from None


def _page(question):
    query = f"?{question.query}" if question.query else ""
    return {"question": question, "canonical": f"{path_to('records')}{query}", "query": query}


def _title(question, answer) -> str:
    """``Wins in a row, drivers of 2026, Monaco``."""
    words = {"career": "", "streak": " in a row", "team": " with one team", "circuit": " by circuit"}
    words |= {"nation": " by nationality", "youngest": ", the youngest", "oldest": ", the oldest"}
    title = f"{question.of.title}{words[question.way.slug]}"
    return ", ".join(part for part in (title, answer.circuit_name, answer.country_name) if part)


def _choices(question, annals):
    """Rows of links: (heading, [(label, query, is the one shown)]). In a first season everybody is active."""
    all_time = "All time" if annals.is_whole else "All"
    who = ("Who", [_choice(question, all_time, who=ALL_TIME), _choice(question, "Active", who=ACTIVE)])
    return [
        ("Record", [_choice(question, kind.title, of=kind) for kind in KINDS.values()]),
        ("How", [_choice(question, way.title, way=way) for way in ways_of(question.of, question.by)]),
        _by(question),
        *([] if annals.is_one_season and not question.is_active else [who]),
    ]


def _elsewhere(question):
    """The ways that have no table in the overview: (way, [(label, query)])."""
    shown = ("career", "streak", "youngest", "oldest")
    ways = [way for way in WAYS.values() if way.slug not in shown and (question.is_for_drivers or way.for_teams)]
    return [
        (
            way,
            [
                (kind.title, question.but(of=kind, way=way).query)
                for kind in KINDS.values()
                if way in ways_of(kind, question.by)
            ],
        )
        for way in ways
    ]


def _by(question):
    changes = {"nationality": ""}
    labels = ((DRIVERS, "Drivers"), (CONSTRUCTORS, "Teams"))
    return "By", [_choice(question, label, by=by, **(changes if by != question.by else {})) for by, label in labels]


def _choice(question, label, **changes):
    asked = question.but(**changes)
    return label, asked.query, asked == question
