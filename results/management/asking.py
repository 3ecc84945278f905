"""What the commands ask before they take something away."""

import sys


def add_losses(parser) -> None:
    parser.add_argument(
        "--accept-losses",
        action="store_true",
        help="import although sheets, rows or drivers that were told before are gone, or many old sheets are revised",
    )


def agrees(question: str, stdout) -> bool:
    """Whether somebody at a terminal answers ``y``. Where nobody can be asked, the answer is no."""
    if not sys.stdin or not sys.stdin.isatty():
        return False
    stdout.write(f"{question} [y/N] ", ending="")
    stdout.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")
