"""The picture of every unit: equal to the network computed in NumPy, in float64, from the weights of the run."""

from typing import Any

import numpy as np
import pytest

from engine.datasets.prepare import prepare
from engine.errors import EngineError
from engine.spec import Data
from tests.engine.experiments import Experiment, chain, dense, images, make_run, node, roomy_cache, train

pytestmark = pytest.mark.usefixtures("quick_programs")

CACHE = roomy_cache()
NODES = "x,one,bend,out"


def values(arrays: dict[str, Any], name: str) -> np.ndarray:
    """What the bytes of a map stand for, [units, places]."""
    ranges = arrays[f"range/{name}"].astype(np.float64)
    shares = arrays[f"map/{name}"].reshape(len(ranges), -1) / 255
    return ranges[:, :1] + shares * (ranges[:, 1:] - ranges[:, :1])


def assert_maps(arrays: dict[str, Any], name: str, expected: np.ndarray) -> None:
    """expected: [places, units]. A map is exact to half of one of its 255 steps."""
    step = np.ptp(expected, axis=0) / 255
    assert np.all(np.abs(values(arrays, name).T - expected) <= 0.51 * step + 1e-5)


def plane_run() -> Any:
    data = Data(type="exclusive_or", config={"features": ["x1", "x2", "x1_x2"]})
    prepared = prepare(data, None)
    network = chain(dense("one", 3), node("bend", "tanh"), dense("out", 1))
    spec = Experiment(network, "out", loss="binary_cross_entropy").spec().model_copy(update={"data": data})
    run = make_run(spec, prepared, CACHE)
    train(run, 30, 30)
    return run, prepared


def test_maps_and_weights_are_those_of_the_network_over_the_plane() -> None:
    run, prepared = plane_run()
    view = run.view(f"neurons?nodes={NODES.replace(',', '%2C')}")
    assert view.step == 30
    left, right, low, high = view.arrays["extent"].astype(np.float64)
    grid = np.stack(
        [axis.ravel() for axis in np.meshgrid(np.linspace(left, right, 30), np.linspace(high, low, 30))], axis=1
    )
    features = np.stack([grid[:, 0], grid[:, 1], grid[:, 0] * grid[:, 1]], axis=1)
    given = (features - prepared.offset) * prepared.scale
    weights = {name: np.asarray(array, np.float64) for name, array in run.state().items() if name[0] == "w"}
    sums = given @ weights["weights/one/kernel"] + weights["weights/one/bias"]
    out = np.tanh(sums) @ weights["weights/out/kernel"] + weights["weights/out/bias"]
    for name, expected in (("x", given), ("one", sums), ("bend", np.tanh(sums)), ("out", out)):
        assert view.arrays[f"map/{name}"].shape == (expected.shape[1], 30, 30)
        assert_maps(view.arrays, name, expected)
    for name, array in weights.items():
        np.testing.assert_array_equal(view.arrays[name], array.astype(np.float32))
    points = view.arrays["extent"], run.view("boundary").arrays["range"]
    np.testing.assert_array_equal(*points)


def test_on_a_line_a_map_is_a_curve() -> None:
    prepared = prepare(Data(type="function"), None)
    network = chain(dense("one", 3), node("bend", "tanh"), dense("out", 1))
    spec = Experiment(network, "out", data="function", loss="mse", target="value").spec()
    run = make_run(spec, prepared, CACHE)
    train(run, 30, 30)
    arrays = run.view("neurons", {"nodes": NODES}).arrays
    left, right = (float(end) for end in arrays["extent"])
    x = np.linspace(left, right, 60)[:, None]
    weights = {name: np.asarray(array, np.float64) for name, array in run.state().items() if name[0] == "w"}
    bent = np.tanh((x - prepared.offset) * prepared.scale @ weights["weights/one/kernel"] + weights["weights/one/bias"])
    assert arrays["map/bend"].shape == (3, 60)
    assert_maps(arrays, "bend", bent)
    assert_maps(arrays, "out", bent @ weights["weights/out/kernel"] + weights["weights/out/bias"])


def test_a_unit_that_is_the_same_everywhere_has_a_range_of_one_number() -> None:
    run, _ = plane_run()
    for number in range(3):
        run.set_weight("one", "kernel", [number, 1], 0.0)
    run.set_weight("one", "bias", [1], 0.5)
    arrays = run.view("neurons", {"nodes": "one"}).arrays
    np.testing.assert_array_equal(arrays["range/one"][1], [0.5, 0.5])
    assert not arrays["map/one"][1].any()


def test_what_is_no_block_is_refused_and_images_have_no_such_picture() -> None:
    run, _ = plane_run()
    with pytest.raises(EngineError, match="two"):
        run.view("neurons", {"nodes": "one,two"})
    with pytest.raises(EngineError, match="nodes"):
        run.view("neurons")
    network = chain(dense("code", 4), dense("out", 4))
    other = make_run(Experiment(network, "out", data="digits").spec(), images(), CACHE)
    assert not other.can_draw("neurons?nodes=code")


def test_a_copy_frozen_in_a_row_of_equal_layers_leaves_every_map_as_it_was() -> None:
    parts = [part for number in range(30) for part in (dense(f"d{number}", 4), node(f"t{number}", "tanh"))]
    prepared = prepare(Data(type="exclusive_or"), None)
    spec = Experiment(chain(*parts, dense("out", 1)), "out", loss="binary_cross_entropy").spec()
    run = make_run(spec, prepared, CACHE)
    train(run, 5, 5)
    request = "neurons?nodes=x%2Cd0%2Cd20%2Cout"
    before = run.view(request).arrays
    run.set_live("network.nodes.d2.frozen", 1)
    after = run.view(request).arrays
    for name, array in before.items():
        of_bytes = array.dtype == np.uint8
        np.testing.assert_allclose(
            after[name].astype(float), array.astype(float), rtol=1e-5, atol=1 if of_bytes else 1e-6, err_msg=name
        )


def test_residuals_of_an_output_with_a_number_of_any_length_are_drawn() -> None:
    data = Data(type="plane")
    network = chain(dense("out", 1))
    run = make_run(
        Experiment(network, "out", loss="mse", target="value").spec().model_copy(update={"data": data}),
        prepare(data, None),
        CACHE,
    )
    train(run, 2, 2)
    assert run.view(f"residuals?output={'9' * 5000}").arrays["count"][0] > 0
