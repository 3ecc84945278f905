"""The rules of ARCHITECTURE.md as functions: each takes the root of a tree and names every breach, ``file: what``."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

OURS = ("f1site", "results", "articles")
LONGEST_MODULE = 350
LONGEST_TEMPLATE = 120
LONGEST_LINE = 160  # of a template: it is read from top to bottom, not along
LONGEST_STYLE_SHEET = 200
# Files that may be longer than the limit, each with its reason. None so far.
MAY_BE_LONGER: frozenset[str] = frozenset()
NAMES_THAT_SAY_NOTHING = {"utils.py", "helpers.py", "services.py"}

# (modules, but not these, never import any of these): a module stands for itself and all below it.
DIRECTIONS = [
    # urls.py joins the apps: it is the one place of the plumbing that knows them.
    (["f1site"], ["f1site.urls"], ["results", "articles", "f1site.urls", "scripts", "tests", "bench"]),
    (["results"], [], ["articles", "f1site.urls", "scripts", "tests", "bench"]),
    (["articles"], [], ["f1site.urls", "scripts", "tests", "bench"]),
    (["results.scoring"], ["results.scoring.store"], ["django", "results.models", "results.scoring.store"]),
    (["results.parsing", "results.charts", "results.sense"], [], ["django", "results.models"]),
    (["results.scoring", "results.parsing", "results.sense"], ["results.scoring.store"], ["f1site"]),
    (["results.scoring", "results.parsing"], [], ["results.views", "results.admin", "results.importers"]),
    (
        ["results.models"],
        [],
        ["results.scoring.store", "results.sheets", "results.importers", "results.views", "results.admin"],
    ),
    (["results.sheets"], [], ["results.importers", "results.views", "results.admin", "results.forms"]),
    (["results.importers"], [], ["results.views", "results.admin", "results.urls"]),
]

# Whatever readers are told is told as of the moment of f1site.clock, not of the machine's.
BY_THE_CLOCK = ["results.models", "results.reading", "results.views", "articles"]
# Editors work in the present.
IN_THE_PRESENT = ["articles.admin", "articles.forms"]
CLOCKS_OF_THE_MACHINE = {
    "django.utils.timezone.now",
    "django.utils.timezone.localdate",
    "django.utils.timezone.localtime",
    "django.db.models.functions.Now",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "datetime.date.today",
    "time.time",
}

TEMPLATE_BANS = {
    "marks stored text as safe": r"\|\s*safe(seq)?\b|autoescape\s+off",
    "style= (the policy forbids it)": r"\sstyle\s*=\s*[\"']",
    "<style> without a nonce (the policy forbids it)": r"<style\b(?![^>]*\snonce=)",
    "a script without src (use a file, or the json_ld tag)": r"<script\b(?![^>]*\ssrc=)",
    "an event attribute (the policy forbids it)": r"<[^>{%]*\son[a-z]+\s*=",
    "hx-on (the policy forbids it)": r"\shx-on\b",
}


def modules(root: Path) -> Iterator[tuple[str, Path]]:
    """(dotted name, file) of every module of ours but migrations."""
    for path in sorted(path for app in OURS for path in (root / app).rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        if "migrations" not in parts:
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def imports(name: str, path: Path) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of everything a module imports, wherever in it. ``from a import b`` gives ``a.b``."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, base] if base else above)
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def within(name: str, packages: list[str]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def imports_against_the_grain(root: Path) -> list[str]:
    breaches = set()
    for name, path in modules(root):
        for line, imported in imports(name, path):
            for importers, exempt, banned in DIRECTIONS:
                if within(name, importers) and not within(name, exempt) and within(imported, banned):
                    breaches.add(f"{path.relative_to(root)}:{line}: imports {imported}")
    return sorted(breaches)


def clocks_of_their_own(root: Path) -> list[str]:
    """The moment is asked of ``f1site.clock``, so that a page can be made as of any."""
    return [
        f"{path.relative_to(root)}:{line}: asks {called}"
        for name, path in modules(root)
        if within(name, BY_THE_CLOCK) and not within(name, IN_THE_PRESENT)
        for line, called in _named_in_full(name, path)
        if called in CLOCKS_OF_THE_MACHINE
    ]


def _named_in_full(name: str, path: Path) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of whatever a module names of what it imports, under whatever name."""
    tree = ast.parse(path.read_text())
    known: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            known |= {
                alias.asname or alias.name.split(".")[0]: alias.name if alias.asname else "" for alias in node.names
            }
        elif isinstance(node, ast.ImportFrom) and not node.level:
            known |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name) and (dotted := ast.unparse(node)).partition(".")[0] in known:
            first, _, rest = dotted.partition(".")
            yield node.lineno, ".".join(filter(None, [known[first] or first, rest]))


def results_naming_stories(root: Path) -> list[str]:
    """Results reach stories through reverse relations; the app that holds them is never named, not even in a string."""
    return [
        f"{path.relative_to(root)}:{node.lineno}: names articles"
        for name, path in modules(root)
        if within(name, ["results"])
        for node in ast.walk(ast.parse(path.read_text()))
        if any(re.search(r"\barticles\b", text) for text in _texts(node))
    ]


def _texts(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Attribute):
        yield node.attr


def files(root: Path, *patterns: str) -> list[Path]:
    return sorted(path for pattern in patterns for path in root.glob(pattern) if "vendor" not in path.parts)


def templates(root: Path) -> list[Path]:
    return files(root, "templates/**/*.html", "*/templates/**/*.html")


def too_long(root: Path) -> list[str]:
    limits = [
        ([path for _, path in modules(root)], LONGEST_MODULE),
        (templates(root), LONGEST_TEMPLATE),
        (files(root, "static/**/*.css", "*/static/**/*.css"), LONGEST_STYLE_SHEET),
    ]
    return [
        f"{path.relative_to(root)}: {lines} lines, at most {limit}"
        for paths, limit in limits
        for path in paths
        if (lines := len(path.read_text().splitlines())) > limit and str(path.relative_to(root)) not in MAY_BE_LONGER
    ]


def template_lines_too_long(root: Path) -> list[str]:
    return [
        f"{path.relative_to(root)}:{number}: {len(line)} characters, at most {LONGEST_LINE}"
        for path in templates(root)
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if len(line) > LONGEST_LINE
    ]


def names_that_say_nothing(root: Path) -> list[str]:
    return [
        f"{path.relative_to(root)}: name it after what is in it"
        for _, path in modules(root)
        if path.name in NAMES_THAT_SAY_NOTHING
    ]


def nonces_outside_the_admin(root: Path) -> list[str]:
    """A nonce differs for every reader; one copy of a public page serves them all."""
    return [
        f"{path.relative_to(root)}: holds a nonce"
        for path in templates(root)
        if "admin" not in path.parts and "nonce" in path.read_text()
    ]


def unsafe_templates(root: Path) -> list[str]:
    return [
        f"{path.relative_to(root)}:{text.count(chr(10), 0, found.start()) + 1}: {ban}"
        for path in templates(root)
        for text in [path.read_text()]
        for ban, pattern in TEMPLATE_BANS.items()
        for found in re.finditer(pattern, text, re.IGNORECASE)
    ]


RULES = [
    imports_against_the_grain,
    clocks_of_their_own,
    results_naming_stories,
    too_long,
    template_lines_too_long,
    names_that_say_nothing,
    nonces_outside_the_admin,
    unsafe_templates,
]
