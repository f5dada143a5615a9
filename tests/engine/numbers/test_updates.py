"""The next update of a weight is that of training, and its gradient the mean over the batch."""

from typing import Any

import numpy as np
import pytest

from engine.compile.cache import ExecutableCache
from tests.engine.experiments import Experiment, make_run, mlp, points, roomy_cache
from tests.engine.numbers.questions import ask_weight, lines
from tests.engine.numbers.test_by_hand import MLP, trained

pytestmark = pytest.mark.usefixtures("quick_programs")


@pytest.fixture(scope="module", name="cache")
def _cache() -> ExecutableCache:
    return roomy_cache()


def test_the_next_update_is_the_one_that_training_makes(cache: ExecutableCache) -> None:
    run = trained(MLP, points(), cache)
    before = run.state()
    reported = ask_weight(run, "dense_1", "kernel", 6)
    terms = dict(zip(lines(reported, "memory_after_names"), reported["memory_after"], strict=True))
    estimates = dict(zip(lines(reported, "estimates_names"), reported["estimates"], strict=True))
    run.advance(1)
    after = run.state()
    flat = before["weights/dense_1/kernel"].ravel()[6], after["weights/dense_1/kernel"].ravel()[6]
    assert (reported["update"][0], reported["update"][5]) == (flat[0], flat[1])
    [first] = [value for name, value in after.items() if name.endswith("mu/dense_1/kernel")]
    [second] = [value for name, value in after.items() if name.endswith("nu/dense_1/kernel")]
    assert (terms["mu"], terms["nu"], terms["count"]) == (first.ravel()[6], second.ravel()[6], 8)
    gradient = reported["update"][1]
    old = dict(zip(lines(reported, "memory_before_names"), reported["memory_before"], strict=True))
    assert terms["mu"] == pytest.approx(0.9 * old["mu"] + 0.1 * gradient, rel=1e-5)
    m_hat, v_hat = terms["mu"] / (1 - 0.9**8), terms["nu"] / (1 - 0.999**8)
    assert estimates["m_hat"] == pytest.approx(m_hat, rel=1e-5)
    assert reported["update"][4] == pytest.approx(-0.05 * m_hat / (np.sqrt(v_hat) + 1e-8), rel=1e-3)


@pytest.mark.full
def test_the_batch_gradient_is_the_mean_over_the_batch_one_example_at_a_time(cache: ExecutableCache) -> None:
    run = trained(Experiment(mlp(5), "out"), points(train=43), cache, steps=5)
    size = int(ask_weight(run, "out", "kernel", 4, part="batch")["counts"][3])
    assert size == 3
    each = [ask_weight(run, "out", "kernel", 4, part="batch", example=number) for number in range(size)]
    reported = each[0]["update"]
    assert np.mean([answer["value"][1] for answer in each]) == pytest.approx(reported[1], rel=1e-4)
    assert reported[4] == pytest.approx(-0.1 * reported[1], rel=1e-3)


@pytest.mark.full
def test_penalty_and_clipping_stand_between_gradient_and_update(cache: ExecutableCache) -> None:
    changes: dict[str, Any] = {"l2": 0.5, "clipping": {"by": "value", "at": 0.01}}
    run = make_run(Experiment(mlp(5), "out").spec(**changes), points(), cache)
    run.advance(2)
    reported = ask_weight(run, "out", "kernel", 3)["update"]
    assert reported[2] == pytest.approx(reported[1] + 0.5 * reported[0], rel=1e-5)
    assert reported[3] == pytest.approx(np.clip(reported[2], -0.01, 0.01), rel=1e-6)
    assert reported[4] == pytest.approx(-0.1 * reported[3], rel=1e-2)
