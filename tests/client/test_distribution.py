"""The client is a distribution of its own: it imports what it declares, and nothing of the product."""

import ast
import sys
import tomllib
from pathlib import Path

CLIENT = Path(__file__).resolve().parent.parent.parent / "client"


def imported(path: Path) -> set[str]:
    """Names of the packages that a module imports."""
    modules: list[str] = []
    for node in ast.walk(ast.parse(path.read_text())):
        modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
    return {module.partition(".")[0] for module in modules} - set(sys.stdlib_module_names) - {"backlight_client"}


def test_it_imports_what_it_declares() -> None:
    project = tomllib.loads((CLIENT / "pyproject.toml").read_text())["project"]
    declared = {line.partition(">=")[0] for line in project["dependencies"]}
    extra = {line.partition(">=")[0] for line in project["optional-dependencies"]["notebook"]}
    modules = {path.stem: imported(path) for path in CLIENT.rglob("*.py")}
    assert modules.pop("widget") == extra
    assert set().union(*modules.values()) == declared
