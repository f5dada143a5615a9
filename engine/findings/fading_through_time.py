"""Gradient fading through time: a simple recurrent layer passes next to nothing from the end of a sequence back."""

from collections.abc import Sequence

import numpy as np

from engine.findings.changes import with_lstm, with_orthogonal_states
from engine.findings.definition import Evidence, Finding, FindingDef, FindingValue, Measure
from engine.findings.history import last_step, learned_nothing, round_figure
from engine.findings.offers import offer
from engine.findings.scale import read_shapes

FADED = -6.0
"""log10 of what is left: below the precision of the weights' own updates. The adding task of 200 steps measured -16."""

FEWEST_EPOCHS = 2


def _evaluate(evidence: Evidence) -> Sequence[Finding]:
    """The layer that fades most, where nothing has been learned after some epochs."""
    rows = evidence.through_time
    if not len(rows) or not learned_nothing(evidence):
        return ()
    if last_step(evidence) < FEWEST_EPOCHS * evidence.schema.steps_per_epoch:
        return ()
    step, index, left = min(rows[rows[:, 0] == rows[-1, 0]].tolist(), key=lambda row: row[2])
    return () if left > FADED else (_finding(evidence, int(step), evidence.schema.nodes[int(index)], left),)


def _measured(evidence: Evidence) -> float:
    """What is left of the gradient at the beginning of a sequence, in the simple recurrent layer with the least."""
    rows = evidence.through_time
    return float(10 ** np.min(rows[rows[:, 0] == rows[-1, 0], 2])) if len(rows) else float("nan")


def _finding(evidence: Evidence, step: int, node_id: str, left: float) -> Finding:
    source = next(edge.source for edge in evidence.spec.network.edges if edge.target == node_id)
    values: dict[str, FindingValue] = {
        "node": node_id,
        "length": read_shapes(evidence)[source][0],
        "share": round_figure(10**left),
        "step": step,
    }
    spec = evidence.spec
    cures = offer(spec, (("lstm", with_lstm(spec)), ("orthogonal", with_orthogonal_states(spec))))
    return Finding("fading_through_time", "warning", node_id, values, cures)


FADING_THROUGH_TIME = FindingDef(
    type="fading_through_time",
    title="Gradient vanishes through time",
    sentence="In {node} only {share} of the gradient at the end of a sequence of {length} steps reaches its "
    "beginning, at training step {step}: early inputs hardly matter.",
    explanation="At each step of a sequence the gradient is multiplied by the recurrent weights and by the slope of "
    "the activation. Over many steps the product shrinks towards zero. An LSTM adds to its memory instead, so the "
    "gradient can pass unchanged.",
    source="Bengio, Simard, Frasconi 1994; Pascanu, Mikolov, Bengio 2013; Hochreiter and Schmidhuber 1997; "
    "Saxe, McClelland, Ganguli 2014, for orthogonal weights.",
    cure_titles=(("lstm", "Try an LSTM"), ("orthogonal", "Try orthogonal recurrent weights")),
    evaluate=_evaluate,
    measure=Measure(
        "Share of the gradient that reaches the beginning of a sequence", "number", _measured, least=10**FADED
    ),
)
