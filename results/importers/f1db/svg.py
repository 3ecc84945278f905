"""An SVG file as a drawing. Lines and shapes are taken over; scripts, styles, links, texts and all else is left out.

Nothing outside the file is ever looked at, and a file that declares entities is refused.
"""

from xml.parsers import expat

from results.parsing.drawings import (
    MOST_PARTS,
    Path,
    parse_number,
    parse_numbers,
    parse_path,
    parse_transform,
)

NAMESPACES = ("", "http://www.w3.org/2000/svg")
SHAPES = ("path", "polyline", "polygon", "line", "circle", "rect")
DEEPEST = 50
MOST_ELEMENTS = 2_000

Attributes = dict[str, str]


class BadDrawing(Exception):
    def __init__(self, message: str, line: int | None = None):
        super().__init__(message)
        self.line = line


def read_svg(content: bytes) -> list[Path]:
    """BadDrawing when it is not an SVG with lines in it, or tries to be more than a drawing."""
    return _Reader().read(content)


class _Reader:
    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.paths: list[Path] = []
        self.transforms: list[str] = []  # of the svg and g elements around
        self.skipping = 0  # how deep inside an element that is left out
        self.elements = 0
        self.length = 0

    def read(self, content: bytes) -> list[Path]:
        try:
            self.parser.Parse(content, True)
        except expat.ExpatError as error:
            raise BadDrawing(f"this is not XML ({expat.ErrorString(error.code)})", error.lineno) from None
        except (ValueError, LookupError) as error:  # LookupError: an encoding nobody knows
            raise BadDrawing(str(error), self.parser.CurrentLineNumber) from None
        if not self.paths:
            raise BadDrawing("there is no line in it")
        return self.paths

    def _refuse_doctype(self, *_: object) -> None:
        raise ValueError("a document type: it could declare entities, and a drawing needs none")

    def _begin(self, name: str, attributes: Attributes) -> None:
        namespace, _, element = name.rpartition(" ")
        self.elements += 1
        if self.elements > MOST_ELEMENTS or len(self.transforms) + self.skipping > DEEPEST:
            raise ValueError(f"more than {MOST_ELEMENTS:,} elements, or deeper than {DEEPEST}")
        is_svg = namespace in NAMESPACES
        if not self.transforms and (element != "svg" or not is_svg):
            raise ValueError("this is not an SVG")
        if self.skipping or not is_svg or (element != "g" and element not in SHAPES and self.transforms):
            self.skipping += 1
        elif element in SHAPES:
            self.skipping += 1  # whatever stands inside a shape
            self._add(element, attributes)
        else:
            self.transforms.append(parse_transform(attributes.get("transform", "")))

    def _end(self, name: str) -> None:
        if self.skipping:
            self.skipping -= 1
        else:
            self.transforms.pop()

    def _add(self, element: str, attributes: Attributes) -> None:
        d = parse_path(_outline(element, attributes))
        transform = " ".join(filter(None, [*self.transforms, parse_transform(attributes.get("transform", ""))]))
        self.length += len(d) + len(transform)
        if self.length > MOST_PARTS * 10:
            raise ValueError("a drawing of too many lines")
        if d:
            self.paths.append(Path(d, transform))


def _outline(element: str, attributes: Attributes) -> str:
    """A shape as the data of a path."""
    if element == "path":
        return attributes.get("d", "")
    if element in ("polyline", "polygon"):
        points = parse_numbers(attributes.get("points", ""))
        return f"M{' '.join(points)}{'z' if element == 'polygon' else ''}" if points else ""

    def number(name: str) -> str:
        return parse_number(attributes.get(name, "0"))

    if element == "line":
        return f"M{number('x1')} {number('y1')}L{number('x2')} {number('y2')}"
    if element == "rect":
        width, height = number("width"), number("height")
        return f"M{number('x')} {number('y')}h{width}v{height}H{number('x')}z"
    radius = float(number("r"))
    arc = f"a{radius:g} {radius:g} 0 1 0"
    return f"M{number('cx')} {number('cy')}m{-radius:g} 0{arc} {2 * radius:g} 0{arc} {-2 * radius:g} 0z"
