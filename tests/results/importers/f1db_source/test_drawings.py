"""Circuit drawings come in as lines and nothing else."""

from pathlib import Path

import pytest

from results.charts.tracks import runs_of
from results.importers.f1db.drawings import read_drawings, save_drawings
from results.importers.f1db.svg import BadDrawing, read_svg
from results.importers.report import Report, Tally
from results.models import CircuitLayout
from results.parsing.drawings import Path as Line
from tests.builders import a_layout
from tests.results.importers.f1db_source.releases import a_folder, a_zip

OFFICIAL = Path(__file__).resolve().parents[4].parent / "shared" / "data" / "f1db" / "f1db-circuits-black.zip"
OUTLINE = '<path d="M1 2l3 4z"/>'
DRAWN = "M0 0l1500 2000z"  # the outline as it is kept


def svg(inside, root='xmlns="http://www.w3.org/2000/svg" width="500" height="500"', before=""):
    return f"{before}<svg {root}>{inside}</svg>".encode()


def faults(place):
    report = Report("drawings")
    found = read_drawings(place, report)
    return list(report.fault_lines()), found


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('<path d="M1,2 L3 4Z"/>', ["M1 2L3 4Z"]),
        ('<path d="M.5.5-1-2"/>', ["M.5 .5 -1 -2"]),
        ('<path d="M0 0a1 2 3 01.5.5A1 1 0 1 0 4 5"/>', ["M0 0a1 2 3 0 1 .5 .5A1 1 0 1 0 4 5"]),
        ('<path d="m1e2 2E-1c1 2 3 4 5 6s1 2 3 4h3V6z"/>', ["m1e2 2E-1c1 2 3 4 5 6s1 2 3 4h3V6z"]),
        ('<path d="M1 2q1 2 3 4t1 2Q1 2 3 4T1 2H3v4"/>', ["M1 2q1 2 3 4t1 2Q1 2 3 4T1 2H3v4"]),
        ('<polyline points="1,2 3,4"/>', ["M1 2 3 4"]),
        ('<polygon points="1,2 3,4 5,6"/>', ["M1 2 3 4 5 6z"]),
        ('<line x1="1" x2="3"/>', ["M1 0L3 0"]),
        ('<rect x="1" y="2" width="3" height="4" rx="9"/>', ["M1 2h3v4H1z"]),
        ('<circle cx="5" cy="6" r="2"/>', ["M5 6m-2 0a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z"]),
        (OUTLINE + '<path d=""/><polyline/>' + OUTLINE, ["M1 2l3 4z", "M1 2l3 4z"]),
    ],
)  # fmt: skip
def test_shapes_become_paths(inside, expected):
    assert [path.d for path in read_svg(svg(inside))] == expected


def test_transformations_come_along():
    inside = f'<g transform="translate(1,2)"><g transform="scale(2) rotate(9 1 1)">{OUTLINE}</g>{OUTLINE}</g>{OUTLINE}'

    assert [path.transform for path in read_svg(svg(inside))] == [
        "translate(1 2) scale(2) rotate(9 1 1)",
        "translate(1 2)",
        "",
    ]


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>" + OUTLINE,
        '<script href="https://evil.example/x.js"/>' + OUTLINE,
        "<style>path { fill: url(https://evil.example/) } @import 'x';</style>" + OUTLINE,
        '<path d="M1 2l3 4z" style="fill: url(javascript:alert(1))" class="x" id="y" fill="red" onload="alert(1)"/>',
        f'<g onclick="alert(1)" style="x" filter="url(#x)">{OUTLINE}</g>',
        f'<foreignObject><div xmlns="http://www.w3.org/1999/xhtml"><p>x</p></div></foreignObject>{OUTLINE}',
        f'<a href="javascript:alert(1)">{OUTLINE}</a>{OUTLINE}',
        f'<a xlink:href="javascript:alert(1)" xmlns:xlink="http://www.w3.org/1999/xlink">{OUTLINE}</a>{OUTLINE}',
        '<image href="https://evil.example/x.png"/><use href="#x"/><text>x</text><title>x</title>' + OUTLINE,
        '<path d="M1 2l3 4z"><animate attributeName="d" to="M9 9"/><set/></path>',
        f"<defs>{OUTLINE}</defs><svg>{OUTLINE}</svg>{OUTLINE}",
        f'<x:path xmlns:x="http://evil.example/" d="M9 9"/>{OUTLINE}',
        f"<?xml-stylesheet href='https://evil.example/'?><!-- {OUTLINE} --><![CDATA[<script>]]>{OUTLINE}",
    ],
    ids=lambda inside: inside[:40],
)
def test_all_but_lines_is_left_out(inside):
    assert read_svg(svg(inside)) == [Line("M1 2l3 4z")]
    assert read_svg(svg(inside, 'width="500" height="500" onload="alert(1)" style="x"')) == [Line("M1 2l3 4z")]


