"""Dying ReLU: units that are 0 for every example get no gradient and stay 0."""

from collections.abc import Sequence

from engine import registry
from engine.findings.changes import with_drawn_weights, with_leaky_relu
from engine.findings.definition import Evidence, Finding, FindingDef, Measure, known
from engine.findings.history import column_of, last_step, recent, surely_learned_nothing, sustained
from engine.findings.offers import offer
from engine.findings.settings import learning_rate_of, lower_rate, with_rate

DEAD = 0.5
"""More than this share of a layer's units were 0 throughout the window."""

UNSOLVED = 0.25
"""And the loss is above this share of what guessing costs: a network that has learned its task misses no unit."""


def _evaluate(evidence: Evidence) -> Sequence[Finding]:
    """The layer with the largest share of dead units, once a whole epoch has been seen and not much been learned."""
    if not len(evidence.steps) or evidence.steps[-1] < evidence.schema.steps_per_epoch or evidence.diverged is not None:
        return ()
    if not surely_learned_nothing(evidence, UNSOLVED):
        return ()
    worst: tuple[float, str] | None = None
    for node in evidence.spec.network.nodes:
        if not registry.layer(node.type).can_die:
            continue
        shares = recent(evidence, node.id, "window_dead")
        if not len(shares) or not shares[-1] > DEAD or not sustained(shares) > DEAD:
            continue
        share = float(shares[-1])
        worst = max(worst, (share, node.id)) if worst is not None else (share, node.id)
    return () if worst is None else (_finding(evidence, *worst),)


def _measured(evidence: Evidence) -> float:
    """The largest share of dead units in a layer whose units can die."""
    nodes = (node.id for node in evidence.spec.network.nodes if registry.layer(node.type).can_die)
    shares = [recent(evidence, name, "window_dead") for name in nodes]
    return max((float(share[-1]) for share in shares if len(share)), default=float("nan"))


def _finding(evidence: Evidence, share: float, node_id: str) -> Finding:
    spec, rate = evidence.spec, learning_rate_of(evidence.spec)
    lower = None if rate is None else lower_rate(rate)
    slower = spec if lower is None else with_rate(spec, lower)
    milder = (("leaky_relu", with_leaky_relu(spec)), ("lower_rate", slower))
    drawn = ("draw_weights", with_drawn_weights(spec))
    offered = (drawn, *milder) if _died_at_once(evidence, node_id) else milder
    return Finding(
        code="dying_relu",
        severity="warning",
        node_id=node_id,
        values=known({"percent": round(100 * share), "node": node_id, "lower": lower, "step": last_step(evidence)}),
        cures=offer(spec, offered),
    )


def _died_at_once(evidence: Evidence, node_id: str) -> bool:
    """Whether most units were 0 before the first update: no step killed them, their start did."""
    return float(column_of(evidence, node_id, "batch_dead")[0]) > DEAD


DYING_RELU = FindingDef(
    type="dying_relu",
    title="Dying ReLU",
    sentence=(
        "{percent} % of the units of {node} are dead at step {step}: they are 0 for every example and no longer learn."
    ),
    explanation="The slope of a ReLU is 0 below zero. An update that is too large, or a large negative bias, can push "
    "a unit there for all examples. Then its gradient is exactly 0, and it stays there.",
    source="Maas, Hannun, Ng 2013; Lu et al. 2019 (Dying ReLU and initialization).",
    cure_titles=(
        ("draw_weights", "Try He or Glorot initialisation"),
        ("leaky_relu", "Try leaky ReLU"),
        ("lower_rate", "Try a learning rate of {lower}"),
    ),
    evaluate=_evaluate,
    measure=Measure("Dead units in the worst layer", "share", _measured, most=DEAD),
)
