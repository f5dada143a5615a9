"""Losses that measure a distance to a class behind an activation with two ends: no gradient where it is far off."""

from collections.abc import Iterator
from math import isfinite

from engine import registry
from engine.checks.draft import Draft
from engine.checks.reach import infer_spans
from engine.checks.walk import Walk
from engine.errors import Edit, Problem, RemovePart, SetValue
from engine.losses.definition import folds
from engine.problems import make_problem
from engine.spec import Objective, paths
from engine.spec.expand import SEPARATOR


def check_losses(draft: Draft, walk: Walk) -> Iterator[Problem]:
    """A warning for each objective with classes whose loss is multiplied by the slope of the last activation."""
    if draft.dataset is None or not draft.dataset.classes:
        return
    spans = infer_spans(draft, walk)
    for number, objective in enumerate(draft.objectives):
        if objective is None or objective.target not in ("label", "one_hot"):
            continue
        name, loss = objective.prediction, registry.loss(objective.loss.type)
        layer, outputs = registry.layer(draft.nodes[name].type), spans[name]
        activates = layer.activation or bool(layer.folds_into)
        if loss.task != "regression" or not activates or not isfinite(outputs.width):
            continue
        path = paths.join(paths.objective(number), "loss")
        fix = _with_likelihood(draft, walk, objective, path)
        yield make_problem("loss_unsuited", node_id=name, path=path, got=outputs.text, fix=fix)


def _with_likelihood(draft: Draft, walk: Walk, objective: Objective, path: str) -> tuple[Edit, ...]:
    """Cross-entropy of the same outputs: an activation that it doesn't take in is removed."""
    name = objective.prediction
    layer = registry.layer(draft.nodes[name].type)
    single = walk.shapes[name][-1:] == (1,)
    usual = ("binary_cross_entropy",) if single else ("cross_entropy", "binary_cross_entropy")
    losses = [registry.loss(kind) for kind in usual]
    taken = [loss for loss in losses if objective.target in loss.targets]
    folding = [loss for loss in taken if folds(layer, loss)]
    if not taken or (not folding and SEPARATOR in name):
        return ()
    removed = () if folding else (RemovePart(path=paths.node(name)),)
    return (SetValue(path=path, value={"type": (folding or taken)[0].type, "config": {}}), *removed)
