"""Findings: rules over a run's recorded statistics."""

from collections.abc import Sequence

from engine.findings.definition import Evidence, Finding, FindingDef
from engine.findings.dying_relu import DYING_RELU
from engine.findings.learning_rate import LEARNING_RATE_TOO_HIGH
from engine.findings.vanishing import VANISHING_GRADIENT

FINDINGS: tuple[FindingDef, ...] = (VANISHING_GRADIENT, DYING_RELU, LEARNING_RATE_TOO_HIGH)


def evaluate(evidence: Evidence) -> Sequence[Finding]:
    """What every rule finds, in the order of the rules."""
    return [finding for rule in FINDINGS for finding in rule.evaluate(evidence)]
