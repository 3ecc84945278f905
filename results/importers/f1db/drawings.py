"""Circuit drawings: a zip or a folder of ``<layout>.svg``, as F1DB publishes them."""

import re
from pathlib import Path
from typing import BinaryIO

from results.charts.tracks import traced
from results.importers.f1db.archive import Archive, Unreadable
from results.importers.f1db.opening import open_archive
from results.importers.f1db.svg import BadDrawing, read_svg
from results.importers.f1db.tables import SOURCE
from results.importers.report import Report, Tally
from results.models import EDITORS, CircuitLayout

DRAWING_FILE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.svg")
LARGEST_DRAWING = 200_000  # bytes

Drawings = dict[str, str]  # layout, the line of its track


def read_drawings(where: str | Path, report: Report) -> Drawings:
    """The drawings at a path as lines to keep. Whatever is wrong becomes a fault of ``report``."""
    found: Drawings = {}
    try:
        archive = open_archive(Path(where), DRAWING_FILE)
    except Unreadable as problem:
        _note(problem, report)
        return found
    try:
        if not archive.names:
            report.fault(archive.label, None, "there is no drawing in it (<layout>.svg)")
        for name in sorted(archive.names):
            _read(archive, name, found, report)
    finally:
        archive.close()
    return found


def _read(archive: Archive, name: str, found: Drawings, report: Report) -> None:
    try:
        with archive.open(name) as file:
            content = _whole(file, name)
        found[name.removesuffix(".svg")] = traced(read_svg(content))
    except Unreadable as problem:
        _note(problem, report)
    except BadDrawing as problem:
        report.fault(name, problem.line, str(problem))
    except ValueError as problem:
        report.fault(name, None, str(problem))


def _note(problem: Unreadable, report: Report) -> None:
    report.fault(problem.fault.file, problem.fault.line, problem.fault.message)


def _whole(file: BinaryIO, name: str) -> bytes:
    content = b""
    while more := file.read(LARGEST_DRAWING):
        content += more
        if len(content) > LARGEST_DRAWING:
            raise Unreadable(name, f"the drawing is larger than {LARGEST_DRAWING:,} bytes")
    return content


def save_drawings(drawings: Drawings) -> tuple[Tally, list[str]]:
    """Store the drawings of the layouts there are; also the names of those there are not.

    A layout of another source keeps the drawing it has.
    """
    layouts = {layout.slug: layout for layout in CircuitLayout.objects.filter(slug__in=drawings)}
    changed, tally = [], Tally()
    for slug, layout in layouts.items():
        is_of_others = layout.drawing and layout.owner not in ("", EDITORS, SOURCE)
        if is_of_others or layout.drawing == drawings[slug]:
            tally.unchanged += 1
            continue
        tally.created, tally.updated = tally.created + (not layout.drawing), tally.updated + bool(layout.drawing)
        layout.drawing = drawings[slug]
        changed.append(layout)
    CircuitLayout.objects.bulk_update(changed, ["drawing"], batch_size=100)
    return tally, sorted(drawings.keys() - layouts.keys())
