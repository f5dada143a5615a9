"""Findings: rules over a run's recorded statistics, causes before their consequences."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from engine.findings.carried_over import NOTHING_CARRIES_OVER
from engine.findings.definition import Cure, Evidence, Finding, FindingDef
from engine.findings.dying_relu import DYING_RELU
from engine.findings.exploding import EXPLODING_GRADIENT
from engine.findings.fading_through_time import FADING_THROUGH_TIME
from engine.findings.folding import folded_back
from engine.findings.frozen_layers import FROZEN_LAYERS
from engine.findings.initial_weights import EQUAL_START, INITIAL_WEIGHTS_TOO_LARGE
from engine.findings.learning_rate import LEARNING_RATE_TOO_HIGH
from engine.findings.linear_network import LINEAR_NETWORK
from engine.findings.loss_terms import LOSS_TERM_DROWNED
from engine.findings.overfitting import OVERFITTING
from engine.findings.penalty import PENALTY_TOO_STRONG
from engine.findings.rare_classes import RARE_CLASSES_MISSED
from engine.findings.reconstruction import MEAN_RECONSTRUCTION
from engine.findings.saturated import SATURATED_UNITS
from engine.findings.standstill import CLIPPING_TOO_LOW, LEARNING_RATE_DECAYED, LEARNING_RATE_TOO_LOW
from engine.findings.stopped_early import STOPPED_EARLY
from engine.findings.unscaled_inputs import UNSCALED_INPUTS
from engine.findings.vanishing import VANISHING_GRADIENT

FINDINGS: tuple[FindingDef, ...] = (
    LINEAR_NETWORK,
    FROZEN_LAYERS,
    LOSS_TERM_DROWNED,
    UNSCALED_INPUTS,
    EQUAL_START,
    INITIAL_WEIGHTS_TOO_LARGE,
    LEARNING_RATE_TOO_HIGH,
    CLIPPING_TOO_LOW,
    LEARNING_RATE_DECAYED,
    LEARNING_RATE_TOO_LOW,
    PENALTY_TOO_STRONG,
    SATURATED_UNITS,
    DYING_RELU,
    VANISHING_GRADIENT,
    EXPLODING_GRADIENT,
    FADING_THROUGH_TIME,
    RARE_CLASSES_MISSED,
    MEAN_RECONSTRUCTION,
    NOTHING_CARRIES_OVER,
    OVERFITTING,
    STOPPED_EARLY,
)


def find_all(evidence: Evidence) -> Sequence[Finding]:
    """What every rule finds, in the order of the rules, consequences among them; cures are changes of the drawing."""
    found = [finding for rule in FINDINGS for finding in rule.evaluate(evidence)]
    return [_drawn(finding, evidence) for finding in found] if evidence.drawn.network.groups else found


def _drawn(finding: Finding, evidence: Evidence) -> Finding:
    """The finding with the cures that can be made in the drawing: the others would change one copy of a group alone."""
    made = ((cure.code, folded_back(cure.spec, evidence.drawn)) for cure in finding.cures)
    cures = tuple(Cure(code, spec) for code, spec in made if spec is not None and spec != evidence.drawn)
    return replace(finding, cures=cures)


def explained_by(codes: Iterable[str]) -> set[str]:
    """Rules whose findings are consequences of findings with these codes."""
    standing = set(codes)
    explained = {code for rule in FINDINGS if rule.type in standing for code in rule.explains}
    others = standing - {rule.type for rule in FINDINGS if rule.alone}
    return explained | {rule.type for rule in FINDINGS if rule.alone and others}


def evaluate(evidence: Evidence) -> Sequence[Finding]:
    """What is wrong, causes first, without what follows from them."""
    found = find_all(evidence)
    consequences = explained_by(finding.code for finding in found)
    return [finding for finding in found if finding.code not in consequences]