LAUGHS = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FILE = '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
DTD = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
DECLARED = "a document type: it could declare entities, and a drawing needs none"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "this is not XML (no element found)"),
        (b"\x89PNG\r\n", "this is not XML (not well-formed (invalid token))"),
        (svg(OUTLINE)[:-3], "this is not XML (unclosed token)"),
        (b'<?xml version="1.0" encoding="x-evil"?>' + svg(OUTLINE), "unknown encoding: x-evil"),
        (b"<html>" + svg(OUTLINE) + b"</html>", "this is not an SVG"),
        (svg(OUTLINE, 'xmlns="http://evil.example/"'), "this is not an SVG"),
        (svg("<text>&b;</text>", before=LAUGHS), DECLARED),
        (svg("<text>&a;</text>", before=FILE), DECLARED),
        (svg(OUTLINE, before=DTD), DECLARED),
        (svg("<text>&a;</text>"), "this is not XML (undefined entity)"),
        (svg(""), "there is no line in it"),
        (svg("<script/>"), "there is no line in it"),
        (svg('<path d="M1e999 2"/>'), '"1e999" is not a number up to 1,000,000'),
        (svg('<path d="M1 99999999"/>'), '"99999999" is not a number up to 1,000,000'),
        (svg(f'<path d="M1 {"9" * 5000}"/>'), f'"{"9" * 60}…" is not a number up to 1,000,000'),
        (svg('<path d="L1 2"/>'), 'a path cannot go on with "L1 2"'),
        (svg('<path d="M1 2 url(x)"/>'), 'a path cannot go on with "url(x)"'),
        (svg('<path d="M1"/>'), 'a path needs a number where it has ""'),
        (svg('<path d="M1 NaN"/>'), 'a path needs a number where it has "NaN"'),
        (svg('<path d="M0 0a1 1 0 2 0 1 1"/>'), 'a path needs a number where it has "2 0 1 1"'),
        (svg('<path d="M1 2z3"/>'), 'a path cannot go on with "3"'),
        (svg('<polyline points="1,2 3"/>'), 'a path needs a number where it has ""'),
        (svg('<circle r="url(#x)"/>'), '"url(#x)" is not a number up to 1,000,000'),
        (
            svg(f'<g transform="url(#x)">{OUTLINE}</g>'),
            '"url(#x)" is not a transformation such as translate(3 4)',
        ),
        (
            svg(f'<g transform="translate(1 2 3)">{OUTLINE}</g>'),
            '"translate(1 2 3)" is not a transformation such as translate(3 4)',
        ),
        (svg(f'<path d="M{"1 " * 50_000}"/>'), "a path of more than 20,000 parts"),
        (svg("<g>" * 100 + "</g>" * 100), "more than 2,000 elements, or deeper than 50"),
        (svg("<x>" * 100 + "</x>" * 100), "more than 2,000 elements, or deeper than 50"),
        (svg(OUTLINE * 2_000), "more than 2,000 elements, or deeper than 50"),
        (svg(('<path d="M' + "1000 " * 9_000 + '"/>') * 6), "a drawing of too many lines"),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
def test_a_drawing_that_is_none_is_refused(content, expected):
    with pytest.raises(BadDrawing) as error:
        read_svg(content)
    assert (str(error.value), error.value.line) == (expected, None if "no line" in expected else 1)


def test_every_bad_drawing_is_a_fault_with_its_line(tmp_path):
    files = {
        "lakeside.svg": svg("\n\n<path d='x'/>"),
        "harbour.svg": svg(OUTLINE),
        "hill.svg": b" " * 200_001,
        "point.svg": svg('<path d="M5 5h0"/>'),
        "a.txt": "",
    }

    assert faults(a_zip(tmp_path, files)) == (
        [
            "hill.svg: the drawing is larger than 200,000 bytes",
            'lakeside.svg:3: a path cannot go on with "x"',
            "point.svg: there is no line in it",
        ],
        {"harbour": DRAWN},
    )


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"README": b""}, "there is no drawing in it (<layout>.svg)"),
        ({"../evil.svg": b""}, 'the zip has "../evil.svg", a name that leads out of it'),
    ],
)
def test_a_zip_that_holds_no_drawings_is_a_fault(tmp_path, files, expected):
    path = a_zip(tmp_path, files)

    assert faults(path) == ([f"{path}: {expected}"], {})


def test_drawings_that_are_not_there_are_a_fault(tmp_path):
    assert faults(tmp_path / "no.zip") == ([f"{tmp_path / 'no.zip'}: there is no such file or folder"], {})


@pytest.mark.django_db
def test_drawings_are_stored_with_their_layouts(tmp_path):
    a_layout(slug="lakeside-1")
    a_layout(slug="lakeside-2", drawing="old")
    a_layout(slug="harbour-1", drawing="kept")
    folder = a_folder(
        tmp_path / "svg", {f"{name}.svg": svg(OUTLINE) for name in ("lakeside-1", "lakeside-2", "moon-1")}
    )
    _, drawings = faults(folder)

    assert save_drawings(drawings) == (Tally(created=1, updated=1), ["moon-1"])
    assert save_drawings(drawings) == (Tally(unchanged=2), ["moon-1"])
    assert CircuitLayout.objects.get(slug="lakeside-2").drawing == DRAWN
    assert CircuitLayout.objects.get(slug="harbour-1").drawing == "kept"


@pytest.mark.skipif(not OFFICIAL.is_file(), reason="the drawings stand beside the checkout, not in it")
def test_all_drawings_of_f1db_become_lines():
    no_faults, found = faults(OFFICIAL)

    assert no_faults == []
    assert len(found) == 160
    assert {slug for slug, line in found.items() if len(runs_of(line)) != 1} == {"buenos-aires-1"}
