"""A release and, when they are given, the circuit drawings: stored together, all or nothing."""

from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from results.importers.f1db import import_release
from results.importers.f1db.archive import Unreadable
from results.importers.f1db.drawings import Drawings, read_drawings, save_drawings
from results.importers.f1db.progress import Progress
from results.importers.f1db.release import Release
from results.importers.f1db.source import NEWEST, open_release
from results.importers.report import Report
from results.importers.saving.ownership import Claim

MOST_NAMED = 10


def import_f1db(
    where: str | None,
    circuits: str | None = None,
    *,
    newest: str = NEWEST,
    cache: Path | None = None,
    progress: Progress | None = None,
    accept_doubts: bool = False,
    accept_losses: bool = False,
    claim: Claim = Claim.RESPECT,
) -> Report:
    """Store a release: see ``open_release`` for ``where``. With a fault or doubt in the report nothing was saved."""
    progress = progress or Progress()
    report = Report("F1DB")
    drawings = read_drawings(circuits, report) if circuits else {}
    if not report.ok:
        return report
    try:
        with open_release(where, newest=newest, cache=cache, progress=progress) as release:
            accepted = {"accept_doubts": accept_doubts, "accept_losses": accept_losses, "claim": claim}
            return _store(release, drawings, progress, accepted)
    except Unreadable as problem:
        report.fault(problem.fault.file, problem.fault.line, problem.fault.message)
        return report


def _store(release: Release, drawings: Drawings, progress: Progress, accepted: dict[str, Any]) -> Report:
    with transaction.atomic():
        report = import_release(release, progress=progress.step, **accepted)
        progress.done()
        if report.ok and drawings:
            report.tallies["circuit drawings"], unknown = save_drawings(drawings)
            for slug in unknown[:MOST_NAMED]:
                report.note(f"{slug}.svg: there is no such layout")
            if len(unknown) > MOST_NAMED:
                report.note(f"and {len(unknown) - MOST_NAMED} more drawings of layouts that are not there")
    return report


def is_migrated() -> bool:
    """Whether the tables are those of this version."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
