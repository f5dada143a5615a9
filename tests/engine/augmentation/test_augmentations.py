"""Augmentations against SciPy, at their limits, and inside a run."""

from functools import cache
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy import ndimage

from engine.augmentation import AUGMENTATIONS
from engine.augmentation.definition import AugmentationDef, Canvas
from engine.augmentation.warp import scaled, turned, warp
from engine.checks import check_data
from engine.compile.cache import ExecutableCache
from engine.run import Run
from engine.spec import Config, Data, ExperimentSpec
from tests.engine.experiments import Experiment, assert_same_reports, chain, dense, images, make_run, node, train

pytestmark = pytest.mark.usefixtures("quick_programs")

BY_TYPE = {record.type: record for record in AUGMENTATIONS}
SHAPE = (6, 9, 7, 2)
NEUTRAL: dict[str, dict[str, float]] = {
    "shift": {"reach": 0.0},
    "zoom": {"reach": 0.0},
    "rotate": {"angle": 0.0},
    "crop": {"least": 1.0},
    "flip": {"share": 0.0},
    "noise": {"std": 0.0},
    "brightness": {"reach": 0.0},
    "cutout": {"size": 0.0},
}


def pictures(seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).uniform(0, 1, SHAPE)


def apply(kind: str, examples: np.ndarray, seed: int = 0, config: Any = None, **live: float) -> np.ndarray:
    record = BY_TYPE[kind]
    settings = record.Config.model_validate(config or {})
    with jax.enable_x64(True):
        values = {name: np.float64(value) for name, value in live.items()}
        return np.asarray(program_of(record, settings)(examples.astype(np.float64), jax.random.key(seed), values))


@cache
def program_of(record: AugmentationDef, settings: Config) -> Any:
    """(examples, key, live values) -> changed examples, compiled once."""

    def changed(examples: jax.Array, key: jax.Array, live: dict[str, jax.Array]) -> jax.Array:
        return record.apply(settings, examples, Canvas(key, live, jnp.zeros((1, 1, 1)), jnp.ones((1, 1, 1))))

    return jax.jit(changed)


@pytest.mark.parametrize("name", ["turn", "stretch", "both and a shift"])
def test_a_warp_equals_scipys(name: str) -> None:
    examples = pictures()
    angles = {"turn": 0.4, "stretch": 0.0}.get(name, -1.1)
    factor = {"turn": 1.0, "stretch": 1.3}.get(name, 0.7)
    moved = np.array([0.0, 0.0] if name != "both and a shift" else [1.3, -2.4])
    with jax.enable_x64(True):
        matrix = factor * turned(jnp.full(SHAPE[0], angles))
        ours = np.asarray(
            warp(jnp.asarray(examples), matrix, jnp.tile(jnp.asarray(moved), (SHAPE[0], 1)), jnp.zeros(()))
        )
    one = np.asarray(matrix[0])
    centre = (np.array(SHAPE[1:3]) - 1) / 2
    for image, ours_of_it in zip(examples, ours, strict=True):
        for channel in range(SHAPE[3]):
            padded = np.pad(image[..., channel], 4)
            start = centre + moved - one @ (centre + 4) + 4
            theirs = ndimage.affine_transform(padded, one, start, order=1, mode="constant")[4:-4, 4:-4]
            np.testing.assert_allclose(ours_of_it[..., channel], theirs, atol=1e-12)


@pytest.mark.parametrize("name", BY_TYPE)
def test_at_strength_0_nothing_changes(name: str) -> None:
    np.testing.assert_allclose(apply(name, pictures(), **NEUTRAL[name]), pictures(), atol=1e-12)


