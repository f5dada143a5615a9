"""No module of the browser code imports itself by way of others: a circle means that the files are split wrongly."""

from pathlib import Path

from tests.conventions.test_frontend_imports import SOURCE, imports_of, modules, name_of

SUFFIXES = ("", ".ts", ".tsx", "/index.ts", "/index.tsx")


def resolve(path: Path, target: str) -> Path | None:
    base = (path.parent / target).resolve()
    found = (Path(f"{base}{suffix}") for suffix in SUFFIXES)
    return next((candidate for candidate in found if candidate.is_file()), None)


def import_graph(paths: list[Path]) -> dict[str, set[str]]:
    """Modules by name with those that each imports, types included."""
    graph: dict[str, set[str]] = {}
    for path in paths:
        targets = (resolve(path, target) for target in imports_of(path) if target.startswith("."))
        graph[name_of(path)] = {name_of(target) for target in targets if target in paths}
    return graph


def find_cycles(graph: dict[str, set[str]]) -> list[str]:
    """What is left after modules that import nothing left have been taken away, again and again."""
    left = {name: set(targets) for name, targets in graph.items()}
    while free := {name for name, targets in left.items() if not targets}:
        left = {name: targets - free for name, targets in left.items() if name not in free}
    # The same from the other side: a module that merely leads into a circle is not part of it.
    while leading := {name for name in left if not any(name in targets for targets in left.values())}:
        left = {name: targets for name, targets in left.items() if name not in leading}
    return sorted(left)


def test_modules_import_one_another_in_no_circle() -> None:
    assert find_cycles(import_graph(modules())) == []


def test_a_circle_is_found_and_what_leads_to_it_is_not_blamed() -> None:
    graph = {"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set[str]()}
    assert find_cycles(graph) == ["b", "c"]


def test_the_graph_is_read_from_the_sources() -> None:
    graph = import_graph(modules())
    assert len(graph) > 150
    assert "domain/spec.ts" in graph["domain/drawing.ts"]
    assert SOURCE.is_dir()
