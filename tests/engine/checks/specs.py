"""One whole spec, and small edits of it."""

import copy
from itertools import pairwise
from typing import Any

from engine.checks import check

Json = dict[str, Any]

WHOLE: Json = {
    "version": 2,
    "network": {
        "nodes": [
            {"id": "x", "type": "input"},
            {"id": "hidden", "type": "dense", "config": {"units": 8}},
            {"id": "act", "type": "tanh"},
            {"id": "logits", "type": "dense", "config": {"units": 2}},
        ],
        "edges": [
            {"source": "x", "target": "hidden"},
            {"source": "hidden", "target": "act"},
            {"source": "act", "target": "logits"},
        ],
    },
    "data": {"type": "spiral"},
    "objectives": [{"loss": {"type": "cross_entropy"}, "prediction": "logits", "target": "label"}],
}


def whole(**parts: Any) -> Json:
    """The whole spec, with some of its parts replaced."""
    return {**copy.deepcopy(WHOLE), **parts}


def network(*nodes: tuple[str, str, Json], edges: tuple[tuple[str, str], ...]) -> Json:
    """A network of (id, type, config) behind the input `x`."""
    listed = [{"id": "x", "type": "input"}, *({"id": name, "type": kind, "config": dict(c)} for name, kind, c in nodes)]
    return {"nodes": listed, "edges": [{"source": source, "target": target} for source, target in edges]}


def objective(loss: str, prediction: str, target: str, **config: Any) -> list[Json]:
    """The one objective."""
    return [{"loss": {"type": loss, "config": config}, "prediction": prediction, "target": target}]


def reported(raw: Any) -> list[tuple[str, str | None]]:
    """(code, node or path) of every problem."""
    return [(problem.code, problem.node_id or problem.path) for problem in check(raw).problems]


def chained(*nodes: tuple[str, str, Json], **parts: Any) -> Json:
    """The whole spec with these nodes in a row behind the input, predicting with the last."""
    names = ["x", *(name for name, _, _ in nodes)]
    edges = tuple(pairwise(names))
    default = {"objectives": objective("cross_entropy", names[-1], "label")}
    return whole(network=network(*nodes, edges=edges), **{**default, **parts})
