"""What the import commands have in common: they stop before something is lost, and ask before it is replaced."""

import sys
from collections.abc import Callable

from django.core.management.base import CommandError

from f1site.copies import NoCopy, copy_database
from results.importers.report import Report
from results.importers.saving.ownership import Claim


def add_arguments(parser) -> None:
    parser.add_argument("--accept-doubts", action="store_true", help="store what is hardly right, too: it is")
    parser.add_argument(
        "--accept-losses",
        action="store_true",
        help="import although sheets, rows or drivers that were told before are gone, or many old sheets are revised",
    )
    parser.add_argument(
        "--replace",
        action="store_true",
        help="put it in the place of what is stored from another source or changed by an editor: asks first, "
        "and makes a copy of the database",
    )
    parser.add_argument("--yes", action="store_true", help="with --replace: do not ask")


def accepted(options: dict) -> dict[str, bool]:
    """What is waved through knowingly."""
    return {name: options[name] for name in ("accept_doubts", "accept_losses")}


def agrees(question: str, stdout) -> bool:
    """Whether somebody at a terminal answers ``y``. Where nobody can be asked, the answer is no."""
    if not sys.stdin or not sys.stdin.isatty():
        return False
    stdout.write(f"{question} [y/N] ", ending="")
    stdout.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def imported(run: Callable[[Claim], Report], stdout, *, replace: bool, yes: bool) -> Report:
    """The report of an import that was saved. CommandError, with every fault, where it was not.

    With ``replace`` it is tried first: only where others' facts are in its way, and nothing else is wrong, is anybody
    asked and the database copied.
    """
    report = run(Claim.ASK if replace else Claim.RESPECT)
    if replace and report.is_only_in_the_way:
        _prepare_to_replace(report, stdout, yes)
        report = run(Claim.REPLACE)
    if not report.ok:
        raise CommandError("\n".join(["Nothing was saved.", *report.fault_lines()]))
    return report


def _prepare_to_replace(report: Report, stdout, yes: bool) -> None:
    for line in report.fault_lines():
        stdout.write(line)
    if not yes and not agrees("Shall this import take the place of all that?", stdout):
        raise CommandError("Nothing was saved. With --replace --yes nobody is asked.")
    try:
        stdout.write(f"A copy of the database as it was: {copy_database('before-replace')}")
    except NoCopy as reason:
        raise CommandError(f"Nothing was saved, because there is no copy of the database: {reason}.") from reason
