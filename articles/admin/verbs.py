"""The buttons below a story: each saves the page and then does what it says."""

from articles import publishing
from articles.models import Article

# What the button says, what it does, and what the editor is told afterwards.
VERBS = {
    "_publish": ("Save and publish now", publishing.publish, "The story is out."),
    "_withdraw": ("Save and withdraw", publishing.withdraw, "The story is withdrawn. Its address says so."),
    "_put_back": ("Save and put back", publishing.put_back, "The story is no longer withdrawn."),
    "_share": (
        "Save and share the draft",
        publishing.share,
        "Whoever has the link under “Publication” may read the draft.",
    ),
    "_stop_sharing": ("Save and stop sharing", publishing.stop_sharing, "The link to the draft no longer works."),
}


def fitting(article: Article | None) -> list[str]:
    """Names of the verbs that make sense for a story as it is."""
    return [name for name, (_, verb, _) in VERBS.items() if not publishing.why_not(verb, article or Article())]
