"""The text of a story as readers get it."""

import pytest

from articles.text.body import marker_faults, render_body, render_text
from articles.text.names import NameLinks
from tests.articles.full import full
from tests.builders import a_constructor, a_driver, a_quote, a_speaker, an_article

pytestmark = pytest.mark.django_db


def rendered(body, drivers=(), constructors=(), quotes=()):
    """``body`` with people tagged; ``quotes`` are the fields of its quotations."""
    article = an_article(body=body, drivers=drivers, constructors=constructors)
    for fields in quotes:
        a_quote(article, **fields)
    return render_body(article.body, full(article).people)


def perez():
    return a_driver(slug="sergio-perez", name="Sergio Pérez", first_name="Sergio", last_name="Pérez")


def test_first_mention_of_a_driver_becomes_a_link():
    html = rendered("<p>Pérez won. Sergio Pérez smiled.</p>", drivers=[perez()])
    assert html == '<p><a href="/drivers/sergio-perez/">Pérez</a> won. Sergio Pérez smiled.</p>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pérez's car", '<a href="/drivers/sergio-perez/">Pérez</a>&#x27;s car'),
        ("Pérez’s car", '<a href="/drivers/sergio-perez/">Pérez</a>’s car'),
        ("(Pérez)", '(<a href="/drivers/sergio-perez/">Pérez</a>)'),
        ("Pe\u0301rez", '<a href="/drivers/sergio-perez/">Pérez</a>'),
        ("Sergio&nbsp;Pérez", '<a href="/drivers/sergio-perez/">Sergio\xa0Pérez</a>'),
        ("Pérezoso", "Pérezoso"),
        ("Hiperpérez, López-pérez", "Hiperpérez, López-pérez"),
        ("PÉREZ", "PÉREZ"),
    ],
)
def test_names_are_found_as_whole_words(text, expected):
    assert rendered(f"<p>{text}</p>", drivers=[perez()]) == f"<p>{expected}</p>"


def test_a_name_with_jr_is_found_without_it():
    sainz = a_driver(slug="carlos-sainz-jr", name="Carlos Sainz Jr.", first_name="Carlos", last_name="Sainz Jr.")
    link = '<a href="/drivers/carlos-sainz-jr/">'
    assert rendered("<p>Sainz led.</p>", drivers=[sainz]) == f"<p>{link}Sainz</a> led.</p>"
    assert rendered("<p>Carlos Sainz led.</p>", drivers=[sainz]) == f"<p>{link}Carlos Sainz</a> led.</p>"
    assert rendered("<p>Carlos Sainz Jr. led.</p>", drivers=[sainz]) == f"<p>{link}Carlos Sainz Jr.</a> led.</p>"


def test_the_longest_name_wins_and_a_team_is_linked_once():
    team = a_constructor(slug="red-bull", name="Red Bull", full_name="Red Bull Racing")
    html = rendered("<p>Red Bull Racing won; Red Bull cheered.</p>", constructors=[team])
    assert html == '<p><a href="/constructors/red-bull/">Red Bull Racing</a> won; Red Bull cheered.</p>'


def test_a_shared_last_name_leads_nowhere_but_full_names_do():
    brothers = [
        a_driver(slug=name.lower(), name=f"{name} Schumacher", last_name="Schumacher") for name in ("Ralf", "Mick")
    ]
    html = rendered("<p>Schumacher or Ralf Schumacher?</p>", drivers=brothers)
    assert html == '<p>Schumacher or <a href="/drivers/ralf/">Ralf Schumacher</a>?</p>'


def test_a_team_keeps_its_name_from_its_founder():
    jack = a_driver(slug="jack-brabham", name="Jack Brabham", last_name="Brabham")
    team = a_constructor(slug="brabham", name="Brabham")
    html = rendered("<p>Brabham and Jack Brabham.</p>", drivers=[jack], constructors=[team])
    assert html == (
        '<p><a href="/constructors/brabham/">Brabham</a> and <a href="/drivers/jack-brabham/">Jack Brabham</a>.</p>'
    )


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Pérez</h2>",
        "<h3>What <em>Pérez</em> did</h3>",
        '<p><a href="https://example.org">on Pérez</a></p>',
        "<blockquote><p>Pérez said</p></blockquote>",
    ],
)
def test_names_in_links_headings_and_quotations_stay_as_they_are(html):
    driver = perez()
    linked = rendered(f"{html}<p>Pérez</p>", drivers=[driver])
    assert linked.count("/drivers/sergio-perez/") == 1
    assert linked.endswith('<p><a href="/drivers/sergio-perez/">Pérez</a></p>')


