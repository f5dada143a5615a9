"""The engine reads what a component is from its record: neither attributes, headings nor names of types are tried."""

import ast
from collections.abc import Iterator
from pathlib import Path

ENGINE = Path(__file__).resolve().parents[2] / "engine"

REASONS = {
    "compile/fingerprint.py: hasattr(os, 'sched_getaffinity')": "the operating system may not have it",
    "compile/fingerprint.py: hasattr(os, 'getuid')": "the operating system may not have it",
}
"""Attributes that are looked for, each with its reason."""

TYPES = {
    "findings/changes.py: node.type == 'relu'": "a cure makes hidden layers ReLUs, and these are some already",
}
"""Types that are asked for by name, each with its reason."""

PALETTE = {"catalog/build.py", "layers/definition.py"}
"""Files that may name the heading under which a layer stands in the palette."""


def nodes_of_the_engine() -> Iterator[tuple[str, ast.AST]]:
    for path in sorted(ENGINE.rglob("*.py")):
        name = str(path.relative_to(ENGINE))
        yield from ((name, node) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def is_a_guess(node: ast.AST) -> bool:
    """`hasattr`, or `getattr` with something to fall back on."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return False
    return node.func.id == "hasattr" or (node.func.id == "getattr" and len(node.args) + len(node.keywords) > 2)


def test_no_attribute_is_tried_without_a_reason() -> None:
    found = {f"{name}: {ast.unparse(node)}" for name, node in nodes_of_the_engine() if is_a_guess(node)}
    assert found == set(REASONS)


def test_the_heading_of_a_layer_decides_nothing() -> None:
    found = {
        name for name, node in nodes_of_the_engine() if isinstance(node, ast.Attribute) and node.attr == "category"
    }
    assert found <= PALETTE


def names_a_type(node: ast.AST) -> bool:
    """A comparison of something's `type` with a text, or with several."""
    if not isinstance(node, ast.Compare):
        return False
    sides = (node.left, *node.comparators)
    asked = any(isinstance(side, ast.Attribute) and side.attr == "type" for side in sides)
    parts = [part for side in sides for part in ast.walk(side)]
    return asked and any(isinstance(part, ast.Constant) and isinstance(part.value, str) for part in parts)


def test_no_type_is_asked_for_by_name_without_a_reason() -> None:
    found = {f"{name}: {ast.unparse(node)}" for name, node in nodes_of_the_engine() if names_a_type(node)}
    assert found == set(TYPES)
