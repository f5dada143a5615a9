"""Live values written back into a spec."""

from collections.abc import Mapping
from functools import reduce

from engine.spec import paths
from engine.spec.experiment import ExperimentSpec


def with_live_values(spec: ExperimentSpec, live: Mapping[str, float]) -> ExperimentSpec:
    """The spec that starts with the values a run has come to.

    Args:
        spec: of the run. live: values by path (see `engine.spec.paths`).

    Example:
        >>> from engine.labs import LABS
        >>> with_live_values(LABS[0].spec, {"training.l2": 0.5}).training.l2
        0.5
    """
    return reduce(lambda changed, item: paths.replace(changed, *item), live.items(), spec)
