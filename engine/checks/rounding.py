"""Settings that the precision of the network rounds onto a bound that they must not reach."""

from collections.abc import Iterator

from pydantic import BaseModel

from engine import registry
from engine.checks.draft import Draft
from engine.checks.reading import bound_of
from engine.errors import Problem
from engine.normal_form import components, written_once
from engine.problems import make_problem
from engine.spec import ExperimentSpec, paths
from engine.spec.rounding import rounding_errors

PREPARED = ("datasets", "preprocessing")
"""Families whose settings are used before the network, in float64 whatever its precision."""


def check_rounding(draft: Draft) -> list[Problem]:
    """Problems of numbers; of a draft whose parts are in order, [] for any other."""
    spec = draft.whole()
    if spec is None:
        return []
    found: list[Problem] = []
    for owner, part in _parts(spec):
        for entry in rounding_errors(part, spec.training.precision):
            path = paths.join(owner, *entry["loc"])
            got = paths.read_from(part, paths.join(*entry["loc"]))
            expected = f"{bound_of(entry)} ({spec.training.precision})"
            node_id = paths.node_id(path)
            found.append(make_problem("out_of_bounds", node_id=node_id, path=path, got=got, expected=expected))
    return found


def _parts(spec: ExperimentSpec) -> Iterator[tuple[str, BaseModel]]:
    """(path, validated part) of all that the network computes with."""
    yield paths.TRAINING, spec.training
    for index, goal in enumerate(spec.objectives):
        yield paths.objective(index), goal
    for node in written_once(spec).nodes:
        yield paths.node(node.id), node
    for owner, family, component in components(spec):
        if family not in PREPARED:
            config = registry.FAMILIES[family][component.type].Config.model_validate(component.config)
            yield paths.join(owner, paths.CONFIG), config
