"""Live values written back into a spec."""

from collections.abc import Mapping
from functools import reduce

from engine.spec import paths
from engine.spec.experiment import ExperimentSpec
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
    return reduce(lambda changed, item: paths.replace(changed, item[0], _like(changed, *item)), live.items(), spec)


def _like(spec: ExperimentSpec, path: str, value: float) -> float:
    """The value, as a truth value where one stands at the path."""
    owner, field = paths.parent(path)
    return bool(value) if isinstance(paths.read(spec, owner), Node) and field == "frozen" else value
