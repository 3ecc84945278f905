"""The records: who holds each, and each in full, as a page, as JSON, as CSV."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from f1site.rendering import render_page
from results.reading.records.answer import Answer, read_answer
from results.reading.records.page import FACTS, read_record_page, read_records_page
from results.reading.records.question import Question, Unknown, read_question
from results.reading.sentences.record import sentence
from results.views.twins import RECORD_FIELDS, csv_response, json_response, record_data, record_rows


@require_safe
def records(request: HttpRequest) -> HttpResponse:
    question = _question(request)
    if question.of is None:
        overview = read_records_page(question)
        return render_page(request, "results/records.html", {"page": overview}, facts=overview.facts)
    try:
        page = read_record_page(question)
    except Unknown:
        raise _nothing_there() from None
    return render_page(request, "results/record.html", {"page": page}, facts=page.facts)


@require_safe
def records_json(request: HttpRequest) -> HttpResponse:
    answer = _answer(request)
    return json_response(record_data(answer, sentence(answer)), FACTS)


@require_safe
def records_csv(request: HttpRequest) -> HttpResponse:
    return csv_response(RECORD_FIELDS, record_rows(_answer(request)), FACTS)


def _question(request: HttpRequest) -> Question:
    try:
        return read_question(request.GET)
    except Unknown:
        raise Http404("No record is called that.") from None


def _answer(request: HttpRequest) -> Answer:
    question = _question(request)
    if question.of is None:
        raise Http404("Say which record: ?of=wins")
    try:
        return read_answer(question)
    except Unknown:
        raise _nothing_there() from None


def _nothing_there() -> Http404:
    return Http404("No race and no competitor is from there.")
