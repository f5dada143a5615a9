"""Live values written back into a spec."""

from collections.abc import Mapping
from functools import reduce

from engine.spec import paths
from engine.spec.experiment import ExperimentSpec
from engine.spec.frozen_weights import split_weight_path, with_frozen_weight
from engine.spec.network import Node


def with_live_values(spec: ExperimentSpec, live: Mapping[str, float]) -> ExperimentSpec:
    """The spec that starts with the values a run has come to.

    Args:
        spec: of the run. live: values by path (see `engine.spec.paths`).

    Example:
        >>> from engine.labs import LABS
        >>> with_live_values(LABS[0].spec, {"training.l2": 0.5}).training.l2
        0.5
    """
    return reduce(lambda changed, item: _with_value(changed, *item), live.items(), spec)


def _with_value(spec: ExperimentSpec, path: str, value: float) -> ExperimentSpec:
    if split_weight_path(path) is not None:
        return with_frozen_weight(spec, path, frozen=bool(value))
    return paths.replace(spec, path, _like(spec, path, value))


def _like(spec: ExperimentSpec, path: str, value: float) -> float:
    """The value, as a truth value where one stands at the path."""
    owner, field = paths.parent(path)
    return bool(value) if isinstance(paths.read(spec, owner), Node) and field == "frozen" else value
