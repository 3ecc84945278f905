"""The flags of nationalities as drawings that stand in the page itself: no request per flag.

The files in ``static/flags`` are named by alpha-2 code and share one view box of 90 x 60 units.
"""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "static" / "flags"
VIEW_BOX = "0 0 90 60"


@cache
def shapes(alpha2: str) -> str:
    """What is inside the ``<svg>`` of a flag."""
    text = (FOLDER / f"{alpha2}.svg").read_text(encoding="utf-8")
    return text[text.index(">") + 1 : text.rindex("</svg>")]
