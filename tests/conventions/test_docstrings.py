"""Every public module, class, function and method of the engine and the server says what it is."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def is_setter(part: Documented) -> bool:
    """Whether it sets a property, which has its text where it is read."""
    return isinstance(part, ast.FunctionDef) and any(
        ast.unparse(mark).endswith(".setter") for mark in part.decorator_list
    )


def public_parts(tree: ast.Module) -> Iterator[tuple[str, Documented]]:
    """The module and everything public in it, methods of public classes included."""
    yield "module", tree
    waiting: list[tuple[str, ast.Module | ast.ClassDef]] = [("", tree)]
    while waiting:
        place, around = waiting.pop()
        for part in around.body:
            if isinstance(part, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) and not part.name.startswith(
                "_"
            ):
                yield place + part.name, part
                if isinstance(part, ast.ClassDef):
                    waiting.append((f"{place}{part.name}.", part))


def undocumented(source: str) -> list[str]:
    parts = public_parts(ast.parse(source))
    return [name for name, part in parts if not ast.get_docstring(part) and not is_setter(part)]


def test_what_says_nothing_is_found() -> None:
    source = "\n".join(
        [
            '"""Of something."""',
            "class A:",
            '    """An A."""',
            "    def grow(self): ...",
            "    def _own(self): ...",
            "def f(): ...",
        ]
    )
    assert undocumented(source) == ["f", "A.grow"]


@pytest.mark.parametrize("folder", ["engine", "backend", "client"])
def test_everything_public_says_what_it_is(folder: str) -> None:
    paths = sorted((ROOT / folder).rglob("*.py"))
    assert len(paths) > 8
    sources = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in paths}
    missing = {name: undocumented(source) for name, source in sources.items() if source.strip()}
    assert {name: parts for name, parts in missing.items() if parts} == {}
