"""Whether predictions that lie in some span can make a loss small."""

from collections.abc import Callable
from math import inf

from engine.layers.spans import UNIT, Span
from engine.spec import Config, ConfigT

Shortfall = tuple[str, str]
"""Code of the warning, and what the outputs would have to reach."""

Reach = Callable[[ConfigT, Span, Span | None], Shortfall | None]
"""(config, span of the predictions, numbers that the targets are known to reach or None) -> None where they can."""

SLACK = 0.1
"""Share of the targets' width that may be out of reach at each end: rare extreme targets cost little."""


def reach_targets(config: Config, outputs: Span, targets: Span | None) -> Shortfall | None:
    """A loss that is small where predictions are near their targets."""
    if targets is None or outputs.covers(targets, SLACK):
        return None
    return "output_cannot_reach_targets", targets.text


def reach_both_ends(config: Config, outputs: Span, targets: Span | None) -> Shortfall | None:
    """A loss with a sigmoid inside: only logits without bounds come near 0 and 1."""
    return None if outputs.low == -inf and outputs.high == inf else ("logits_limited", "−∞ … ∞")


def reach_certainty(config: Config, outputs: Span, targets: Span | None) -> Shortfall | None:
    """A loss with a softmax inside: one logit has to lead the others by any amount."""
    return None if outputs.width == inf else ("logits_limited", "−∞ … ∞")


def reach_anything(config: Config, outputs: Span, targets: Span | None) -> Shortfall | None:
    """A loss that takes any numbers."""
    return None


def reach_unit_interval(config: Config, outputs: Span, targets: Span | None) -> Shortfall | None:
    """A loss that reads every output as a share: outputs outside 0 to 1 have no meaning."""
    return None if UNIT.covers(outputs) else ("shares_expected", UNIT.text)


def reach_distribution(config: Config, outputs: Span, targets: Span | None) -> Shortfall | None:
    """A loss that takes the logarithm of one output: it can be made small by all of them unless they sum to 1."""
    return None if outputs.sums_to_one else ("probabilities_expected", "1")
