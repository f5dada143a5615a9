"""A loss term drowned: beside another one it hardly counts, so that the gradient hardly sees it."""

from collections.abc import Sequence

from engine.findings.definition import Cure, Evidence, Finding, FindingDef, FindingValue, Measure
from engine.findings.history import is_early, last_step, round_figure
from engine.spec import ExperimentSpec

DROWNED = 100.0
"""One term costs so many times another where both always predict the same."""

MOST_WEIGHT = 1e6
"""That a spec takes."""


def _costs(evidence: Evidence) -> list[tuple[float, int]]:
    """What each term with a target costs where it always predicts the same, as the total weighs it; and its place."""
    pairs = enumerate(zip(evidence.spec.objectives, evidence.facts.guessing, strict=True))
    return [(goal.weight * cost, place) for place, (goal, cost) in pairs if goal.target != "none" and cost > 0]


def _evaluate(evidence: Evidence) -> Sequence[Finding]:
    costs = _costs(evidence)
    if is_early(evidence) or len(costs) < 2:
        return ()
    (least, small), (most, large) = min(costs), max(costs)
    if most < DROWNED * least:
        return ()
    goals = evidence.spec.objectives
    weight = min(round_figure(goals[small].weight * most / least), MOST_WEIGHT)
    values: dict[str, FindingValue] = {
        "node": goals[small].prediction,
        "other": goals[large].prediction,
        "cost": round_figure(least),
        "other_cost": round_figure(most),
        "weight": weight,
        "step": last_step(evidence),
    }
    cure = Cure("equal_weights", _with_weight(evidence.spec, small, weight))
    return (Finding("loss_term_drowned", "warning", goals[small].prediction, values, (cure,)),)


def _with_weight(spec: ExperimentSpec, place: int, weight: float) -> ExperimentSpec:
    goals = list(spec.objectives)
    goals[place] = goals[place].model_copy(update={"weight": weight})
    return spec.model_copy(update={"objectives": tuple(goals)})


def _measured(evidence: Evidence) -> float:
    """The largest term as a multiple of the smallest."""
    costs = [cost for cost, _ in _costs(evidence)]
    return max(costs) / min(costs) if len(costs) > 1 else float("nan")


LOSS_TERM_DROWNED = FindingDef(
    type="loss_term_drowned",
    title="Loss term drowned",
    sentence=(
        "The loss at {node} counts for little: always predicting the same costs {cost} there and {other_cost} at "
        "{other}, as the total loss weighs them."
    ),
    explanation="The gradient is that of the sum of all loss terms. A term that is a hundred times smaller than "
    "another hardly moves the weights that both share. With weights that make the terms cost about the same, each of "
    "them is learned.",
    source="Kendall, Gal, Cipolla 2018 (weights of several losses); Chen et al. 2018 (GradNorm).",
    cure_titles=(("equal_weights", "Try a weight of {weight} at {node}"),),
    evaluate=_evaluate,
    measure=Measure("Largest loss term relative to the smallest", "number", _measured, most=DROWNED),
)
