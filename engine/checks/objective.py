"""The objective: a prediction that exists, a target the data have, a loss that takes both."""

from math import prod
from typing import Any

from engine import registry
from engine.checks.draft import Draft
from engine.checks.graph import layer_of
from engine.checks.walk import Walk, sorted_wires
from engine.datasets.definition import DatasetDef
from engine.errors import Problem
from engine.layers.definition import Shape
from engine.losses.definition import LossDef
from engine.problem_texts import make_problem
from engine.spec import Objective

PATH = "objectives.0"


def check_objective(draft: Draft, walk: Walk) -> list[Problem]:
    """Problems of the loss, its prediction and its target."""
    objective, data = draft.objective, draft.data
    if objective is None:
        return []
    known = objective.prediction in draft.nodes
    missing = make_problem("prediction_unknown_node", path=f"{PATH}.prediction", got=objective.prediction)
    found = [] if known or not draft.nodes else [missing]
    loss = registry.find_loss(objective.loss.type)
    record = registry.find_dataset(data.type) if data is not None else None
    if loss is None or draft.objective_config is None:
        return found
    if objective.target not in loss.targets:
        names = ", ".join(loss.targets)
        got = {"got": objective.target, "expected": names}
        return [*found, make_problem("target_not_taken", path=f"{PATH}.target", **got)]
    if known and loss.logits:
        found += _twice(draft, objective, loss)
    if record is None or draft.data_config is None:
        return found
    found += _target_problems(draft, objective, loss, record)
    if not found and objective.prediction in walk.shapes:
        found += _shape_problems(draft, walk, objective, loss, record)
    return found


def _target_problems(draft: Draft, objective: Objective, loss: LossDef, record: DatasetDef) -> list[Problem]:
    path = f"{PATH}.target"
    if objective.target in ("label", "one_hot") and not record.classes:
        return [make_problem("data_without_classes", path=path, got=objective.target)]
    if objective.target == "value" and record.outputs(draft.data_config) == 0:
        return [make_problem("data_without_values", path=path, got="value")]
    if loss.unit_interval_targets and not _in_unit_interval(draft, objective, record):
        return [make_problem("targets_outside_unit_interval", path=path, got=objective.target, expected="0 … 1")]
    return []


def _in_unit_interval(draft: Draft, objective: Objective, record: DatasetDef) -> bool:
    """Class numbers and images are in [0, 1]; values are -1 and 1, or anything."""
    if objective.target != "input":
        return objective.target != "value"
    steps = draft.data.preprocessing if draft.data is not None else ()
    kept = all(registry.preprocessing(step.type).unit_interval for step in steps if _is_known(step.type))
    return record.kind == "image" and kept


def _is_known(name: str) -> bool:
    return name in registry.FAMILIES["preprocessing"]


def _twice(draft: Draft, objective: Objective, loss: LossDef) -> list[Problem]:
    """Softmax or sigmoid at the end is folded into the loss that has it inside; another one would apply twice."""
    name: str | None = objective.prediction
    seen: set[str] = set()
    layer = layer_of(draft, objective.prediction)
    if layer is not None and loss.type in layer.folds_into:
        name = _single_source(draft, objective.prediction)
    while name is not None and name not in seen:
        seen.add(name)
        layer = layer_of(draft, name)
        if layer is None or name not in draft.configs:
            return []
        if layer.folds_into:
            return [make_problem("activation_applied_twice", node_id=name, got=layer.type, path=f"{PATH}.prediction")]
        name = _single_source(draft, name) if layer.category == "core" and not _has_settings(draft, name) else None
    return []


def _has_settings(draft: Draft, name: str) -> bool:
    """Whether a core layer computes anything: flatten and reshape only rearrange, dense has units."""
    return hasattr(draft.configs[name], "units")


def _single_source(draft: Draft, node_id: str) -> str | None:
    sources = [edge.source for edge in draft.edges if edge.target == node_id and edge.source in draft.nodes]
    return sources[0] if len(sources) == 1 and sources[0] != node_id else None


def target_shape(objective: Objective, record: DatasetDef, config: Any) -> Shape:
    """Shape of one target: () for a class number."""
    if objective.target == "label":
        return ()
    if objective.target == "one_hot":
        return (len(record.classes),)
    return (record.outputs(config),) if objective.target == "value" else record.input_shape(config)


def _shape_problems(draft: Draft, walk: Walk, objective: Objective, loss: LossDef, record: DatasetDef) -> list[Problem]:
    layer = layer_of(draft, objective.prediction)
    read = objective.prediction
    if layer is not None and loss.type in layer.folds_into:
        wires = sorted_wires(draft, read, layer)
        read = wires[0].source if wires else read
    prediction = walk.shapes.get(read, walk.shapes[objective.prediction])
    classes = len(record.classes) if objective.target in ("label", "one_hot") else None
    target = target_shape(objective, record, draft.data_config)
    problem = loss.prediction_shape_problem(draft.objective_config, prediction, target, classes)
    if problem is None:
        return []
    code, message, _, hint = problem
    needed = classes if classes is not None and code == "prediction_classes_differ" else prod(target)
    return [
        Problem(
            code=code,
            message=message,
            node_id=read,
            path=f"{PATH}.prediction",
            got=list(prediction),
            expected=str(needed),
            hint=hint,
        )
    ]
