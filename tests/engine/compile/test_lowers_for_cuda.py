"""Every executable lowers for an NVIDIA GPU, with operations that have a deterministic form there.

This needs no GPU: `jax.export` lowers for a platform that is not here. What it can't show is how fast it is, how much
memory it takes, and what cuDNN chooses.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_args

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from engine import registry
from engine.augmentation import AUGMENTATIONS
from engine.augmentation.definition import AugmentationDef
from engine.compile.forms import Forms, Kind
from engine.compile.options import GPU_OPTIONS
from engine.compile.program import make_program
from engine.datasets.prepare import prepare
from engine.labs import LABS
from engine.metrics import METRICS
from engine.metrics.definition import MetricDef
from engine.schedules import SCHEDULES
from engine.schedules.definition import ScheduleDef
from engine.spec import Component
from engine.zoo import ZOO
from tests.engine.components.cases import FEW, LAYER_CASES, LayerCase, draw_arrays
from tests.engine.components.loss_cases import LOSS_CASES, LossCase, draw_loss_arrays
from tests.engine.components.optimizer_cases import OPTIMIZER_CASES, OptimizerCase
from tests.engine.components.run_layer import apply_layer, context
from tests.engine.experiments import Experiment, chain, dense, images, mlp, node, points

KINDS: tuple[Kind, ...] = get_args(Kind)

OF_EVERY_KIND = {"spiral_vanishing", "digits_cnn", "digits_autoencoder", "adding_lstm"}
"""Dense on points, convolution, targets that are inputs, recurrence."""

IN_TWO_FORMS = {"conv1d", "conv2d", "conv_transpose2d"}
"""Layers that have another form on a GPU."""

NOT_DETERMINISTIC = {"stablehlo.select_and_scatter"}
"""Operations without a deterministic form on a GPU. A scatter has one, which `GPU_OPTIONS` chooses."""


def lowered(function: Callable[..., Any], arguments: tuple[Any, ...]) -> str:
    """StableHLO for CUDA."""
    return jax.export.export(jax.jit(function), platforms=["cuda"])(*arguments).mlir_module()


def assert_fit(text: str) -> None:
    """Whether there is nothing that only a CPU has, or that a GPU does in another order each time."""
    operations = set(re.findall(r"\bstablehlo\.[a-z_]+", text))
    assert operations
    assert operations & NOT_DETERMINISTIC == set()
    assert re.findall(r"custom_call @([\w.]+)", text) == []


READY = {lab.id: lab.spec for lab in LABS} | {f"twin of {entry.type}": entry.twin for entry in ZOO}
"""Ready experiments, and the networks of the zoo in the form that trains."""


@pytest.fixture(
    scope="module",
    params=[pytest.param(name, marks=[] if name in OF_EVERY_KIND else [pytest.mark.full]) for name in READY],
)
def forms(request: pytest.FixtureRequest) -> Forms:
    """Of one ready experiment; all its executables are looked at before the next one is prepared."""
    spec = READY[request.param]
    return Forms(make_program(spec, prepare(spec.data, None), "gpu"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_executable_of_every_ready_experiment_lowers_for_cuda(forms: Forms, kind: Kind) -> None:
    assert_fit(lowered(*forms.form(kind)))


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, marks=[] if case in FEW or case.type in IN_TWO_FORMS else [pytest.mark.full], id=case.name)
        for case in LAYER_CASES
    ],
)
def test_every_layer_and_its_gradients_lower_for_cuda(case: LayerCase) -> None:
    arrays = {name: jax.ShapeDtypeStruct(array.shape, np.float32) for name, array in draw_arrays(case).items()}
    ctx = context(case, np.float32, platform="gpu")

    def step(given: dict[str, jax.Array]) -> Any:
        def total(moved: dict[str, jax.Array]) -> jax.Array:
            return jnp.sum(apply_layer(case, moved, ctx)[0])

        return jax.value_and_grad(total)(given)

    assert_fit(lowered(step, (arrays,)))


@pytest.mark.parametrize("case", LOSS_CASES, ids=[case.name for case in LOSS_CASES])
def test_every_loss_and_its_gradient_lower_for_cuda(case: LossCase) -> None:
    arrays = draw_loss_arrays(case)
    kinds = {"prediction": np.float32, "target": np.int32 if case.target == "label" else np.float32}
    given = tuple(jax.ShapeDtypeStruct(arrays[name].shape, kind) for name, kind in kinds.items())

    def step(prediction: jax.Array, target: jax.Array) -> Any:
        return jax.value_and_grad(lambda p: jnp.sum(case.loss.per_example(case.settings, p, target)))(prediction)

    assert_fit(lowered(step, given))


@pytest.mark.parametrize("case", OPTIMIZER_CASES, ids=[case.name for case in OPTIMIZER_CASES])
def test_every_optimiser_lowers_for_cuda(case: OptimizerCase) -> None:
    whole = registry.optimizer(case.type).full_batch is not None
    optimizer = {"type": case.type, "config": case.config}
    training = {"batch_size": 40} if whole else {}
    spec = Experiment(mlp(3), "out", optimizer=optimizer, training=training).spec()
    program = make_program(spec, points(), "gpu")
    assert_fit(lowered(*Forms(program).form("lean")))


@pytest.mark.parametrize("record", AUGMENTATIONS, ids=[record.type for record in AUGMENTATIONS])
def test_every_augmentation_lowers_for_cuda(record: AugmentationDef) -> None:
    spec = Experiment(chain(node("flat", "flatten"), dense("out", 3)), "out", data="digits").spec()
    drawn = spec.data.model_copy(update={"augmentations": (Component(type=record.type),)})
    program = make_program(spec.model_copy(update={"data": drawn}), images(), "gpu")
    assert_fit(lowered(*Forms(program).form("lean")))


@pytest.mark.parametrize("record", SCHEDULES, ids=[record.type for record in SCHEDULES])
def test_every_schedule_lowers_for_cuda(record: ScheduleDef) -> None:
    spec = Experiment(mlp(3), "out").spec().model_copy(update={"schedule": Component(type=record.type)})
    assert_fit(lowered(*Forms(make_program(spec, points(), "gpu")).form("lean")))


@pytest.mark.parametrize("record", METRICS, ids=[record.type for record in METRICS])
def test_every_metric_lowers_for_cuda(record: MetricDef) -> None:
    of_values = Experiment(mlp(3, outputs=1), "out", loss="mse", target="value")
    spec = (of_values if record.type in ("mse", "r2") else Experiment(mlp(3), "out")).spec()
    program = replace(make_program(spec, points(), "gpu"), metrics=(record,))
    assert_fit(lowered(*Forms(program).form("evaluate")))


def windows(values: jax.Array) -> jax.Array:
    return jax.lax.reduce_window(values, -jnp.inf, jax.lax.max, (2,), (1,), "VALID").sum()


def test_the_look_at_operations_finds_what_has_no_fixed_order() -> None:
    with pytest.raises(AssertionError):
        assert_fit(lowered(jax.grad(windows), (jax.ShapeDtypeStruct((9,), np.float32),)))


def test_this_compiler_knows_the_option_that_fixes_the_order_of_sums_on_a_gpu() -> None:
    jax.jit(jnp.negative).lower(jnp.zeros(3)).compile(GPU_OPTIONS)
    with pytest.raises(jax.errors.JaxRuntimeError, match="No such compile option"):
        jax.jit(jnp.negative).lower(jnp.zeros(3)).compile({"xla_gpu_no_such_name": True})
