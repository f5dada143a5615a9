"""The objectives: for each a prediction that exists, a target the data have, a loss that takes both."""

from dataclasses import dataclass
from math import prod

from engine import registry
from engine.boxes import BOX_NUMBERS, OFFSETS
from engine.checks.draft import Draft
from engine.checks.graph import layer_of, single_source
from engine.checks.walk import Walk, sorted_wires
from engine.datasets.definition import Description
from engine.errors import Problem
from engine.layers.definition import Shape
from engine.layers.spans import UNIT
from engine.losses.definition import LossDef, folds
from engine.metrics import METRICS
from engine.metrics.choice import PredictionKind, fits
from engine.problems import make_problem
from engine.spec import Config, Objective, paths


@dataclass(frozen=True)
class Goal:
    """One objective that could be read, its place in the spec, its loss and the settings of that."""

    objective: Objective
    loss: LossDef[Config]
    config: Config
    path: str


def check_objective(draft: Draft, walk: Walk) -> list[Problem]:
    """Problems of every loss, its prediction and its target."""
    found: list[Problem] = []
    for number, (objective, config) in enumerate(zip(draft.objectives, draft.objective_configs, strict=True)):
        if objective is not None:
            found += _objective_problems(draft, walk, objective, config, paths.objective(number))
    first = draft.objective
    loss = None if first is None else registry.find_loss(first.loss.type)
    if first is not None and first.target == "none" and not (loss is not None and loss.alone) and not found:
        found.append(make_problem("objective_without_target", path="objectives.0.target", got="none"))
    return [*found, *_weight_problems(draft), *([] if found else _metric_problems(draft, walk))]


def _metric_problems(draft: Draft, walk: Walk) -> list[Problem]:
    """Metrics that are known and defined for the first objective's prediction."""
    wanted = draft.training.evaluation.metrics if draft.training is not None else None
    loss = registry.find_loss(draft.objective.loss.type) if draft.objective is not None else None
    if not wanted or draft.dataset is None or draft.objective is None or loss is None:
        return []
    classes = len(draft.dataset.classes)
    target, shape = draft.objective.target, walk.shapes.get(draft.objective.prediction, ())
    single = prod(shape) == 1 and classes == 2
    named = loss.positions or single or shape == (classes,)
    kind = PredictionKind(
        classes=classes if named and target in ("label", "one_hot", "value") else 0,
        positions=loss.positions,
        numbers=target in ("value", "input"),
        values=target == "value",
        outputs=prod(shape),
    )
    found: list[Problem] = []
    for index, name in enumerate(wanted):
        metric, path = registry.find_metric(name), paths.join("training.evaluation.metrics", index)
        if metric is None:
            known = ", ".join(record.type for record in METRICS)
            found.append(make_problem("unknown_type", path=path, got=name, expected=known))
        elif not fits(metric, kind):
            found.append(make_problem("metric_uninformative", path=path, got=name))
    return found


def _weight_problems(draft: Draft) -> list[Problem]:
    """Class weights are one for each class, where every example has one class."""
    weights = draft.training.class_weights if draft.training is not None else None
    described = draft.dataset
    if weights is None or described is None:
        return []
    path = paths.CLASS_WEIGHTS
    if not described.classes or described.label_shape:
        return [make_problem("class_weights_without_classes", path=path)]
    if weights != "balanced" and len(weights) != len(described.classes):
        return [make_problem("class_weights_differ", path=path, got=len(weights), expected=len(described.classes))]
    return []


def _objective_problems(
    draft: Draft, walk: Walk, objective: Objective, config: Config | None, path: str
) -> list[Problem]:
    known = objective.prediction in draft.nodes
    missing = make_problem("prediction_unknown_node", path=paths.join(path, "prediction"), got=objective.prediction)
    found = [] if known or not draft.nodes else [missing]
    loss = registry.find_loss(objective.loss.type)
    if loss is None or config is None:
        return found
    if objective.target not in loss.targets:
        names = ", ".join(loss.targets)
        got = objective.target
        return [*found, make_problem("target_not_taken", path=paths.join(path, "target"), got=got, expected=names)]
    goal = Goal(objective, loss, config, path)
    if known and loss.logits:
        found += _twice(draft, goal)
    if draft.dataset is None:
        return found
    found += _target_problems(draft, goal, draft.dataset)
    if not found and objective.prediction in walk.shapes:
        found += _shape_problems(draft, walk, goal, draft.dataset)
    return found


