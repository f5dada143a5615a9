"""Rules look at what is, not at what was while strides were short."""

from dataclasses import replace

import numpy as np

from engine.findings.history import LEAST_REPORTS, MOST_REPORTS, recent
from engine.zoo import ZOO
from tests.engine.findings.evidence import make_evidence

SPEC = ZOO[0].spec
NODE = SPEC.network.nodes[1].id


def told_at(steps: list[int]) -> np.ndarray:
    """The steps whose reports a rule sees."""
    evidence = make_evidence(SPEC, {NODE: {"delta_rms": [float(step) for step in steps]}}, reports=len(steps))
    return recent(replace(evidence, steps=np.asarray(steps, np.int64)), NODE, "delta_rms")


def test_with_strides_that_double_only_the_second_half_of_the_steps_counts() -> None:
    steps = [*range(1, 65), *range(128, 4097, 128)]
    assert told_at(steps).min() > 2048


def test_at_most_so_many_reports_count() -> None:
    assert len(told_at(list(range(1, 1001)))) == MOST_REPORTS


def test_some_reports_count_however_fast_the_stride_grew() -> None:
    steps = [*range(1, 33), *(64 * 2**power for power in range(12))]
    assert len(told_at(steps)) == LEAST_REPORTS
