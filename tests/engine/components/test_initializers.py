"""Initial weights: their variance, their shape of distribution, their independence of everything but the key."""

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from engine.errors import EngineError
from engine.initializers import INITIALIZERS
from engine.initializers.definition import InitializerDef
from engine.layers.initialize import draw_weights, node_salt
from tests.engine.components.cases import LAYERS_BY_TYPE

BY_TYPE: dict[str, InitializerDef] = {initializer.type: initializer for initializer in INITIALIZERS}
DRAWN = [name for name, record in BY_TYPE.items() if record.count(record.Config()) is None]
"""Initialisers of arrays of any size."""

FAN_IN, FAN_OUT = 400, 100


def draw(initializer: str, config: dict[str, Any] | None = None, dtype: Any = jnp.float32, seed: int = 0) -> np.ndarray:
    record = BY_TYPE[initializer]
    settings = record.Config.model_validate(config or {})
    return np.asarray(record.draw(settings, jax.random.key(seed), (FAN_IN, FAN_OUT), FAN_IN, FAN_OUT, dtype))


@pytest.mark.parametrize(
    ("initializer", "config", "variance"),
    [
        ("glorot_uniform", {}, 2 / 500),
        ("glorot_normal", {}, 2 / 500),
        ("he_uniform", {}, 2 / 400),
        ("he_normal", {}, 2 / 400),
        ("lecun_uniform", {}, 1 / 400),
        ("lecun_normal", {}, 1 / 400),
        ("uniform", {"limit": 0.3}, 0.09 / 3),
        ("orthogonal", {}, 1 / 400),
        ("orthogonal", {"gain": 2.0}, 4 / 400),
        ("normal", {}, 1.0),
        ("normal", {"std": 3.0}, 9.0),
        ("normal", {"scaling": "fan_in"}, 1 / 400),
        ("normal", {"scaling": "fan_in", "std": 2.0}, 4 / 400),
        ("zeros", {}, 0.0),
        ("normal", {"std": 0.0}, 0.0),
    ],
)
def test_variance(initializer: str, config: dict[str, Any], variance: float) -> None:
    values = draw(initializer, config)
    assert values.var() == pytest.approx(variance, rel=0.03)
    assert values.mean() == pytest.approx(0, abs=0.02 * np.sqrt(variance))


@pytest.mark.parametrize("initializer", ["glorot_normal", "he_normal", "lecun_normal", "normal"])
def test_normal_draws_are_not_cut_off_at_two_deviations(initializer: str) -> None:
    values = draw(initializer)
    beyond = np.mean(np.abs(values) > 2 * values.std())
    assert beyond == pytest.approx(0.0455, abs=0.005)


@pytest.mark.parametrize(
    ("initializer", "limit"), [("glorot_uniform", np.sqrt(6 / 500)), ("he_uniform", np.sqrt(6 / 400))]
)
def test_uniform_draws_stay_inside_their_limits(initializer: str, limit: float) -> None:
    values = np.abs(draw(initializer))
    assert limit * 0.99 < values.max() <= limit


def test_a_constant_is_everywhere() -> None:
    assert np.all(draw("constant", {"value": -2.5}) == -2.5)


@pytest.mark.parametrize("shape", [(9, 4), (4, 9), (3, 3, 2, 5)])
def test_orthogonal_columns_or_rows_are_perpendicular_and_of_one_length(shape: tuple[int, ...]) -> None:
    record = BY_TYPE["orthogonal"]
    settings = record.Config.model_validate({"gain": 1.5})
    with jax.enable_x64(True):
        matrix = np.asarray(record.draw(settings, jax.random.key(1), shape, 1, 1, jnp.float64)).reshape(-1, shape[-1])
    tall = matrix if matrix.shape[0] >= matrix.shape[1] else matrix.T
    np.testing.assert_allclose(tall.T @ tall, 2.25 * np.eye(tall.shape[1]), atol=1e-12)


@pytest.mark.parametrize("initializer", DRAWN)
@pytest.mark.parametrize("dtype", [np.float32, np.float64], ids=["float32", "float64"])
def test_the_type_is_the_one_asked_for_and_one_key_gives_the_same_numbers(initializer: str, dtype: Any) -> None:
    with jax.enable_x64(True):
        first, second = (draw(initializer, dtype=dtype) for _ in range(2))
    assert first.dtype == dtype
    np.testing.assert_array_equal(first, second)


@pytest.mark.parametrize("initializer", DRAWN)
def test_single_precision_draws_do_not_depend_on_whether_double_is_allowed(initializer: str) -> None:
    plain = draw(initializer)
    with jax.enable_x64(True):
        allowed = draw(initializer)
    np.testing.assert_array_equal(plain, allowed)


def test_a_layer_draws_kernel_and_bias_as_its_settings_say() -> None:
    layer = LAYERS_BY_TYPE["dense"]
    config = layer.Config.model_validate(
        {
            "units": 200,
            "weight_initializer": {"type": "normal", "config": {"scaling": "fan_in"}},
            "bias_initializer": {"type": "normal", "config": {}},
        }
    )
    drawn = draw_weights(layer, config, jax.random.key(3), ((100,),), jnp.float32)
    assert float(jnp.std(drawn["kernel"])) == pytest.approx(0.1, rel=0.03)
    assert float(jnp.std(drawn["bias"])) == pytest.approx(1.0, rel=0.15)


def test_nodes_draw_different_numbers_from_one_seed() -> None:
    layer = LAYERS_BY_TYPE["dense"]
    config = layer.Config.model_validate({"units": 3})
    root = jax.random.key(0)
    kernels = [
        draw_weights(layer, config, jax.random.fold_in(root, node_salt(name)), ((3,),), jnp.float32)["kernel"]
        for name in ("dense_1", "dense_2")
    ]
    assert not np.array_equal(*kernels)


def test_an_unknown_initialiser_is_named_with_the_known_ones() -> None:
    layer = LAYERS_BY_TYPE["dense"]
    config = layer.Config.model_validate({"units": 3, "weight_initializer": {"type": "magic"}})
    with pytest.raises(EngineError, match="no initialiser 'magic'") as caught:
        draw_weights(layer, config, jax.random.key(0), ((3,),), jnp.float32)
    assert "he_normal" in (caught.value.problems[0].expected or "")


@pytest.mark.parametrize("depth", [20])
def test_he_keeps_the_size_of_sums_through_relu_layers(depth: int) -> None:
    width = 256
    ratios: list[float] = []
    for seed in range(5):
        x = jax.random.normal(jax.random.key(seed), (128, width), jnp.float32)
        z = x
        record = BY_TYPE["he_normal"]
        for number in range(depth):
            key = jax.random.fold_in(jax.random.key(100 + seed), number)
            inputs = jax.nn.relu(z) if number else jnp.sqrt(0.5) * x
            z = inputs @ record.draw(record.Config(), key, (width, width), width, width, jnp.float32)
        ratios.append(float(jnp.mean(z * z)))
    assert np.exp(np.mean(np.log(ratios))) == pytest.approx(1.0, rel=0.4)
