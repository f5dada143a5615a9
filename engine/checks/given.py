"""Initial weights that are given one by one: whether there are as many as the array has."""

from collections.abc import Iterator
from math import prod

from engine import registry
from engine.checks.draft import Draft
from engine.checks.graph import layer_of
from engine.checks.walk import Walk, sorted_wires
from engine.errors import Problem
from engine.layers.initialize import drawn_settings
from engine.problems import make_problem
from engine.spec import paths


def check_given(draft: Draft, walk: Walk) -> list[Problem]:
    """Problems of nodes whose shapes are known."""
    return [problem for name in walk.shapes for problem in _node_problems(draft, walk, name)]


def _node_problems(draft: Draft, walk: Walk, name: str) -> Iterator[Problem]:
    layer, config = layer_of(draft, name), draft.configs[name]
    if layer is None or not layer.inputs:
        return
    inputs = tuple(walk.shapes[edge.source] for edge in sorted_wires(draft, name, layer))
    settings = drawn_settings(layer, config, inputs)
    for array in layer.weights(config, inputs).values():
        start = settings.get(array.initializer) if isinstance(array.initializer, str) else None
        if start is None:
            continue
        record = registry.initializer(start.type)
        given = record.count(record.Config.model_validate(start.config))
        if given is not None and given != prod(array.shape):
            setting = paths.setting(paths.node(name), str(array.initializer))
            expected = " × ".join(map(str, array.shape))
            whole = expected if len(array.shape) == 1 else f"{expected} = {prod(array.shape)}"
            yield make_problem(
                "given_count_differs", node_id=name, path=paths.setting(setting, "values"), got=given, expected=whole
            )
