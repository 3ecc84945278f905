"""Stories from a folder of story files into the database. What is there already belongs to the editors and stays."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from articles.importers.story_file import Story, read_story
from articles.models import Article, Embed, Quote, Speaker
from results.importers.report import Report, Tally
from results.importers.suggestions import unknown
from results.models import Constructor, Driver, GrandPrix, Session
from results.parsing.words import parse_slug

BUNDLED = Path(__file__).resolve().parent.parent / "stories"
SPEAKERS = "speakers.toml"
LONGEST_NAME: int = getattr(Speaker._meta.get_field("name"), "max_length", 0)
# The same story has the same id on every installation, so a reader's feed program knows it again.
_STORIES = uuid5(NAMESPACE_URL, "urn:parc-ferme:stories")


def uid_of(slug: str) -> UUID:
    """The permanent id of the story that a file of this name first brought in."""
    return uuid5(_STORIES, slug)


@transaction.atomic
def import_stories(folder: Path = BUNDLED) -> Report:
    """Save the stories of ``folder`` (``<year>/<slug>.html``, ``speakers.toml``) that are new.

    With any fault nothing is saved. A story that is known, by its slug or its id, is left as it is.
    """
    report = Report(str(folder))
    names = _Names.load()
    speakers = _read_speakers(folder, names, report)
    stories = _read_stories(folder, report)
    for file, story in stories.items():
        for message in _unknown_names(story, names, speakers):
            report.fault(file, None, message)
    if report.ok:
        report.tallies["stories"] = Tally()
        for story in stories.values():
            _save_if_new(story, names, speakers, report.tallies["stories"])
    return report


def _read_stories(folder: Path, report: Report) -> dict[str, Story]:
    if not folder.is_dir():
        report.fault(str(folder), None, "there is no such folder")
        return {}
    stories: dict[str, Story] = {}
    places: dict[str, str] = {}
    for path in sorted(folder.glob("*/*.html")):
        file = path.relative_to(folder).as_posix()
        text = _text(path, file, report)
        if text is None:
            continue
        if path.stem in places:
            report.fault(file, None, f"there is a story of this name in {places[path.stem]} too")
        places[path.stem] = file
        if story := read_story(path.stem, text, partial(report.fault, file)):
            stories[file] = story
    return stories


def _text(path: Path, file: str, report: Report) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        report.fault(file, None, "this is not UTF-8; save the file as UTF-8")
    except OSError as error:
        report.fault(file, None, f"the file cannot be read ({error.strerror})")
    return None


def _read_speakers(folder: Path, names: "_Names", report: Report) -> dict[str, dict[str, str]]:
    """Name and, for a driver, ``driver`` of every speaker by slug. Without a file there are none."""
    path = folder / SPEAKERS
    text = _text(path, SPEAKERS, report) if path.is_file() else ""
    try:
        speakers = tomllib.loads(text or "")
    except (ValueError, RecursionError) as error:
        report.fault(SPEAKERS, None, f"this is not TOML ({error})")
        return {}
    for slug, speaker in speakers.items():
        for message in _speaker_problems(slug, speaker, names):
            report.fault(SPEAKERS, None, f"{slug}: {message}")
    return speakers


def _speaker_problems(slug: str, speaker: Any, names: "_Names") -> Iterator[str]:
    try:
        parse_slug(slug)
    except ValueError as error:
        yield str(error)
    if not isinstance(speaker, dict) or not all(isinstance(value, str) for value in speaker.values()):
        yield 'a table with texts is needed, as in name = "Helmut Marko"'
        return
    yield from (unknown("key", key, ("name", "driver")) for key in speaker if key not in ("name", "driver"))
    if not 0 < len(speaker.get("name", "")) <= LONGEST_NAME:
        yield f"a name of at most {LONGEST_NAME} characters is needed"
    if "driver" in speaker and speaker["driver"] not in names.drivers:
        yield unknown("driver", speaker["driver"], names.drivers)


class _Names:
    """What stories may refer to, by the name they use for it."""

    def __init__(self, drivers: dict, constructors: dict, grands_prix: dict, sessions: dict):
        self.drivers: dict[str, int] = drivers
        self.constructors: dict[str, int] = constructors
        self.grands_prix: dict[str, int] = grands_prix
        self.sessions: dict[str, int] = sessions

    @classmethod
    def load(cls) -> "_Names":
        sessions = Session.objects.order_by().values_list("grand_prix__season", "grand_prix__slug", "kind", "pk")
        return cls(
            dict(Driver.objects.order_by().values_list("slug", "pk")),
            dict(Constructor.objects.order_by().values_list("slug", "pk")),
            {
                f"{year}/{slug}": pk
                for year, slug, pk in GrandPrix.objects.order_by().values_list("season", "slug", "pk")
            },
            {f"{year}/{slug}/{kind}": pk for year, slug, kind, pk in sessions},
        )


def _unknown_names(story: Story, names: _Names, speakers: Mapping[str, Any]) -> Iterator[str]:
    """A sentence for every name that leads nowhere."""
    grands_prix = [story.grand_prix, *(embed.get("grand_prix") for embed in story.embeds)]
    yield from _unknown("Grand Prix", grands_prix, names.grands_prix)
    yield from _unknown("session", (embed.get("session") for embed in story.embeds), names.sessions)
    yield from _unknown("driver", story.drivers, names.drivers)
    yield from _unknown("constructor", story.constructors, names.constructors)
    yield from _unknown("speaker", (quote["speaker"] for quote in story.quotes), speakers)


def _unknown(thing: str, used: Iterable[str | None], known: Mapping[str, Any]) -> Iterator[str]:
    return (unknown(thing, name, known) for name in dict.fromkeys(used) if name is not None and name not in known)


def _save_if_new(story: Story, names: _Names, speakers: Mapping[str, Any], tally: Tally) -> None:
    # An editor may have given it another slug since; its id stays.
    if Article.objects.filter(uid=uid_of(story.slug)).exists() or Article.objects.filter(slug=story.slug).exists():
        tally.unchanged += 1
        return
    article = Article.objects.create(
        uid=uid_of(story.slug),
        slug=story.slug,
        grand_prix_id=names.grands_prix[story.grand_prix] if story.grand_prix else None,
        updated_at=story.fields.get("published_at"),
        **story.fields,
    )
    article.drivers.set([names.drivers[slug] for slug in story.drivers])
    article.constructors.set([names.constructors[slug] for slug in story.constructors])
    _save_quotes(article, story, names, speakers)
    _save_embeds(article, story, names)
    tally.created += 1


def _save_quotes(article: Article, story: Story, names: _Names, speakers: Mapping[str, Any]) -> None:
    for number, quote in enumerate(story.quotes, start=1):
        speaker = _speaker(quote["speaker"], speakers[quote["speaker"]], names)
        Quote.objects.create(
            article=article, number=number, speaker=speaker, role=quote.get("role", ""), words=quote["words"]
        )


def _speaker(slug: str, speaker: Mapping[str, str], names: _Names) -> Speaker:
    """The speaker of that slug or of that driver; a new one where neither is known."""
    driver = names.drivers.get(speaker.get("driver", ""))
    known = Speaker.objects.filter(slug=slug).first() or (driver and Speaker.objects.filter(driver=driver).first())
    return known or Speaker.objects.create(slug=slug, name=speaker["name"], driver_id=driver)


def _save_embeds(article: Article, story: Story, names: _Names) -> None:
    for order, embed in enumerate(story.embeds, start=1):
        Embed.objects.create(
            article=article,
            order=order,
            table=embed["table"],
            session_id=names.sessions.get(embed.get("session", "")),
            grand_prix_id=names.grands_prix.get(embed.get("grand_prix", "")),
        )
