"""Whether predictions can come near their targets at all: by the spans that layers, losses and data declare."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from engine import registry
from engine.checks.draft import Draft
from engine.checks.graph import layer_of, single_source
from engine.checks.walk import Walk, sorted_wires
from engine.errors import Edit, Problem, RemovePart, SetValue
from engine.layers.spans import ANYTHING, UNIT, Span
from engine.losses.definition import folds
from engine.problems import make_problem
from engine.spec import Component, Objective, paths
from engine.spec.expand import SEPARATOR

CROSS_ENTROPY = Component(type="cross_entropy")
LIKELIHOOD = ("probabilities_expected", "log_probabilities_expected")
"""Warnings of a likelihood, which cross-entropy computes from any numbers."""


def check_reach(draft: Draft, walk: Walk) -> Iterator[Problem]:
    """A warning for each objective whose prediction lies in a span that its loss or its targets do not fit."""
    spans = infer_spans(draft, walk)
    for number, objective in enumerate(draft.objectives):
        if objective is None:
            continue
        loss = registry.loss(objective.loss.type)
        config = loss.Config.model_validate(objective.loss.config)
        read = _read_node(draft, objective)
        outputs = spans.get(read, ANYTHING)
        shortfall = loss.reach(config, outputs, target_span(draft, objective))
        path = paths.join(paths.objective(number), "loss")
        if shortfall is not None:
            code, expected = shortfall
            wanted = target_span(draft, objective)
            reads = CROSS_ENTROPY if code in LIKELIHOOD else objective.loss
            fix = _without(_ends(draft, read, partial(_reaches, reads, spans, wanted)), code, path)
            yield make_problem(code, node_id=read, path=path, got=outputs.text, expected=expected, fix=fix)
        elif loss.logits and registry.layer(draft.nodes[read].type).rectifies and outputs.low == 0:
            fix = _without(_ends(draft, read, lambda _: True), "rectified_output", path)
            yield make_problem("rectified_output", node_id=read, path=path, got=outputs.text, fix=fix)


def _reaches(loss: Component, spans: Mapping[str, Span], targets: Span | None, name: str) -> bool:
    record = registry.loss(loss.type)
    return record.reach(record.Config.model_validate(loss.config), spans.get(name, ANYTHING), targets) is None


def _ends(draft: Draft, read: str, reaches: Callable[[str], bool]) -> list[str]:
    """Activations at the end, from the last back to the one behind a node whose outputs can reach; else []."""
    found: list[str] = []
    while registry.layer(draft.nodes[read].type).activation and SEPARATOR not in read:
        found.append(read)
        source = single_source(draft, read)
        if source is None:
            return []
        if reaches(source):
            return found
        read = source
    return []


def _without(ends: Sequence[str], code: str, path: str) -> tuple[Edit, ...]:
    """Edits that let the loss read what stands before activations; a likelihood becomes cross-entropy with it."""
    removals = tuple(RemovePart(path=paths.node(name)) for name in ends)
    if not ends or code not in LIKELIHOOD:
        return removals
    return (SetValue(path=path, value={"type": "cross_entropy", "config": {}}), *removals)


def infer_spans(draft: Draft, walk: Walk) -> Mapping[str, Span]:
    """Between which numbers the outputs of every node lie, sources before readers."""
    spans: dict[str, Span] = {}
    for name in walk.shapes:
        layer = layer_of(draft, name)
        if layer is None or not layer.inputs:
            spans[name] = ANYTHING
            continue
        wires = sorted_wires(draft, name, layer)
        inputs = tuple(spans[edge.source] for edge in wires)
        spans[name] = layer.span(draft.configs[name], inputs, tuple(walk.shapes[edge.source] for edge in wires))
    return spans


def target_span(draft: Draft, objective: Objective) -> Span | None:
    """Numbers that the targets of an objective are known to reach, None where nothing is known."""
    if draft.data is None or draft.dataset is None or objective.target in ("none", "boxes"):
        return None
    if objective.target == "value":
        return draft.dataset.value_span
    if objective.target != "input":
        return UNIT
    span = UNIT if draft.dataset.kind == "image" else draft.dataset.input_span
    for step in draft.data.preprocessing:
        part = registry.preprocessing(step.type)
        span = part.span(part.Config.model_validate(step.config), span)
    return span


def _read_node(draft: Draft, objective: Objective) -> str:
    """The node whose output the loss reads: what stands before an activation that is folded into it."""
    folded = folds(layer_of(draft, objective.prediction), registry.loss(objective.loss.type))
    return (single_source(draft, objective.prediction) if folded else None) or objective.prediction
