"""Spec paths have one grammar, `engine/spec/paths.py`: no other file takes one apart or joins its steps by hand."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GRAMMAR = ROOT / "engine" / "spec" / "paths.py"
FOLDERS = ("engine", "backend/host", "backend/sessions", "backend/studies", "bench/faults")
"""Where specs are read by their paths."""

CUTS = {"split", "rsplit", "partition", "rpartition"}
STARTS = {"startswith", "removeprefix"}


def text_of(node: ast.expr) -> str | None:
    """A text, with `{}` for what is put into it; None where it is no text."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


def handles_points(call: ast.Call) -> bool:
    """Whether a call takes a text apart at points, joins texts by them, or looks for one that ends with one."""
    if not isinstance(call.func, ast.Attribute):
        return False
    given = [text for text in map(text_of, call.args) if text is not None]
    if call.func.attr == "join":
        return text_of(call.func.value) == "."
    if call.func.attr in CUTS:
        return any(text.startswith(".") for text in given)
    return call.func.attr in STARTS and any(len(text) > 1 and text.endswith(".") for text in given)


def found_in(source: str) -> Iterator[str]:
    yield from (
        ast.unparse(node) for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and handles_points(node)
    )


def test_no_other_file_takes_a_path_apart() -> None:
    files = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")]
    assert len(files) > 300
    found = {
        f"{path.relative_to(ROOT)}: {call}"
        for path in files
        if path != GRAMMAR
        for call in found_in(path.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_every_form_is_found() -> None:
    source = """
path.split(".")
path.partition(f".{NAME}.")
owner, _, last = path.rpartition(".")
".".join(steps)
path.startswith(f"{owner}.")
path.removeprefix("network.nodes.")
"""
    assert len(list(found_in(source))) == 6
    assert list(found_in('name.split(","); "/".join(parts); name.startswith(".")')) == []
    assert next(found_in(GRAMMAR.read_text(encoding="utf-8")), None) is not None
