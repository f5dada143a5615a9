"""What rules read off a record is what its functions do."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from engine.initializers import INITIALIZERS
from engine.initializers.definition import InitializerDef
from engine.layers import LAYERS
from engine.layers.definition import LayerDef
from engine.optimizers import OPTIMIZERS
from engine.optimizers.definition import OptimizerDef
from engine.schedules import SCHEDULES
from engine.schedules.definition import ScheduleDef
from engine.spec import Config, live_fields
from tests.engine.components.cases import LAYER_CASES, RANDOM_CASES, LayerCase, draw_arrays
from tests.engine.components.run_layer import FLOAT64, apply_layer, context

each_layer = pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.type)


def cases_of(layer: LayerDef[Config]) -> list[LayerCase]:
    return [case for case in (*LAYER_CASES, *RANDOM_CASES) if case.type == layer.type]


def two_of(layer: LayerDef[Config]) -> list[LayerCase]:
    first, *others = cases_of(layer)
    return [first, *others[-1:]]


each_reach = pytest.mark.parametrize(
    "cases", [pytest.param(two_of, id="two forms"), pytest.param(cases_of, id="every form", marks=pytest.mark.full)]
)
Cases = Callable[[LayerDef[Config]], list[LayerCase]]


def output(case: LayerCase, arrays: Mapping[str, Any], seed: int = 0) -> np.ndarray:
    with jax.enable_x64(True):
        cast = {name: jnp.asarray(value, FLOAT64) for name, value in arrays.items()}
        return np.asarray(apply_layer(case, cast, context(case, FLOAT64, seed=seed))[0])


def mixed(arrays: Mapping[str, Any], share: float) -> dict[str, Any]:
    """The inputs mixed with themselves, turned round."""
    return {
        name: share * value + (1 - share) * np.flip(value) if name.startswith("input_") else value
        for name, value in arrays.items()
    }


def keeps_mixtures(case: LayerCase) -> bool:
    arrays = draw_arrays(case)
    ends = [output(case, mixed(arrays, share)) for share in (1.0, 0.0)]
    return np.allclose(output(case, mixed(arrays, 0.25)), 0.25 * ends[0] + 0.75 * ends[1], rtol=1e-9, atol=1e-9)


def reads_tokens(layer: LayerDef[Config]) -> bool:
    return layer.tokens(cases_of(layer)[0].settings) > 0


@each_reach
@pytest.mark.parametrize("layer", [layer for layer in LAYERS if not reads_tokens(layer)], ids=lambda layer: layer.type)
def test_a_layer_is_affine_where_evaluation_keeps_mixtures(layer: LayerDef[Config], cases: Cases) -> None:
    assert layer.affine == all(keeps_mixtures(replace(case, training=False)) for case in cases(layer))


@pytest.mark.parametrize("layer", [layer for layer in LAYERS if reads_tokens(layer)], ids=lambda layer: layer.type)
def test_a_layer_that_reads_tokens_is_affine_in_their_one_hot_rows_where_each_token_has_its_own_output(
    layer: LayerDef[Config],
) -> None:
    for case in cases_of(layer):
        arrays = draw_arrays(case)
        (name,) = [name for name in arrays if name.startswith("input_")]
        ids = arrays[name].reshape(-1).astype(int)
        rows = output(case, arrays).reshape(len(ids), -1)
        table = {token: rows[ids == token][0] for token in ids}
        assert layer.affine == all(np.array_equal(row, table[token]) for token, row in zip(ids, rows, strict=True))


@each_reach
@each_layer
def test_a_layer_is_noise_where_its_output_follows_the_key(layer: LayerDef[Config], cases: Cases) -> None:
    found = [(case, draw_arrays(case)) for case in cases(layer) if case.training]
    draws = any(not np.array_equal(output(case, arrays), output(case, arrays, seed=1)) for case, arrays in found)
    assert layer.noise == draws


@each_layer
def test_a_requested_shape_is_the_shape_of_the_output(layer: LayerDef[Config]) -> None:
    for case in cases_of(layer):
        assert layer.requested_shape(case.settings) in (None, layer.output_shape(case.settings, case.shapes))


@pytest.mark.parametrize("initializer", INITIALIZERS, ids=lambda record: record.type)
@pytest.mark.parametrize("width", [None, 0.0])
def test_an_initializer_is_equal_where_it_draws_one_number(
    initializer: InitializerDef[Config], width: float | None
) -> None:
    widths = {"normal": "std", "uniform": "limit"}
    narrow = {widths[initializer.type]: width} if width is not None and initializer.type in widths else {}
    numbers = {"values": [width] * 30 if width is not None else list(range(30))} if initializer.type == "given" else {}
    config = initializer.Config.model_validate({**narrow, **numbers})
    drawn = np.asarray(initializer.draw(config, jax.random.key(0), (6, 5), 6, 5, jnp.float32))
    assert initializer.equal(config) == (drawn.min() == drawn.max())


@pytest.mark.parametrize("optimizer", OPTIMIZERS, ids=lambda record: record.type)
def test_the_rate_of_an_optimizer_is_its_live_learning_rate(optimizer: OptimizerDef[Config]) -> None:
    config = optimizer.Config()
    has_rate = "learning_rate" in live_fields(optimizer.Config)
    assert optimizer.learning_rate(config) == (config.model_dump()["learning_rate"] if has_rate else None)


@pytest.mark.parametrize("schedule", SCHEDULES, ids=lambda record: record.type)
def test_a_schedule_is_constant_where_neither_clock_nor_loss_moves_the_rate(schedule: ScheduleDef[Config]) -> None:
    config = schedule.Config()
    settings = config.model_dump()
    live = {name: jnp.float32(settings[name]) for name in live_fields(schedule.Config)}
    factors = {float(schedule.factor(config, live, jnp.uint32(step), 10)) for step in range(0, 400, 7)}
    assert schedule.constant == (factors == {1.0} and schedule.react is None)


def test_every_layer_has_a_sign_of_its_own_in_the_palette() -> None:
    signs = [layer.glyph for layer in LAYERS if layer.curve is None]
    assert all(sign.startswith("M") for sign in signs)
    assert len(set(signs)) == len(signs)
    assert [layer.type for layer in LAYERS if layer.curve is not None and layer.glyph != ""] == []


def test_a_sign_in_the_palette_is_a_path_that_begins_within_its_square() -> None:
    commands = re.compile(r"[MmLlHhVvCcSsAaZz]|-?\d*\.?\d+")
    for layer in LAYERS:
        for part in filter(None, layer.glyph.split("M")):
            assert commands.sub("", part).strip(" -,") == "", layer.type
            x, y = (float(number) for number in re.findall(r"-?\d*\.?\d+", part)[:2])
            assert 0 <= x <= 24, layer.type
            assert 0 <= y <= 24, layer.type
