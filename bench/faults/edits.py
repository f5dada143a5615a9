"""What the page does when somebody takes a fix: its edits, made in a spec."""

from copy import deepcopy
from itertools import count
from typing import Any

from engine.errors import Edit, InsertNode, RemovePart
from engine.spec import ExperimentSpec, paths

Document = dict[str, Any]


def with_edits(spec: ExperimentSpec, edits: tuple[Edit, ...]) -> ExperimentSpec:
    """The spec behind some edits."""
    document: Document = deepcopy(spec.model_dump(mode="json"))
    for edit in edits:
        if isinstance(edit, InsertNode):
            _insert(document, edit)
        elif isinstance(edit, RemovePart):
            _remove(document, paths.steps(edit.path))
        else:
            _set(document, paths.steps(edit.path), edit.value)
    return ExperimentSpec.model_validate(document)


def _step(part: Any, name: str) -> Any:
    if isinstance(part, list):
        named = [item for item in part if isinstance(item, dict) and item.get("id") == name]
        return named[0] if named else part[int(name)]
    return part.setdefault(name, {})


def _set(document: Document, path: tuple[str, ...], value: Any) -> None:
    part: Any = document
    for name in path[:-1]:
        part = _step(part, name)
    if isinstance(part, list):
        part[int(path[-1])] = value
    else:
        part[path[-1]] = value


def _remove(document: Document, path: tuple[str, ...]) -> None:
    if path[:2] == paths.steps(paths.NODES) and len(path) == 3:
        _remove_node(document, path[2])
        return
    part: Any = document
    for name in path[:-1]:
        part = _step(part, name)
    del part[int(path[-1])]


def _remove_node(document: Document, name: str) -> None:
    network = document["network"]
    source = next(edge["source"] for edge in network["edges"] if edge["target"] == name)
    network["nodes"] = [node for node in network["nodes"] if node["id"] != name]
    kept = [edge for edge in network["edges"] if edge["target"] != name]
    network["edges"] = [{**edge, "source": source} if edge["source"] == name else edge for edge in kept]
    for goal in document["objectives"]:
        if goal["prediction"] == name:
            goal["prediction"] = source


def _insert(document: Document, edit: InsertNode) -> None:
    network = document["network"]
    taken = {node["id"] for node in network["nodes"]}
    name = next(each for number in count(1) if (each := f"{edit.layer}_{number}") not in taken)
    network["nodes"].append({"id": name, "type": edit.layer, "config": edit.config})
    network["edges"] = [
        {**edge, "source": name} if edge["source"] == edit.source and edit.target in (None, edge["target"]) else edge
        for edge in network["edges"]
    ]
    network["edges"].append({"source": edit.source, "target": name})
    for goal in document["objectives"]:
        if goal["prediction"] == edit.source and edit.target is None:
            goal["prediction"] = name
