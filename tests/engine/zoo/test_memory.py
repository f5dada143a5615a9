"""The memory that a network is said to need is about what the compiler reserves for a step of it."""

import jax
import pytest

from engine.checks import check
from engine.compile.forms import Forms
from engine.compile.program import make_program
from engine.datasets.definition import PreparedData
from engine.datasets.prepare import prepare
from engine.spec import ExperimentSpec, Training
from engine.zoo import ZOO
from tests.engine.experiments import images

BY_TYPE = {entry.type: entry for entry in ZOO}


def share_of_reserved(spec: ExperimentSpec, data: PreparedData) -> float:
    """The estimate over what the compiler reserves for one step."""
    function, arguments = Forms(make_program(spec, data, "cpu")).form("lean")
    compiled = jax.jit(function, donate_argnums=(0,)).lower(*arguments).compile()
    reserved = compiled.memory_analysis()
    needed = reserved.temp_size_in_bytes + reserved.argument_size_in_bytes + reserved.output_size_in_bytes
    estimate = check(spec.model_dump(mode="json")).memory_bytes
    print(f"estimate {estimate:,} compiler {needed:,} ({estimate / needed:.2f})")
    return estimate / needed


IN_TEST = {"lenet_5", "sparse_autoencoder", "fcn_transposed"}
"""One with dense layers, one without convolutions, one that grows again; each compiles in seconds."""


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in IN_TEST else pytest.mark.full) for name in BY_TYPE]
)
def test_the_estimate_of_a_twin_is_within_a_factor_of_two_of_the_compilers(name: str) -> None:
    twin = BY_TYPE[name].twin.model_copy(update={"training": Training(batch_size=256)})
    assert 0.5 < share_of_reserved(twin, prepare(twin.data, None)) < 2


@pytest.mark.full
@pytest.mark.parametrize(
    ("name", "side", "channels", "classes"),
    [("lenet_5", 32, 1, 10), ("cifar_resnet_20", 32, 3, 10), ("alexnet", 227, 3, 1000), ("resnet_18", 224, 3, 1000)],
)
def test_the_estimate_of_a_network_as_published_is_within_a_factor_of_two_of_the_compilers(
    name: str, side: int, channels: int, classes: int
) -> None:
    """Compiled for made-up images of its size; nothing runs."""
    spec = BY_TYPE[name].spec.model_copy(update={"training": Training(batch_size=32)})
    data = images(train=32, validation=0, side=side, classes=classes, channels=channels)
    assert 0.5 < share_of_reserved(spec, data) < 2
