"""Pictures of one example and of filters, against the same network in NumPy float64."""

import base64

import numpy as np
import pytest

from engine.errors import EngineError
from engine.run import Run
from engine.views.requests import view_request
from engine.views.saliency import occluding_window
from tests.engine.experiments import Experiment, chain, images, make_run, node, roomy_cache, train
from tests.engine.views.image_network import Array, convolve, experiment, forward, softmax, state_of

CACHE = roomy_cache()
PREPARED = images()
FIRST_VALIDATION = 24
STEPS = 20


@pytest.fixture(scope="module", name="run")
def _run() -> Run:
    run = make_run(experiment().spec(), PREPARED, CACHE)
    train(run, STEPS, STEPS)
    return run


def preprocessed(picture: Array) -> Array:
    return (picture - 0.5) * 2.0


def picture_of(row: int) -> Array:
    return PREPARED.inputs[row] / 255.0


LAYERS = ["conv", "act", "pool", "norm", "deep/1/conv", "deep/2/conv", "deep/2/bend"]


@pytest.mark.parametrize("layer", LAYERS)
def test_feature_maps_are_the_outputs_of_the_layer(run: Run, layer: str) -> None:
    arrays = run.view("feature_maps", {"node": layer, "example": "validation:2"}).arrays
    picture = picture_of(FIRST_VALIDATION + 2)
    output = forward(state_of(run), preprocessed(picture))[layer]
    np.testing.assert_allclose(arrays["maps"], np.moveaxis(output, 2, 0), rtol=2e-4, atol=2e-5)
    np.testing.assert_allclose(arrays["input"], picture, atol=1e-6)
    assert arrays["count"].tolist() == [3]


def test_copies_in_a_loop_have_their_own_maps(run: Run) -> None:
    first, second = (run.view("feature_maps", {"node": f"deep/{copy}/conv"}).arrays["maps"] for copy in (1, 2))
    assert np.abs(first - second).max() > 0.05


def test_one_pass_serves_all_pictures_of_a_step_and_none_of_the_next(run: Run) -> None:
    before = run.view("feature_maps", {"node": "conv"}).arrays["maps"]
    other = make_run(experiment().spec(), PREPARED, CACHE)
    train(other, STEPS, STEPS)
    np.testing.assert_array_equal(other.view("feature_maps", {"node": "conv"}).arrays["maps"], before)
    train(other, 30, 30)
    later = other.view("feature_maps", {"node": "conv"}).arrays["maps"]
    output = forward(state_of(other), preprocessed(picture_of(FIRST_VALIDATION)))["conv"]
    np.testing.assert_allclose(later, np.moveaxis(output, 2, 0), rtol=2e-4, atol=2e-5)
    assert np.abs(later - before).max() > 0.01


def test_a_prediction_for_one_example_is_the_softmax_of_the_outputs(run: Run) -> None:
    arrays = run.view("example_prediction", {"example": "validation:5"}).arrays
    logits = forward(state_of(run), preprocessed(picture_of(FIRST_VALIDATION + 5)))["out"]
    np.testing.assert_allclose(arrays["probabilities"], softmax(logits), rtol=2e-4, atol=2e-5)
    assert arrays["predicted"].tolist() == [int(logits.argmax())]
    assert PREPARED.labels is not None
    assert arrays["label"].tolist() == [int(PREPARED.labels[FIRST_VALIDATION + 5])]
    assert arrays["row"].tolist() == [FIRST_VALIDATION + 5]


def test_a_drawn_image_is_preprocessed_as_the_data(run: Run) -> None:
    image = np.random.default_rng(5).integers(0, 256, size=(6, 6, 1), dtype=np.uint8)
    example = "drawn:" + base64.urlsafe_b64encode(image.tobytes()).decode()
    arrays = run.view(view_request("example_prediction", {"example": example})).arrays
    logits = forward(state_of(run), preprocessed(image / 255.0))["out"]
    np.testing.assert_allclose(arrays["probabilities"], softmax(logits), rtol=2e-4, atol=2e-5)
    np.testing.assert_allclose(arrays["input"], image / 255.0, atol=1e-6)
    assert (arrays["label"].size, arrays["row"].size) == (0, 0)


def test_filters_are_the_weights_of_a_convolution(run: Run) -> None:
    kernel = state_of(run)["weights/deep/2/conv/kernel"]
    every = run.view("filters", {"node": "deep/2/conv", "channel": "1"}).arrays
    np.testing.assert_allclose(every["filters"][..., 0], np.moveaxis(kernel[:, :, 1], 2, 0), rtol=1e-6)
    assert every["count"].tolist() == [3, 3]
    one = run.view("filters", {"node": "deep/2/conv", "unit": "2"}).arrays
    np.testing.assert_allclose(one["filters"][..., 0], np.moveaxis(kernel[..., 2], 2, 0), rtol=1e-6)


