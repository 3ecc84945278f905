import pytest

from articles.importers.story_file import read_story
from articles.text.body import marker_faults

FRONT = """kind = "news"
headline = "Something happened"
"""
BODY = "<p>What happened, at length.</p>"


def read(front=FRONT, body=BODY, slug="something"):
    """The story and what was noted about its file."""
    noted = []
    story = read_story(slug, f"+++\n{front}+++\n{body}\n", lambda line, message: noted.append((line, message)))
    return story, noted


def test_read_story_separates_fields_from_names():
    front = FRONT + 'grand_prix = "2023/mexico"\ndrivers = ["sergio-perez"]\npublished_at = 2023-10-26T09:00:00Z\n'
    story, noted = read(front)
    assert noted == []
    assert (story.slug, story.grand_prix, story.drivers) == ("something", "2023/mexico", ["sergio-perez"])
    assert sorted(story.fields) == ["body", "headline", "kind", "published_at"]
    assert story.fields["body"] == BODY


def test_read_story_cleans_the_text():
    story, noted = read(body='<p onclick="x()">Fast.<script>alert(1)</script></p>')
    assert noted == []
    assert story.fields["body"] == "<p>Fast.</p>"


def test_read_story_with_embeds_has_chosen_tables():
    story, noted = read(FRONT + '[[embeds]]\ntable = "drivers"\ngrand_prix = "2023/mexico"\n')
    assert noted == []
    assert story.fields["tables"] == "chosen"


@pytest.mark.parametrize(
    ("front", "fault"),
    [
        ('kind = "news"\n', (None, "headline is missing")),
        ('kind = "news"\nheadline = ""\n', (3, "headline is empty")),
        ('kind = "reprot"\nheadline = "X"\n', (2, 'unknown kind "reprot", did you mean "report"?')),
        (FRONT + 'standfrist = "X"\n', (4, 'unknown key "standfrist", did you mean "standfirst"?')),
        (FRONT + "kicker = 7\n", (4, "kicker must be a text")),
        (FRONT + f'kicker = "{"x" * 61}"\n', (4, "kicker has 61 characters, 60 is the most")),
        (FRONT + 'drivers = "max-verstappen"\n', (4, "drivers must be a list of texts")),
        (FRONT + "published_at = 2023-10-26\n", (4, "published_at must be a time with its zone")),
        (FRONT + "published_at = 2023-10-26T09:00:00\n", (4, "published_at must be a time with its zone")),
        (FRONT + 'is_lead = "yes"\n', (4, "is_lead must be true or false")),
        (FRONT + "quotes = 3\n", (4, "quotes must be tables")),
        (FRONT + 'tables = "chosen"\n', (4, 'tables = "chosen" and [[embeds]] go together')),
        (FRONT + "kicker =\n", (4, "this is not TOML (Invalid value)")),
        (
            FRONT + '[[embeds]]\ntable = "drivers"\nsession = "2023/mexico/race"\n',
            (4, "table 1: a classification names a session and nothing else, standings a grand_prix"),
        ),
        (
            FRONT + '[[embeds]]\ntable = "driver"\ngrand_prix = "2023/mexico"\n',
            (4, 'table 1: unknown table "driver", did you mean "drivers"?'),
        ),
    ],
)
def test_read_story_names_a_fault_and_its_line(front, fault):
    story, noted = read(front)
    assert story is None
    assert noted == [fault]


def test_read_story_wants_a_marker_for_each_quotation_and_a_quotation_for_each_marker():
    quote = '[[quotes]]\nspeaker = "helmut-marko"\nwords = "His race was faultless."\n'
    story, noted = read(FRONT + quote, "<p>He said: [quote 2]</p>")
    assert story is None
    assert [message for _, message in noted] == marker_faults("[quote 2]", [1])
    assert len(noted) == 2


def test_read_story_wants_speaker_and_words_of_a_quotation():
    _, noted = read(FRONT + '[[quotes]]\nrole = "driver"\n', "<p>[quote 1]</p>")
    assert noted == [(4, "quotation 1: speaker is missing"), (4, "quotation 1: words is missing")]


@pytest.mark.parametrize("text", ["", "<p>Only a text.</p>", "+++\nkind = 'news'\n", "\n\n", "+++"])
def test_read_story_without_front_matter_is_a_fault(text):
    noted = []
    assert read_story("something", text, lambda *fault: noted.append(fault)) is None
    assert noted == [(None, "the file must start with its front matter between two lines of +++")]


def test_read_story_without_a_text_is_a_fault():
    assert read(body=" \n") == (None, [(None, "there is no text after the front matter")])


def test_read_story_wants_a_slug_as_the_name_of_the_file():
    story, noted = read(slug="Mexico Preview")
    assert story is None
    assert noted[0][1].startswith('the name of the file becomes the address: "Mexico Preview" is not a slug')


def test_read_story_takes_windows_line_ends():
    noted = []
    text = f"+++\n{FRONT}+++\n{BODY}\n".replace("\n", "\r\n")
    story = read_story("something", text, lambda *fault: noted.append(fault))
    assert (noted, story.fields["headline"], story.fields["body"]) == ([], "Something happened", BODY)
