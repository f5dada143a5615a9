"""What a docstring has to name: shapes of arrays whose type leaves them open, and errors that are raised."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

OPEN_ARRAY = re.compile(r"\b(?:NDArray|HostArray|Floats|ArrayLike|Array|Vector|Probabilities)\b")
SHAPED = re.compile(r"\b(?:Float|Int|Bool|Shaped|Num|Key|UInt8)\[")
"""Types of jaxtyping, which have the shape in them."""
SHAPE = re.compile(r"\[(?:[^\]]*(?:[a-z]|\.\.\.)[^\]]*|\d+)\]|\bshape|\bscalar|See `")
"""`[rows, *example]`, `[2]`, a shape in words, or where that stands; `[0, 1]` is an interval."""
NAMED_ARRAYS = re.compile(r"(?:Mapping|dict)\[str, HostArray\]")
"""Arrays as they are kept by name, of any shape."""
CONTRACTS = {"NotImplementedError", "AssertionError"}
"""What is raised where a class is not finished or a caller has a fault."""


def public_functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    waiting: list[tuple[str, ast.Module | ast.ClassDef]] = [("", tree)]
    while waiting:
        place, around = waiting.pop()
        for part in around.body:
            if isinstance(part, ast.ClassDef) and not part.name.startswith("_"):
                waiting.append((f"{place}{part.name}.", part))
            if isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef)) and not part.name.startswith("_"):
                yield place + part.name, part


def without_shapes(source: str) -> list[str]:
    """Public functions with an array whose shape neither its type nor the docstring names."""
    found: list[str] = []
    for name, function in public_functions(ast.parse(source)):
        arguments = (*function.args.args, *function.args.posonlyargs, *function.args.kwonlyargs)
        noted = [ast.unparse(one) for one in (*(one.annotation for one in arguments), function.returns) if one]
        kept = [NAMED_ARRAYS.sub("", one) for one in noted]
        is_open = any(OPEN_ARRAY.search(one) and not SHAPED.search(one) for one in kept)
        if is_open and not SHAPE.search(ast.get_docstring(function) or ""):
            found.append(name)
    return found


def raised_by(function: ast.AST) -> set[str]:
    """Classes of errors that a function raises itself."""
    raised = [node.exc for node in ast.walk(function) if isinstance(node, ast.Raise) and node.exc is not None]
    names = {ast.unparse(one.func if isinstance(one, ast.Call) else one) for one in raised}
    return {name for name in names if name[0].isupper()} - CONTRACTS


def without_errors(source: str) -> list[str]:
    """Public functions that raise what their docstring does not mention."""
    return [
        name
        for name, function in public_functions(ast.parse(source))
        if raised_by(function) and not re.search(r"\braises?\b|See `", ast.get_docstring(function) or "", re.IGNORECASE)
    ]


def test_an_open_shape_and_an_error_that_nobody_mentions_are_found() -> None:
    source = "\n".join(
        [
            "def open(x: Floats) -> int:",
            '    """In [0, 1]."""',
            "def named(x: jax.Array) -> int:",
            '    """Of [rows, units]."""',
            'def typed(x: Float[Array, "rows"]) -> int:',
            '    """Of rows."""',
            "class A:",
            "    def fail(self) -> None:",
            '        """Fails."""',
            "        raise ValueError(1)",
            "    def fail_as_noted(self) -> None:",
            '        """Fails.',
            "",
            "        Raises:",
            "            ValueError: always.",
            '        """',
            "        raise ValueError(1)",
        ]
    )
    assert without_shapes(source) == ["open"]
    assert without_errors(source) == ["A.fail"]


def sources(folder: str) -> dict[str, str]:
    paths = sorted((ROOT / folder).rglob("*.py"))
    assert len(paths) > 50
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in paths}


def test_what_takes_or_gives_arrays_names_their_shapes() -> None:
    found = {name: open_ for name, source in sources("engine").items() if (open_ := without_shapes(source))}
    assert found == {}


@pytest.mark.parametrize("folder", ["engine", "backend"])
def test_what_raises_names_its_errors(folder: str) -> None:
    found = {name: silent for name, source in sources(folder).items() if (silent := without_errors(source))}
    assert found == {}