def test_the_gradient_of_the_class_is_that_of_central_differences(run: Run) -> None:
    arrays = run.view("saliency", {"example": "validation:1"}).arrays
    state, picture = state_of(run), picture_of(FIRST_VALIDATION + 1)
    best = int(forward(state, preprocessed(picture))["out"].argmax())
    assert arrays["predicted"].tolist() == [best]
    expected = np.zeros_like(picture)
    for place in np.ndindex(picture.shape):
        step = np.zeros_like(picture)
        step[place] = 1e-5
        above, below = (forward(state, preprocessed(picture + move))["out"][best] for move in (step, -step))
        expected[place] = (above - below) / 2e-5
    assert np.abs(expected).max() > 0.01
    np.testing.assert_allclose(arrays["map"], expected, rtol=1e-3, atol=1e-4)


def test_occlusion_is_what_the_class_loses_behind_the_square(run: Run) -> None:
    arrays = run.view("saliency", {"example": "validation:1", "method": "occlusion"}).arrays
    state, picture = state_of(run), picture_of(FIRST_VALIDATION + 1)
    plain = softmax(forward(state, preprocessed(picture))["out"])
    best = int(plain.argmax())
    size, step = 1, 1
    assert arrays["window"].tolist() == [size, step]
    expected = np.zeros((6, 6, 1))
    for row, column in np.ndindex(6, 6):
        covered = picture.copy()
        covered[row, column] = picture.mean()
        expected[row, column] = plain[best] - softmax(forward(state, preprocessed(covered))["out"])[best]
    np.testing.assert_allclose(arrays["map"], expected, atol=2e-5)


@pytest.mark.parametrize(("side", "size", "positions"), [(28, 7, 8), (32, 8, 7), (8, 2, 7), (6, 1, 6), (224, 56, 7)])
def test_the_square_of_occlusion_covers_the_image_in_few_positions(side: int, size: int, positions: int) -> None:
    found, step = occluding_window(side, side)
    assert found == size
    assert len(range(0, side - size + 1, step)) == positions <= 8
    assert step <= size


REFUSED = [
    ("feature_maps", {"node": "no_such"}, "unknown_block"),
    ("feature_maps", {"node": "conv", "example": "test:0"}, "unknown_example"),
    ("feature_maps", {"node": "conv", "example": "validation:-1"}, "unknown_example"),
    ("feature_maps", {"node": "conv", "example": "drawn:AAAA"}, "unknown_example"),
    ("feature_maps", {"node": "conv", "example": "drawn:é"}, "unknown_example"),
    ("feature_maps", {}, "unknown_view_option"),
    ("feature_maps", {"node": "conv", "color": "red"}, "unknown_view_option"),
    ("filters", {"node": "pool"}, "no_filters"),
    ("filters", {"node": "out"}, "no_filters"),
    ("filters", {"node": "conv", "unit": "3"}, "unknown_unit"),
    ("filters", {"node": "conv", "channel": "-1"}, "unknown_unit"),
    ("patches", {"node": "flat"}, "no_image_patches"),
    ("patches", {"node": "conv", "unit": "9"}, "unknown_unit"),
    ("saliency", {"method": "guess"}, "unknown_view_option"),
]


@pytest.mark.parametrize(("view", "options", "code"), REFUSED)
def test_what_a_view_cannot_show_is_refused_with_what_there_is(
    run: Run, view: str, options: dict[str, str], code: str
) -> None:
    with pytest.raises(EngineError, match=r".+") as refused:
        run.view(view, dict(options))
    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_network_that_reconstructs_gives_its_image(run: Run) -> None:
    network = chain(node("out", "conv2d", filters=1, padding="same"))
    spec = Experiment(network, "out", data="digits", loss="mse", target="input").spec()
    other = make_run(spec, PREPARED, CACHE)
    arrays = other.view("example_prediction", {"example": "validation:0"}).arrays
    state, picture = state_of(other), picture_of(FIRST_VALIDATION)
    output = convolve(preprocessed(picture), state["weights/out/kernel"], state["weights/out/bias"])
    np.testing.assert_allclose(arrays["output"], np.clip(output / 2.0 + 0.5, 0, 1), rtol=2e-4, atol=2e-5)
    assert "probabilities" not in arrays
