"""The map of the code leads to files, folders, names, routes and settings that are there."""

import json
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = ["architecture.md", "extending.md", "training.md", "sessions.md", "page.md"]
MOST_LINES = 90
"""Of the map itself: it is one page."""
BASES = ["", "frontend/", "frontend/src/", "backend/", "engine/", "docs/", "tests/", "tests/conventions/"]
"""Where a path of the map begins."""
CODE = re.compile(r"`([^`\n]+)`")
FILE = re.compile(r"[\w./*<>-]+\.(?:py|ts|tsx|css|md|json|html|toml)")
FOLDER = re.compile(r"[\w./-]+/")
ROUTE = re.compile(r"(GET|POST|PATCH|DELETE|PUT) (/[\w/{}.-]+)")
NAME = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")


def cited(page: str) -> list[str]:
    """All that stands as code in a page, apart from whole blocks of it."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return CODE.findall(re.sub(r"```.*?```", "", text, flags=re.DOTALL))


@cache
def tracked() -> frozenset[str]:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return frozenset(name for name in listing.stdout.splitlines() if (ROOT / name).exists())


@cache
def words() -> frozenset[str]:
    """Every word of the sources."""
    folders = ("engine/", "backend/", "frontend/src/", "tools/", "tests/", "Makefile")
    sources = [name for name in tracked() if name.startswith(folders) and name.endswith((".py", ".ts", ".tsx", "file"))]
    assert len(sources) > 1000
    return frozenset(word for name in sources for word in re.findall(r"\w+", (ROOT / name).read_text(encoding="utf-8")))


def setting_of(variable: str) -> str:
    """The field of the server's settings that an environment variable sets."""
    return variable.removeprefix("BACKLIGHT_").lower()


def is_there(path: str) -> bool:
    """Whether a file or folder is where the map says, or, for a bare name, anywhere."""
    if "<" in path or "*" in path:
        pattern = re.compile(re.sub(r"<\w+>|\\\*", r"[^/]+", path.replace("*", r"\*")))
        return any(pattern.search(name) for name in tracked())
    found = [f"{base}{path}" for base in BASES]
    if path.endswith("/"):
        return any(name.startswith(tuple(found)) for name in tracked())
    bare = "/" not in path
    return any(name in tracked() for name in found) or (bare and any(name.endswith(f"/{path}") for name in tracked()))


@pytest.mark.parametrize("page", PAGES)
def test_every_file_and_folder_that_a_page_of_the_map_names_is_there(page: str) -> None:
    paths = {code.split(":")[0] for code in cited(page)}
    paths = {path for path in paths if FILE.fullmatch(path) or FOLDER.fullmatch(path)}
    assert len(paths) > 4
    assert sorted(path for path in paths if not is_there(path)) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_name_in_a_page_of_the_map_stands_in_the_sources(page: str) -> None:
    names = {code.removesuffix("()") for code in cited(page)}
    names = {name for name in names if NAME.fullmatch(name) and not FILE.fullmatch(name)}
    assert names
    missing = {name for name in names for word in name.split(".") if not {word, setting_of(word)} & words()}
    assert sorted(missing) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_route_in_a_page_of_the_map_is_one_of_the_server(page: str) -> None:
    document = json.loads((ROOT / "docs" / "openapi.json").read_text(encoding="utf-8"))
    shape = re.compile(r"\{\w+\}")
    routes = {(method.upper(), shape.sub("{}", path)) for path, each in document["paths"].items() for method in each}
    named = {(method, shape.sub("{}", path)) for method, path in ROUTE.findall("\n".join(cited(page)))}
    assert sorted(named - routes) == []


def test_the_map_is_one_page() -> None:
    assert len((ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_what_is_not_there_is_missed() -> None:
    assert not is_there("engine/gone.py")
    assert not is_there("state/storeOfNothing.ts")
    assert not is_there("engine/rooms_of_nothing/")
    assert is_there("engine/<family>/__init__.py")
    assert is_there("state/stage.ts")
