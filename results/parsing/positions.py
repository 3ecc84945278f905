"""Places as result sheets print them: a number, or letters that say why there is none."""

from results.parsing.numbers import parse_whole_number
from results.parsing.words import quoted

LAST_PLACE = 999
PIT_LANE = "PL"

# Not classified, did not finish, disqualified, did not start, did not qualify, did not pre-qualify,
# did not practise, excluded.
STATUSES = ("NC", "DNF", "DSQ", "DNS", "DNQ", "DNPQ", "DNP", "EX")
DID_NOT_START = ("DNS", "DNQ", "DNPQ", "DNP")
# In a race: whoever is listed so has not raced. Official sheets call excluded who was sent away before the start; a
# league may mean somebody it excluded afterwards.
NEVER_STARTED = (*DID_NOT_START, "EX")
_ALSO_PRINTED_AS = {"RET": "DNF", "DQ": "DSQ", "EXC": "EX"}


def parse_position(text: str) -> tuple[int | None, str]:
    """Read a place: ``"3"`` is (3, ""), ``"DNF"`` is (None, "DNF"). ValueError otherwise."""
    word = text.strip().rstrip(".").upper()
    word = _ALSO_PRINTED_AS.get(word, word)
    if word in STATUSES:
        return None, word
    try:
        return parse_whole_number(word, least=1, most=LAST_PLACE), ""
    except ValueError:
        raise ValueError(f"{quoted(text)} is neither a place nor one of {', '.join(STATUSES)}") from None


def parse_grid_position(text: str) -> tuple[int | None, bool]:
    """Read a place on the grid: ``"3"`` is (3, False), ``"PL"`` (from the pit lane) is (None, True).

    ValueError otherwise.
    """
    word = text.strip().upper()
    if word == PIT_LANE:
        return None, True
    try:
        return parse_whole_number(word, least=1, most=LAST_PLACE), False
    except ValueError:
        raise ValueError(f"{quoted(text)} is neither a place on the grid nor {PIT_LANE} (pit lane)") from None