def test_a_quotation_alone_in_its_paragraph_is_a_figure_with_its_speaker():
    marko = a_speaker(slug="helmut-marko", name="Helmut Marko")
    html = rendered(
        "<p>Before.</p><p> [quote 1]<br></p><p>After.</p>",
        quotes=[{"speaker": marko, "words": "Faultless.", "role": "consultant"}],
    )
    before, rest = html.split("<figure", 1)
    figure, after = rest.split("</figure>")
    assert (before, after) == ("<p>Before.</p>", "<p>After.</p>")
    assert figure.startswith(' class="quote" id="quote-1">')
    assert "<p>Faultless.</p>" in figure
    assert '<a href="/speakers/helmut-marko/">Helmut Marko</a>, consultant' in figure


def test_a_quotation_in_a_sentence_keeps_the_sentence():
    marko = a_speaker(slug="helmut-marko", name="Helmut Marko")
    quotes = [{"speaker": marko, "words": "His race was\nfaultless."}]
    assert rendered("<p>Helmut Marko said: [quote 1] So?</p>", quotes=quotes) == (
        '<p><a href="/speakers/helmut-marko/">Helmut Marko</a> said: '
        '<q class="quote-words" id="quote-1">His race was faultless.</q> So?</p>'
    )
    assert rendered("<p>Someone said: [quote 1]</p>", quotes=quotes) == (
        '<p>Someone said: <q class="quote-words" id="quote-1">His race was faultless.</q> '
        '(<a href="/speakers/helmut-marko/">Helmut Marko</a>)</p>'
    )


def test_a_speaker_who_drives_leads_to_the_driver():
    driver = perez()
    speaker = a_speaker(name="Sergio Pérez", driver=driver)
    html = rendered("<p>Pérez: [quote 1]</p>", quotes=[{"speaker": speaker}])
    assert html.startswith('<p><a href="/drivers/sergio-perez/">Pérez</a>: <q ')


def test_a_quotation_without_a_marker_stands_after_the_text():
    html = rendered("<p>Text.</p>", quotes=[{"words": "One."}, {"words": "Two."}])
    assert html.startswith("<p>Text.</p><figure")
    assert html.index("One.") < html.index("Two.")


@pytest.mark.parametrize(
    "marker",
    ["[quote 7]", "[quote 0]", "[quote 99999999999999999999]", f"[quote {'9' * 5000}]", f"[quote {'0' * 5000}]"],
)
def test_a_marker_without_a_quotation_shows_nothing(marker):
    assert rendered(f"<p>{marker}</p><p>A {marker} b.</p>", quotes=[]) == "<p>A  b.</p>"


def test_a_marker_used_twice_has_one_anchor():
    html = rendered("<p>[quote 1]</p><p>Again [quote 1]</p>", quotes=[{"words": "Once."}])
    assert html.count('id="quote-1"') == 1
    assert html.count("Once.") == 2


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        '<p onclick="alert(1)">text</p>',
        '<a href="javascript:alert(1)">text</a>',
        "<iframe src=//evil.example></iframe>",
        "<figure data-quote='1'><svg onload=alert(1)></figure>",
        "<style>*{}</style>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
    ],
)
def test_stored_text_is_never_trusted(hostile):
    html = rendered(f"<p>Good.</p>{hostile}", drivers=[perez()])
    assert "<p>Good.</p>" in html
    for forbidden in ("<script", "<img", "<svg", "<iframe", "<style", "onclick", "onerror", "javascript:", "<figure"):
        assert forbidden not in html.lower()


def test_words_names_and_roles_are_text_never_markup():
    evil = "<script>alert('&')</script>"
    speaker = a_speaker(name=evil)
    fields = {"speaker": speaker, "words": evil, "role": evil}
    html = rendered("<p>[quote 1]</p><p>So: [quote 2].</p>", quotes=[fields, fields])
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 5


def test_markers_nested_in_markers_do_no_harm():
    html = rendered("<p>[quote [quote 1]]</p>", quotes=[{"words": "[quote 1]"}])
    assert html.count("<q ") == 1


@pytest.mark.parametrize("body", ["", "<p></p>", "no markup at all", "<p>open <strong>ended", "<<<>>>&&&", "\x00"])
def test_odd_texts_are_rendered(body):
    assert isinstance(render_text(body, [], NameLinks()), str)


def test_no_faults_where_markers_and_quotations_fit():
    assert marker_faults("<p>[quote 1]</p><p>[sic] said [Quote 02]</p>", [1, 2]) == []


def test_faults_name_every_doubt_about_markers():
    assert marker_faults("<p>[quote 9] [quote 1] [quote 1] [quote one]</p>", [1, 2]) == [
        "[quote 9] in the text has no quotation 9 in the list: readers see nothing.",
        "[quote 1] stands in the text 2 times.",
        "[quote one] in the text is not a marker: write [quote 1] with the number of the quotation.",
        "Quotation 2 has no [quote 2]: it will stand after the text.",
    ]