def _target_problems(draft: Draft, goal: Goal, described: Description) -> list[Problem]:
    path, target = paths.join(goal.path, "target"), goal.objective.target
    if described.boxes and target in ("label", "one_hot", "value"):
        return [make_problem("data_with_boxes", path=path, got=target)]
    if target == "boxes" and not described.boxes:
        return [make_problem("data_without_boxes", path=path, got=target)]
    if target in ("label", "one_hot") and not described.classes:
        return [make_problem("data_without_classes", path=path, got=target)]
    if target == "value" and described.outputs == 0:
        return [make_problem("data_without_values", path=path, got="value")]
    if target in ("label", "one_hot"):
        each = described.label_shape != ()
        if each != goal.loss.positions:
            code = "classes_at_every_position" if each else "one_class_an_example"
            return [make_problem(code, path=paths.join(goal.path, "loss"), got=goal.loss.type)]
    if goal.loss.unit_interval_targets and not _in_unit_interval(draft, goal.objective, described):
        return [make_problem("targets_outside_unit_interval", path=path, got=target, expected="0 … 1")]
    return []


def _in_unit_interval(draft: Draft, objective: Objective, described: Description) -> bool:
    """Class numbers and images are in [0, 1], and so are the values of some sets."""
    if objective.target == "value":
        span = described.value_span
        return span is not None and UNIT.covers(span)
    if objective.target != "input":
        return True
    steps = draft.data.preprocessing if draft.data is not None else ()
    kept = all(registry.preprocessing(step.type).unit_interval for step in steps if _is_known(step.type))
    return described.kind == "image" and kept


def _is_known(name: str) -> bool:
    return name in registry.FAMILIES["preprocessing"]


def _twice(draft: Draft, goal: Goal) -> list[Problem]:
    """Softmax or sigmoid at the end is folded into the loss that has it inside; another one would apply twice."""
    objective, loss = goal.objective, goal.loss
    name: str | None = objective.prediction
    seen: set[str] = set()
    layer = layer_of(draft, objective.prediction)
    if folds(layer, loss):
        name = single_source(draft, objective.prediction)
    while name is not None and name not in seen:
        seen.add(name)
        layer = layer_of(draft, name)
        if layer is None or name not in draft.configs:
            return []
        if layer.folds_into:
            path = paths.join(goal.path, "prediction")
            return [make_problem("activation_applied_twice", node_id=name, got=layer.type, expected="z", path=path)]
        name = single_source(draft, name) if layer.rearranges else None
    return []


def target_shape(objective: Objective, described: Description) -> Shape:
    """Shape of one target: () for a class number."""
    if objective.target in ("label", "none"):
        return described.label_shape if objective.target == "label" else ()
    if objective.target == "one_hot":
        return (len(described.classes),)
    if objective.target == "boxes":
        return (described.boxes * BOX_NUMBERS,)
    return (described.outputs,) if objective.target == "value" else described.input_shape


def target_classes(objective: Objective, described: Description) -> int | None:
    """Number of classes that a target names; None where it is numbers alone."""
    if objective.target == "boxes":
        return len(described.box_classes)
    return len(described.classes) if objective.target in ("label", "one_hot") else None


def prediction_fits(draft: Draft, number: int, prediction: Shape) -> bool:
    """Whether the loss of an objective takes a prediction of some shape."""
    objective, config = draft.objectives[number], draft.objective_configs[number]
    described = draft.dataset
    if objective is None or config is None or described is None:
        return False
    loss = registry.loss(objective.loss.type)
    target = target_shape(objective, described)
    classes = target_classes(objective, described)
    return loss.prediction_shape_problem(config, prediction, target, classes) is None


def wanted_shapes(draft: Draft, number: int) -> list[Shape]:
    """Shapes that a prediction for an objective might have: its target, as a row, with a channel for each class."""
    objective = draft.objectives[number]
    described = draft.dataset
    if objective is None or described is None:
        return []
    loss, config = registry.find_loss(objective.loss.type), draft.objective_configs[number]
    if loss is not None and loss.grid is not None:
        cells = 0 if config is None else loss.grid(config).cells
        return [(cells, cells, 1 + len(described.box_classes) + OFFSETS)] if cells else []
    target = target_shape(objective, described)
    classes = len(described.classes)
    found = [target, (prod(target),), (*target, classes), (classes,)]
    return [shape for shape in found if shape and 0 not in shape]


def _shape_problems(draft: Draft, walk: Walk, goal: Goal, described: Description) -> list[Problem]:
    objective, loss = goal.objective, goal.loss
    layer = layer_of(draft, objective.prediction)
    read = objective.prediction
    if layer is not None and folds(layer, loss):
        wires = sorted_wires(draft, read, layer)
        read = wires[0].source if wires else read
    prediction = walk.shapes.get(read, walk.shapes[objective.prediction])
    classes = target_classes(objective, described)
    target = target_shape(objective, described)
    problem = loss.prediction_shape_problem(goal.config, prediction, target, classes)
    if problem is None:
        return []
    code, message, expected, hint = problem
    needed = classes if classes is not None and code == "prediction_classes_differ" else prod(target)
    whole = loss.positions or loss.grid is not None or objective.target == "none"
    return [
        Problem(
            code=code,
            message=message,
            node_id=read,
            path=paths.join(goal.path, "prediction"),
            got=list(prediction),
            expected=expected if whole else str(needed),
            hint=hint,
        )
    ]
