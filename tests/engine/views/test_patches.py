"""Patches of images that excite a channel most, and where they lie."""

import numpy as np
import pytest

from engine.compile.image_patch import image_patch
from engine.compile.program import make_program
from engine.run import Run
from engine.views import patches
from engine.views.definition import ImagePatch
from tests.engine.experiments import Experiment, chain, dense, images, make_run, node, roomy_cache, train
from tests.engine.views.image_network import Array, experiment, forward, state_of

CACHE = roomy_cache()
PREPARED = images(train=24, validation=20)


@pytest.fixture(scope="module", name="run")
def _run() -> Run:
    run = make_run(experiment().spec(), PREPARED, CACHE)
    train(run, 20, 20)
    return run


@pytest.mark.parametrize(("layer", "size", "step"), [("act", 3, 1), ("pool", 4, 2), ("deep/1/conv", 8, 2)])
def test_the_strongest_patches_are_where_the_channel_is_largest(run: Run, layer: str, size: int, step: int) -> None:
    arrays = run.view("patches", {"node": layer, "unit": "1"}).arrays
    state = state_of(run)
    given = PREPARED.inputs[24:] / 255.0
    outputs = np.stack([forward(state, (image - 0.5) * 2.0)[layer][..., 1] for image in given])
    best = np.sort(outputs.reshape(len(given), -1).max(axis=1))[::-1][:9]
    np.testing.assert_allclose(arrays["values"], best, rtol=2e-4, atol=2e-5)
    assert len(set(arrays["numbers"].tolist())) == 9
    pad = (size - step) // 2
    for value, number, corner, patch in zip(
        arrays["values"], arrays["numbers"], arrays["corners"], arrays["patches"], strict=True
    ):
        row, column = ((corner + pad) / step).astype(int)
        assert float(outputs[number, row, column]) == pytest.approx(float(value), rel=2e-4, abs=2e-5)
        padded = np.pad(given[number], ((8, 8), (8, 8), (0, 0)), constant_values=np.nan)
        top, left = (corner + 8).astype(int)
        np.testing.assert_allclose(patch, padded[top : top + size, left : left + size], atol=1e-6)
    assert arrays["examples"].tolist() == [20]


def test_an_output_depends_on_nothing_beside_its_patch(run: Run) -> None:
    """Pixel after pixel is changed in NumPy."""
    state = state_of(run)
    image = np.random.default_rng(2).uniform(size=(6, 6, 1))
    before = forward(state, image)
    plan = make_program(experiment().spec(), PREPARED, "cpu").plan
    layers = ("conv", "act", "pool", "norm", "deep/1/conv", "deep/2/bend")
    patch_of = {name: image_patch(plan, plan.positions[name]) for name in layers}
    assert patch_of["pool"] == ImagePatch(-1, -1, 4, 2)
    assert patch_of["deep/2/bend"] == ImagePatch(-5, -5, 12, 2)
    for name, patch in patch_of.items():
        assert patch is not None
        changed = {(row, column): forward(state, _moved(image, row, column))[name] for row, column in np.ndindex(6, 6)}
        for (row, column), output in changed.items():
            for y, x in np.argwhere(np.abs(output - before[name]).max(axis=2) > 1e-12):
                assert 0 <= row - (patch.top + y * patch.step) < patch.size, name
                assert 0 <= column - (patch.left + x * patch.step) < patch.size, name


def _moved(image: Array, row: int, column: int) -> Array:
    moved = image.copy()
    moved[row, column] += 0.25
    return moved


def test_examples_beyond_a_whole_batch_are_looked_at_and_none_twice(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    whole = run.view("patches", {"node": "conv", "unit": "0"}).arrays
    monkeypatch.setattr(patches, "AT_A_TIME", 20)
    at_once = run.view("patches", {"node": "conv", "unit": "0"}).arrays
    np.testing.assert_allclose(whole["values"], at_once["values"], rtol=1e-5)
    np.testing.assert_array_equal(whole["numbers"], at_once["numbers"])


def test_behind_upsampling_outputs_lie_between_pixels_and_have_no_patch() -> None:
    network = chain(
        node("up", "upsample2d"), node("conv", "conv2d", filters=2), node("flat", "flatten"), dense("out", 3)
    )
    plan = make_program(Experiment(network, "out", data="digits").spec(), PREPARED, "cpu").plan
    assert image_patch(plan, plan.positions["conv"]) is None
    assert image_patch(plan, plan.positions["x"]) == ImagePatch(0, 0, 1, 1)
    assert image_patch(plan, plan.positions["flat"]) is None
