"""LABS R3: dropout. R1 and R2 follow the optimisers."""

import numpy as np
import pytest
from sklearn.datasets import load_digits

from engine.datasets.definition import PreparedData
from tests.engine.components.cases import LayerCase, draw_arrays
from tests.engine.components.run_layer import FLOAT64, run_layer
from tests.engine.experiments import dense, node
from tests.labs.bench import experiment, start, table

pytestmark = pytest.mark.usefixtures("quick_programs")

RATE = 0.3


def test_r3_dividing_while_training_and_multiplying_while_testing_agree_in_expectation() -> None:
    """Inverted scaling: E[mask x / (1 - p)] = x. The wrong form multiplies by p at test time."""
    case = LayerCase("many", "dropout", {"rate": RATE}, ((20_000,),), batch=8)
    arrays = draw_arrays(case) | {"input_0": np.ones((8, 20_000))}
    kept = run_layer(case, arrays, FLOAT64)["output"]
    test_time = LayerCase("test_time", "dropout", {"rate": RATE}, ((20_000,),), batch=8, training=False)
    whole = run_layer(test_time, arrays, FLOAT64)["output"]
    assert abs(kept.mean() - whole.mean()) < 0.02
    raw = kept * (1 - RATE)
    assert abs(raw.mean() - (1 - RATE) * whole.mean()) < 0.02
    assert abs(raw.mean() - RATE * whole.mean()) > 0.3


def noisy_digits(seed: int) -> PreparedData:
    """500 real digits to train on, every tenth with a wrong label, and 800 to validate."""
    random = np.random.default_rng(seed)
    images, labels = load_digits(return_X_y=True)
    chosen = random.permutation(len(labels))[:1300]
    wrong = random.random(1300) < 0.1
    answers = np.where(wrong, random.integers(0, 10, 1300), labels[chosen])
    return table((images[chosen] - images.mean()) / images.std(), labels=answers, counts=(500, 800, 0))


def gap(rate: float, seed: int) -> float:
    """Validation loss minus training loss, both in test mode, after 2,000 steps."""
    he = {"weight_initializer": {"type": "he_normal", "config": {}}}
    hidden = [
        part
        for name in ("a", "b")
        for part in (dense(name, 100, **he), node(f"relu_{name}", "relu"), node(f"drop_{name}", "dropout", rate=rate))
    ]
    spec = experiment(
        *hidden,
        dense("out", 10),
        loss="cross_entropy",
        target="label",
        optimizer_config={"learning_rate": 0.1},
        batch_size=20,
        evaluation={"every": 1000},
        seed=seed,
    )
    run = start(spec, noisy_digits(seed))
    run.set_stride(1024)
    while run.step < 2000:
        run.advance(2000 - run.step)
    return run.evaluate("validation")["loss"] - run.evaluate("train")["loss"]


@pytest.mark.usefixtures("server_programs")
@pytest.mark.parametrize("seeds", [3, pytest.param(5, marks=pytest.mark.full)])
def test_r3_dropout_narrows_the_gap_between_training_and_validation(seeds: int) -> None:
    plain, dropped = (np.median([gap(rate, seed) for seed in range(seeds)]) for rate in (0.0, 0.5))
    assert dropped < 0.8 * plain
