"""Import laws of the server: only a host trains, and pool and host meet on the link alone."""

import tomllib
from pathlib import Path
from typing import Any

import grimp
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ENGINE_THAT_TRAINS = ("engine.compile", "engine.run")
FORBIDDEN = [
    ("backend.pool", "backend.host"),
    ("backend.host", "backend.pool"),
    ("backend.link", "backend.pool"),
    ("backend.link", "backend.host"),
]


OWN_PROCESS = ("backend.batch.training", "backend.batch.exporting")
"""What a command of its own trains with: imported when it is called, and by nothing but the commands."""


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    graph = grimp.build_graph("backend", "engine", cache_dir=None)
    for module in OWN_PROCESS:
        assert graph.find_modules_that_directly_import(module) == {"backend.batch.commands"}
        graph.remove_module(module)
    return graph


def contracts() -> list[dict[str, Any]]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]


@pytest.mark.parametrize(("importer", "imported"), FORBIDDEN)
def test_no_chain_of_imports_joins_two_rooms(imports: grimp.ImportGraph, importer: str, imported: str) -> None:
    assert imports.find_shortest_chains(importer, imported, as_packages=True) == set()


@pytest.mark.parametrize("engine", ENGINE_THAT_TRAINS)
def test_no_room_but_the_host_reaches_what_trains(imports: grimp.ImportGraph, engine: str) -> None:
    rooms = imports.find_children("backend") - {"backend.host"}
    assert len(rooms) > 15
    assert [room for room in sorted(rooms) if imports.find_shortest_chains(room, engine, as_packages=True)] == []


def test_a_host_reaches_what_it_trains_with(imports: grimp.ImportGraph) -> None:
    assert imports.find_shortest_chains("backend.host", "engine.run", as_packages=True)


def test_the_law_about_training_names_everything_but_the_host(imports: grimp.ImportGraph) -> None:
    (law,) = [one for one in contracts() if one["name"].startswith("Only session hosts train")]
    named = {module for module in law["source_modules"] if not module.startswith("backend.batch.")}
    assert named == imports.find_children("backend") - {"backend.host", "backend.batch"}
    assert set(law["source_modules"]) - named == imports.find_children("backend.batch")
    assert not law.get("allow_indirect_imports", False)
