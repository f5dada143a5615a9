"""What a run that ended after a few steps is offered: more epochs, a higher rate, or both."""

import pytest

from engine.findings import evaluate
from engine.spec import ExperimentSpec
from tests.engine.findings.test_causes import DENSE, WEIGHTED, changed, seen


def ended_with(update: float) -> list[tuple[str, ExperimentSpec]]:
    columns = {name: {"update_ratio": update} for name in WEIGHTED}
    spec = changed(DENSE, epochs=1)
    (finding,) = evaluate(seen(spec, columns, rows=16, losses=2.3, finished=True))
    return [(cure.code, cure.spec) for cure in finding.cures]


def test_a_run_that_ended_early_is_offered_a_higher_rate_where_its_updates_are_small() -> None:
    rate = float(str(DENSE.optimizer.config["learning_rate"]))
    assert [code for code, _ in ended_with(5e-3)] == ["longer"]
    small, slow = ended_with(1e-3), ended_with(1e-4)
    assert [code for code, _ in small] == ["longer_and_faster", "longer", "higher_rate"]
    assert small[0][1].optimizer.config["learning_rate"] == pytest.approx(10 * rate)
    assert [code for code, _ in slow] == ["longer_and_faster", "higher_rate", "longer"]
    both, faster, longer = (spec for _, spec in slow)
    assert both.optimizer.config["learning_rate"] == pytest.approx(100 * rate)
    assert (both.optimizer, both.training) == (faster.optimizer, longer.training)
