from datetime import UTC, datetime

import pytest

from articles.importers.stories import import_stories, uid_of
from articles.models import Article, Embed, Quote, Speaker
from results.models import Driver
from tests.builders import a_constructor, a_driver, a_grand_prix, a_session, a_speaker, an_article

SPEAKERS = """
[sergio-perez]
name = "Sergio Pérez"
driver = "sergio-perez"

[helmut-marko]
name = "Helmut Marko"
"""
STORY = """+++
kind = "preview"
headline = "Home"
standfirst = "He is home."
byline = "Newsroom"
grand_prix = "2023/mexico"
drivers = ["sergio-perez"]
constructors = ["red-bull"]
published_at = 2023-10-26T09:00:00Z
is_lead = true

[[quotes]]
speaker = "sergio-perez"
role = "driver"
words = "I wanted more."

[[quotes]]
speaker = "helmut-marko"
words = "Faultless."

[[embeds]]
table = "classification"
session = "2023/united-states/race"

[[embeds]]
table = "constructors"
grand_prix = "2023/united-states"
+++
<p>He said: [quote 1]</p>
<p>[quote 2]</p>
"""


@pytest.fixture
def season(db):
    a_grand_prix(slug="mexico")
    a_session(a_grand_prix(slug="united-states"), kind="race")
    a_driver(slug="sergio-perez", name="Sergio Pérez", last_name="Pérez")
    a_constructor(slug="red-bull")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "2023").mkdir()
    (tmp_path / "speakers.toml").write_text(SPEAKERS, encoding="utf-8")
    write(tmp_path, STORY)
    return tmp_path


def write(folder, text, name="2023/home.html"):
    (folder / name).write_text(text, encoding="utf-8")


def faults(folder):
    """The faults of an import that, having some, left nothing behind."""
    before = Article.objects.count()
    report = import_stories(folder)
    assert (report.ok, report.tallies, Article.objects.count()) == (False, {}, before)
    return list(report.fault_lines())


def test_import_stories_saves_a_story_with_all_that_belongs_to_it(season, folder):
    report = import_stories(folder)
    assert (list(report.fault_lines()), report.created) == ([], 1)
    article = Article.objects.get()
    assert (article.uid, article.slug, article.kind, article.headline) == (uid_of("home"), "home", "preview", "Home")
    assert article.published_at == article.updated_at == datetime(2023, 10, 26, 9, tzinfo=UTC)
    assert (article.grand_prix.slug, article.is_lead, article.tables) == ("mexico", True, "chosen")
    assert [driver.slug for driver in article.drivers.all()] == ["sergio-perez"]
    assert [constructor.slug for constructor in article.constructors.all()] == ["red-bull"]
    assert list(article.quotes.values_list("number", "speaker__name", "speaker__driver__slug", "role", "words")) == [
        (1, "Sergio Pérez", "sergio-perez", "driver", "I wanted more."),
        (2, "Helmut Marko", None, "", "Faultless."),
    ]
    assert list(article.embeds.values_list("order", "table", "session__kind", "grand_prix__slug")) == [
        (1, "classification", "race", None),
        (2, "constructors", None, "united-states"),
    ]


def test_import_stories_twice_is_the_same_as_once(season, folder):
    import_stories(folder)
    before = [list(model.objects.order_by("pk").values()) for model in (Article, Quote, Speaker, Embed)]
    report = import_stories(folder)
    assert (report.created, report.updated, report.tallies["stories"].unchanged) == (0, 0, 1)
    assert [list(model.objects.order_by("pk").values()) for model in (Article, Quote, Speaker, Embed)] == before


@pytest.mark.parametrize("change", [{"headline": "Home at last"}, {"slug": "home-at-last"}, {"published_at": None}])
def test_import_stories_leaves_what_an_editor_changed(season, folder, change):
    import_stories(folder)
    Article.objects.update(**change)
    Quote.objects.filter(number=2).delete()
    import_stories(folder)
    assert {field: getattr(Article.objects.get(), field) for field in change} == change
    assert Quote.objects.count() == 1


