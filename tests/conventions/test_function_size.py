"""A function fits on a screen: at most 40 lines, signature and docstring included."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LIMIT = 40
FOLDERS = ("engine", "backend", "client", "tools", "bench")


def lines_of_functions() -> dict[str, int]:
    found: dict[str, int] = {}
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
                    name = f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
                    found[name] = node.end_lineno - node.lineno + 1
    return found


def test_no_function_is_longer_than_the_limit() -> None:
    functions = lines_of_functions()
    assert len(functions) > 500
    assert {name: count for name, count in functions.items() if count > LIMIT} == {}
