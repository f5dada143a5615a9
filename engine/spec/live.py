"""Live values written back into a spec."""

from collections.abc import Mapping

from engine.spec.experiment import ExperimentSpec
from engine.spec.network import Node


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
    optimizer, schedule, training = dict(spec.optimizer.config), dict(spec.schedule.config), spec.training
    nodes: dict[str, dict[str, float]] = {}
    objectives = list(spec.objectives)
    augmentations = list(spec.data.augmentations)
    for path, value in live.items():
        parts = path.split(".")
        if parts[0] == "optimizer":
            optimizer[parts[-1]] = value
        elif parts[0] == "schedule":
            schedule[parts[-1]] = value
        elif parts[0] == "network":
            nodes.setdefault(parts[2], {})[parts[-1]] = value
        elif parts[0] == "data":
            part = augmentations[int(parts[2])]
            augmentations[int(parts[2])] = part.model_copy(update={"config": {**part.config, parts[-1]: value}})
        elif parts[0] == "objectives":
            objectives[int(parts[1])] = objectives[int(parts[1])].model_copy(update={"weight": value})
        elif parts[1] == "clipping" and training.clipping is not None:
            training = training.model_copy(update={"clipping": training.clipping.model_copy(update={"at": value})})
        else:
            training = training.model_copy(update={parts[1]: value})

    def change(node: Node) -> Node:
        return node.model_copy(update={"config": {**node.config, **nodes[node.id]}}) if node.id in nodes else node

    changes = {
        "optimizer": spec.optimizer.model_copy(update={"config": optimizer}),
        "schedule": spec.schedule.model_copy(update={"config": schedule}),
        "training": training,
        "objectives": tuple(objectives),
        "data": spec.data.model_copy(update={"augmentations": tuple(augmentations)}),
        "network": spec.network.model_copy(update={"nodes": tuple(change(node) for node in spec.network.nodes)}),
    }
    return spec.model_copy(update=changes)