def test_import_stories_leaves_an_editors_own_story_of_that_slug(season, folder):
    own = an_article(slug="home", headline="My own")
    assert import_stories(folder).created == 0
    assert list(Article.objects.values_list("pk", "headline")) == [(own.pk, "My own")]


def test_import_stories_gives_a_story_the_same_id_everywhere():
    assert str(uid_of("mexico-city-2023-preview")) == "053a26f1-4608-55e7-9916-53e38dad484b"


def test_import_stories_uses_the_speaker_an_editor_made_for_the_driver(season, folder):
    known = a_speaker(slug="checo", driver=Driver.objects.get(slug="sergio-perez"))
    import_stories(folder)
    assert Quote.objects.get(number=1).speaker == known


def test_import_stories_names_every_unknown_thing_and_saves_nothing(season, folder):
    write(folder, STORY, "2023/another.html")
    broken = STORY.replace('"red-bull"', '"red-bul"').replace('["sergio-perez"]', '["sergio-peres"]')
    broken = broken.replace("2023/mexico", "2023/mexiko").replace("/race", "/races").replace("helmut-", "helmuth-")
    write(folder, broken)
    assert faults(folder) == [
        '2023/home.html: unknown Grand Prix "2023/mexiko", did you mean "2023/mexico"?',
        '2023/home.html: unknown session "2023/united-states/races", did you mean "2023/united-states/race"?',
        '2023/home.html: unknown driver "sergio-peres", did you mean "sergio-perez"?',
        '2023/home.html: unknown constructor "red-bul", did you mean "red-bull"?',
        '2023/home.html: unknown speaker "helmuth-marko", did you mean "helmut-marko"?',
    ]


def test_import_stories_says_in_which_line_a_file_is_wrong(season, folder):
    write(folder, STORY.replace('kind = "preview"', 'kind = "prewiew"'))
    assert faults(folder) == ['2023/home.html:2: unknown kind "prewiew", did you mean "preview"?']


def test_import_stories_wants_one_story_per_name(season, folder):
    (folder / "2024").mkdir()
    write(folder, STORY, "2024/home.html")
    assert faults(folder) == ["2024/home.html: there is a story of this name in 2023/home.html too"]


def test_import_stories_wants_utf_8(season, folder):
    (folder / "2023" / "home.html").write_bytes("+++\nkicker = 'Pérez'\n".encode("latin-1"))
    assert faults(folder) == ["2023/home.html: this is not UTF-8; save the file as UTF-8"]


@pytest.mark.parametrize(
    ("speakers", "fault"),
    [
        ("[x", "speakers.toml: this is not TOML"),
        (
            'sergio-perez = "x"\n[helmut-marko]\nname = "M"\n',
            "speakers.toml: sergio-perez: a table with texts is needed",
        ),
        (SPEAKERS.replace('"sergio-perez"', '"sergio"'), 'speakers.toml: sergio-perez: unknown driver "sergio"'),
        (
            SPEAKERS.replace('name = "Helmut Marko"', ""),
            "speakers.toml: helmut-marko: a name of at most 100 characters",
        ),
        (SPEAKERS.replace("[helmut-marko]", "[Marko]"), 'speakers.toml: Marko: "Marko" is not a slug'),
    ],
)
def test_import_stories_names_faults_among_the_speakers(season, folder, speakers, fault):
    write(folder, speakers, "speakers.toml")
    assert any(line.startswith(fault) for line in faults(folder))


def test_import_stories_without_a_folder_or_stories(db, tmp_path):
    assert faults(tmp_path / "none") == [f"{tmp_path / 'none'}: there is no such folder"]
    report = import_stories(tmp_path)
    assert (report.ok, report.created) == (True, 0)
