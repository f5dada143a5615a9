"""Live values written back into a spec."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from engine.spec.component import Component
from engine.spec.data import Data
from engine.spec.experiment import ExperimentSpec
from engine.spec.network import Network
from engine.spec.training import Objective, Training

Part = TypeVar("Part", bound=Component)


def with_live_values(spec: ExperimentSpec, live: Mapping[str, float]) -> ExperimentSpec:
    """The spec that starts with the values a run has come to.

    Args:
        spec: of the run. live: values by path: `optimizer.config.learning_rate`, `training.l2`,
            `training.clipping.at`, `objectives.1.weight`, `network.nodes.<id>.config.rate`.

    Example:
        >>> from engine.zoo import ZOO
        >>> with_live_values(ZOO[0].spec, {"training.l2": 0.5}).training.l2
        0.5
    """
    for path, value in live.items():
        owner, *rest = path.split(".")
        spec = spec.model_copy(update={owner: _WRITERS[owner](getattr(spec, owner), rest, value)})
    return spec


def _in_component(part: Part, rest: list[str], value: float) -> Part:
    return part.model_copy(update={"config": {**part.config, rest[-1]: value}})


def _in_network(network: Network, rest: list[str], value: float) -> Network:
    nodes = tuple(_in_component(node, rest, value) if node.id == rest[1] else node for node in network.nodes)
    return network.model_copy(update={"nodes": nodes})


def _in_data(data: Data, rest: list[str], value: float) -> Data:
    parts = list(data.augmentations)
    parts[int(rest[1])] = _in_component(parts[int(rest[1])], rest, value)
    return data.model_copy(update={"augmentations": tuple(parts)})


def _in_objectives(objectives: tuple[Objective, ...], rest: list[str], value: float) -> tuple[Objective, ...]:
    changed = list(objectives)
    changed[int(rest[0])] = changed[int(rest[0])].model_copy(update={rest[1]: value})
    return tuple(changed)


def _in_training(training: Training, rest: list[str], value: float) -> Training:
    if rest[0] == "clipping" and training.clipping is not None:
        return training.model_copy(update={"clipping": training.clipping.model_copy(update={"at": value})})
    return training.model_copy(update={rest[0]: value})


_WRITERS: Mapping[str, Callable[[Any, list[str], float], Any]] = {
    "optimizer": _in_component,
    "schedule": _in_component,
    "network": _in_network,
    "data": _in_data,
    "objectives": _in_objectives,
    "training": _in_training,
}
