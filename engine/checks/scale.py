"""Inputs whose size is known before they are read: of tables, and behind preprocessing that scales."""

from collections.abc import Iterator

from pydantic import JsonValue

from engine import registry
from engine.checks.draft import Draft
from engine.errors import Problem, SetValue
from engine.findings.network import normalizes_first
from engine.findings.settings import with_standardized_inputs
from engine.layers.spans import UNIT, Span
from engine.problems import make_problem
from engine.spec import paths

LARGE = 30.0
"""Features in centimetres reach 8, and train; those of wines 1,680."""

SMALL = 0.02
"""Inputs that reach no further, either way."""

FAR_FROM_ZERO = 10.0
"""Inputs of one sign whose distance from 0 is so many times their width."""


def check_scale(draft: Draft) -> Iterator[Problem]:
    """A warning where the inputs are known to be far from unit size and nothing normalises them first."""
    spec = draft.whole()
    if spec is None or draft.dataset is None or draft.dataset.kind == "tokens":
        return
    flat = draft.drawn.network if draft.drawn.expansion is None else draft.drawn.expansion.network
    if normalizes_first(spec.model_copy(update={"network": flat})):
        return
    span = UNIT if draft.dataset.kind == "image" else draft.dataset.input_span
    for step in spec.data.preprocessing:
        part = registry.preprocessing(step.type)
        span = part.span(part.Config.model_validate(step.config), span)
    if span is None or not _is_unusual(span):
        return
    steps: list[JsonValue] = [
        step.model_dump(mode="json") for step in with_standardized_inputs(spec).data.preprocessing
    ]
    path = paths.join(paths.DATA, "preprocessing")
    fix = (SetValue(path=path, value=steps),)
    name = next(name for name, node in draft.nodes.items() if not registry.layer(node.type).inputs)
    yield make_problem("unscaled_inputs", node_id=name, path=path, got=span.text, fix=fix)


def _is_unusual(span: Span) -> bool:
    largest, nearest = max(abs(span.low), abs(span.high)), min(abs(span.low), abs(span.high))
    one_sided = span.low * span.high > 0
    return largest >= LARGE or largest <= SMALL or (one_sided and nearest > FAR_FROM_ZERO * span.width)
