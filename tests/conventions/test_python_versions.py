"""What the oldest Python that we run on gets wrong is not written."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(path for folder in ("engine", "backend", "client") for path in (ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_raised_out_of_except_star(path: Path) -> None:
    """CPython before 3.11.4 wraps it in a group (gh-103590), so that no handler outside finds it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    stars = [node for node in ast.walk(tree) if isinstance(node, ast.TryStar)]
    raised = [inner for star in stars for handler in star.handlers for inner in ast.walk(handler)]
    assert not [node for node in raised if isinstance(node, ast.Raise)]
