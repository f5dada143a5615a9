"""The memory that a network is said to need is about what the compiler reserves for a step of it."""

import jax
import pytest

from engine.checks import check
from engine.compile.forms import Forms
from engine.compile.program import make_program
from engine.datasets.prepare import prepare
from engine.spec import Training
from engine.zoo import ZOO

BY_TYPE = {entry.type: entry for entry in ZOO}


@pytest.mark.full
@pytest.mark.parametrize("name", ["vgg_16", "resnet_18", "densenet_121"])
def test_the_estimate_is_within_a_factor_of_two_of_the_compilers(name: str) -> None:
    twin = BY_TYPE[name].twin.model_copy(update={"training": Training(batch_size=256)})
    program = make_program(twin, prepare(twin.data, None), "cpu")
    function, arguments = Forms(program).form("full")
    compiled = jax.jit(function, donate_argnums=(0,)).lower(*arguments).compile()
    reserved = compiled.memory_analysis()
    needed = reserved.temp_size_in_bytes + reserved.argument_size_in_bytes + reserved.output_size_in_bytes
    estimate = check(twin.model_dump(mode="json")).memory_bytes
    print(f"{name}: estimate {estimate:,} compiler {needed:,} ({estimate / needed:.2f})")
    assert 0.5 < estimate / needed < 2
