"""How well a score separates two groups."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Roc:
    """A receiver operating characteristic.

    Attributes:
        thresholds: [m] descending, infinite first: examples from a threshold up count as positive.
        false_positive_rates, true_positive_rates: [m] at each. area: under the curve, by trapezoids.
    """

    thresholds: NDArray[np.float64]
    false_positive_rates: NDArray[np.float64]
    true_positive_rates: NDArray[np.float64]
    area: float


def roc(scores: NDArray[np.float64], positive: NDArray[np.bool_]) -> Roc | None:
    """The curve of all thresholds; equal scores are one. None where a group is empty.

    Args:
        scores: [examples]. positive: [examples], whether each is of the class.

    Source: Fawcett (2006), "An introduction to ROC analysis", algorithms 1 and 2.
    """
    wanted = int(positive.sum())
    if wanted in (0, len(positive)):
        return None
    order = np.argsort(-scores, kind="stable")
    ordered = scores[order]
    last = np.append(np.flatnonzero(np.diff(ordered)), len(ordered) - 1)
    hits = np.concatenate([[0], np.cumsum(positive[order])[last]])
    found = np.concatenate([[0], last + 1])
    true_rates, false_rates = hits / wanted, (found - hits) / (len(positive) - wanted)
    area = float(np.sum(np.diff(false_rates) * (true_rates[1:] + true_rates[:-1]) / 2))
    return Roc(np.concatenate([[np.inf], ordered[last]]), false_rates, true_rates, area)