@pytest.mark.parametrize("name", BY_TYPE)
def test_the_key_alone_decides_and_every_example_is_changed_another_way(name: str) -> None:
    strong = dict.fromkeys(NEUTRAL[name], 0.5) | ({"angle": 30.0} if name == "rotate" else {})
    same = np.repeat(pictures()[:1], 6, axis=0)
    first, again, other = (apply(name, same, seed, **strong) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
    assert len({image.tobytes() for image in first}) > 1


def test_a_shift_by_whole_pixels_moves_them_and_lets_black_in() -> None:
    examples = pictures()
    ones = scaled(jnp.ones(6))
    ours = np.asarray(warp(jnp.asarray(examples), ones, jnp.tile(jnp.asarray([2.0, -1.0]), (6, 1)), jnp.zeros(())))
    np.testing.assert_allclose(ours[:, :-2, 1:], examples[:, 2:, :-1], rtol=1e-6)
    assert np.all(ours[:, -2:] == 0)
    assert np.all(ours[:, :, 0] == 0)


def test_a_flip_swaps_sides_whole() -> None:
    examples = pictures()
    np.testing.assert_array_equal(apply("flip", examples, share=1.0), examples[:, :, ::-1])
    np.testing.assert_array_equal(apply("flip", examples, config={"axis": "vertical"}, share=1.0), examples[:, ::-1])


def test_a_crop_never_leaves_the_image() -> None:
    assert np.all(apply("crop", np.ones(SHAPE), least=0.3) > 1 - 1e-9)


def test_noise_has_its_deviation_and_brightness_stays_in_range() -> None:
    grey = np.full((50, 20, 20, 1), 0.5)
    assert np.std(apply("noise", grey, std=0.2)) == pytest.approx(0.2, rel=0.02)
    lit = apply("brightness", pictures(), reach=1.0)
    assert (lit.min(), lit.max()) == (0.0, 1.0)


def test_cutout_blacks_out_a_square_of_its_size() -> None:
    holes = apply("cutout", np.ones((200, 20, 20, 1)), size=0.5)[..., 0] == 0
    areas = holes.sum(axis=(1, 2))
    assert areas.max() == 100
    assert np.all(areas >= 25)


def augmented(*parts: dict[str, Any], autoencoder: bool = False) -> ExperimentSpec:
    network = chain(node("flat", "flatten"), dense("out", 36 if autoencoder else 3))
    target, loss = ("input", "mse") if autoencoder else ("label", "cross_entropy")
    spec = Experiment(network, "out", data="digits", loss=loss, target=target).spec().model_dump(mode="json")
    spec["data"]["augmentations"] = list(parts)
    return ExperimentSpec.model_validate(spec)


EVERYTHING = [{"type": name, "config": {}} for name in BY_TYPE]


def test_chunks_and_a_resume_change_no_bit_and_evaluation_sees_plain_examples() -> None:
    cache, prepared = ExecutableCache(), images()
    runs = [make_run(augmented(*EVERYTHING), prepared, cache) for _ in range(2)]
    plain = make_run(augmented(), prepared, cache)
    assert runs[0].evaluate("validation") == plain.evaluate("validation")
    for run in runs:
        run.set_stride(4)
    whole, _ = train(runs[0], 24, 24)
    first, _ = train(runs[1], 11, 3)
    resumed = Run.resume(runs[1].checkpoint(), prepared, cache=cache)
    rest, _ = train(resumed, 13, 5)
    assert_same_reports(whole, first + rest)
    trained, _ = train(plain, 24, 24)
    assert trained[-1].arrays["node_statistics"].tobytes() != whole[-1].arrays["node_statistics"].tobytes()


def test_the_strength_is_live_and_compiles_nothing() -> None:
    cache = ExecutableCache()
    run = make_run(augmented({"type": "rotate"}, {"type": "noise"}), images(), cache)
    run.compile()
    run.advance(2)
    before = cache.compile_count
    run.set_live("data.augmentations.0.config.angle", 90.0)
    run.set_live("data.augmentations.1.config.std", 0.0)
    run.advance(2)
    assert cache.compile_count == before


def test_an_autoencoder_is_to_make_the_clean_image_but_moved_as_its_input_was() -> None:
    """Loss of a net of zeros: mean square of the target. Noise leaves it; a flip of all images does not change it."""
    zeros = {"type": "zeros", "config": {}}
    spec = augmented({"type": "noise", "config": {"std": 5.0}}, autoencoder=True).model_dump(mode="json")
    spec["network"]["nodes"][2]["config"] |= {"weight_initializer": zeros}
    noisy = make_run(ExperimentSpec.model_validate(spec), images())
    spec["data"]["augmentations"] = []
    clean = make_run(ExperimentSpec.model_validate(spec), images())
    losses = [run.advance(1).reports[0].arrays["scalar_buckets"][0, 0, 0] for run in (noisy, clean)]
    assert losses[0] == losses[1]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"type": "spiral", "augmentations": [{"type": "rotate"}]}, "augmentation_needs_images"),
        ({"type": "copying", "augmentations": [{"type": "noise"}]}, "augmentation_needs_images"),
        ({"type": "shapes_segmentation", "augmentations": [{"type": "flip"}]}, "augmentation_moves_targets"),
        ({"type": "shapes_detection", "augmentations": [{"type": "shift"}]}, "augmentation_moves_targets"),
        (
            {"type": "digits", "preprocessing": [{"type": "whiten"}], "augmentations": [{"type": "shift"}]},
            "augmentation_of_mixtures",
        ),
    ],
)
def test_an_augmentation_that_makes_no_sense_is_refused(data: Any, code: str) -> None:
    assert [problem.code for problem in check_data(Data.model_validate(data))] == [code]


def test_noise_is_allowed_on_every_set_of_numbers() -> None:
    for name in ("spiral", "iris", "adding", "shapes_segmentation"):
        data = {"type": name, "augmentations": [{"type": "noise"}]}
        assert check_data(Data.model_validate(data)) == []
