"""Evidence is the same however a run was cut up, and stays small."""

from typing import Any

import numpy as np
import pytest

from engine.findings.evidence import EvidenceRecorder
from engine.findings.facts import DataFacts
from engine.zoo import ZOO
from tests.engine.findings.evidence import LADDER, make_evidence

RANDOM = np.random.default_rng(5)
LOSSES = RANDOM.uniform(0.1, 5, size=(300, 2)).astype(np.float32)


def recorded(chunk: int) -> dict[str, Any]:
    recorder = EvidenceRecorder()
    recorder.add_evaluation(0, np.asarray([0.9, 0.5]))
    for begin in range(0, len(LOSSES), chunk):
        recorder.add_losses(LOSSES[begin : begin + chunk])
        for step in range(begin + 1, min(begin + chunk, len(LOSSES)) + 1):
            if step % 7 == 0:
                recorder.add_evaluation(step, np.asarray([1 / step, 0.5]))
            recorder.add_statistics(step, np.full((2, 3), step, np.float32), 0.5)
    return recorder.arrays()


@pytest.mark.parametrize("chunk", [7, 64, 300])
def test_how_a_run_is_cut_up_changes_no_bit(chunk: int) -> None:
    one, other = recorded(1), recorded(chunk)
    assert one.keys() == other.keys()
    for name, array in one.items():
        assert np.asarray(array).tobytes() == np.asarray(other[name]).tobytes(), name


def test_statistics_and_losses_stand_at_ladder_steps() -> None:
    kept = recorded(300)
    expected = [step for step in LADDER if step <= 300]
    assert kept["steps"].tolist() == expected == kept["losses"][:, 0].tolist()
    assert kept["nodes"][:, 0, 0].tolist() == expected
    behind_16 = LOSSES[16:18, 0].astype(np.float64)
    assert kept["losses"][16].tolist() == [18, behind_16.sum() / 2, behind_16.min(), behind_16.max()]


def test_of_the_evaluations_between_two_ladder_steps_the_last_is_kept() -> None:
    steps = recorded(300)["evaluations"][:, 0].tolist()
    assert steps == [
        0,
        7,
        14,
        21,
        28,
        35,
        42,
        49,
        56,
        63,
        70,
        77,
        84,
        91,
        98,
        112,
        119,
        126,
        140,
        154,
        175,
        189,
        203,
        224,
        238,
        252,
        287,
        294,
    ]


def test_what_is_kept_goes_on_where_it_was() -> None:
    whole, half, rest = EvidenceRecorder(), EvidenceRecorder(), EvidenceRecorder()
    whole.add_losses(LOSSES)
    half.add_losses(LOSSES[:101])
    rest.restore(half.arrays())
    rest.add_losses(LOSSES[101:])
    for name, array in whole.arrays().items():
        assert np.asarray(array).tobytes() == np.asarray(rest.arrays()[name]).tobytes()


def test_a_run_of_a_million_steps_leaves_about_150_rows() -> None:
    recorder = EvidenceRecorder()
    for _ in range(16):
        recorder.add_losses(np.ones((2**16, 2)))
    assert len(recorder.arrays()["losses"]) == 16 + 8 * 16


def test_a_recorder_yields_evidence() -> None:
    recorder, made = EvidenceRecorder(), make_evidence(ZOO[0].spec, {})
    recorder.add_losses(LOSSES[:3])
    evidence = recorder.evidence(made.spec, made.schema, DataFacts((0.69,), None), finished=True)
    assert evidence.losses[:, 1].tolist() == LOSSES[:3, 0].astype(np.float64).tolist()
    assert evidence.finished
