"""Running statistics, scale and shift of a normalisation layer, against NumPy in float64."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.errors import EngineError
from engine.run.run import Run
from tests.engine.experiments import Experiment, chain, dense, make_run, node, points, roomy_cache, train

CACHE = roomy_cache()
EXAMPLES, MOMENTUM, STEPS = 40, 0.25, 3


def run_of(kind: str, **config: Any) -> Run:
    network = chain(node("norm", kind, **config), dense("out", 2))
    return make_run(Experiment(network, "out").spec(batch_size=EXAMPLES), points(EXAMPLES), CACHE)


def rows_of(run: Run) -> dict[str, NDArray[np.float64]]:
    arrays = run.view("normalization", {"node": "norm"}).arrays
    names = bytes(arrays["names"]).decode().split("\n")
    return dict(zip(names, arrays["values"].astype(np.float64), strict=True))


def test_running_statistics_are_those_of_the_batches_seen() -> None:
    run = run_of("batch_norm", momentum=MOMENTUM)
    data = points(EXAMPLES)
    given = (data.inputs[:EXAMPLES] - data.offset) * data.scale
    first = rows_of(run)
    assert {name: row.tolist() for name, row in first.items()} == {
        "running_mean": [0, 0],
        "running_variance": [1, 1],
        "scale": [1, 1],
        "shift": [0, 0],
    }
    train(run, STEPS, STEPS)
    rows = rows_of(run)
    # Every batch is all of the data, in another order.
    old = (1 - MOMENTUM) ** STEPS
    np.testing.assert_allclose(rows["running_mean"], (1 - old) * given.mean(0), rtol=1e-5, atol=1e-7)
    np.testing.assert_allclose(rows["running_variance"], old + (1 - old) * given.var(0, ddof=1), rtol=1e-5)
    assert (rows["scale"] != first["scale"]).all()


def test_a_layer_that_averages_nothing_has_scale_and_shift_alone() -> None:
    run = run_of("layer_norm")
    assert list(rows_of(run)) == ["scale", "shift"]
    assert run.schema.faces == {"norm": ("normalization",)}


@pytest.mark.parametrize("address", ["out", "nowhere"])
def test_what_normalises_nothing_is_refused_by_name(address: str) -> None:
    with pytest.raises(EngineError) as refused:
        run_of("batch_norm").view("normalization", {"node": address})
    (problem,) = refused.value.problems
    assert (problem.code, problem.got) == ("unknown_block", address)
