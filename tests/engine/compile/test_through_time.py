"""What is left of a gradient along a sequence, against the Jacobian that JAX makes of the same recursion."""

from dataclasses import replace
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from engine.compile.program import make_program
from engine.compile.through_time import fading, measure_fading
from engine.labs import LABS
from engine.labs.chain import make_chain
from engine.spec import ExperimentSpec
from tests.engine.experiments import points

STEPS, UNITS = 7, 4
ADDING = next(entry.spec for entry in LABS if entry.id == "adding_lstm")
RANDOM = np.random.default_rng(2)
INPUTS = RANDOM.normal(size=(8, STEPS, 2))
DATA = replace(
    points(train=6, validation=2),
    inputs=INPUTS,
    offset=np.asarray(0.0),
    scale=np.asarray(1.0),
    input_shape=(STEPS, 2),
)
WEIGHTS = {
    "kernel": RANDOM.normal(size=(2, UNITS)),
    "recurrent_kernel": 0.3 * RANDOM.normal(size=(UNITS, UNITS)),
    "bias": RANDOM.normal(size=UNITS),
}


def spec(**config: Any) -> ExperimentSpec:
    network = make_chain(("simple_recurrent", {"units": UNITS, **config}), ("dense", {"units": 1}), names=("output",))
    return ADDING.model_copy(update={"network": network})


def expected(*, reverse: bool) -> float:
    """log10 of the length of a unit vector behind the transposed Jacobian of the last state to the first."""

    def end(first: jax.Array, rest: jax.Array) -> jax.Array:
        for given in rest:
            first = jnp.tanh(given @ WEIGHTS["kernel"] + first @ WEIGHTS["recurrent_kernel"] + WEIGHTS["bias"])
        return first

    logarithms: list[float] = []
    for example in INPUTS[:6, ::-1] if reverse else INPUTS[:6]:
        first = jnp.tanh(example[0] @ WEIGHTS["kernel"] + WEIGHTS["bias"])
        jacobian = jax.jacobian(end)(first, example[1:])
        logarithms.append(float(jnp.log10(jnp.linalg.norm(jnp.ones(UNITS) / np.sqrt(UNITS) @ jacobian))))
    return float(np.mean(logarithms))


@pytest.mark.parametrize("reverse", [False, True])
def test_what_is_left_is_the_product_of_the_jacobians(reverse: bool) -> None:
    program = make_program(spec(reverse=reverse), DATA, "cpu")
    with jax.enable_x64(True):
        ((index, left),) = fading(program, DATA, {"simple_recurrent_1": WEIGHTS})
        assert index == 1
        assert left == pytest.approx(expected(reverse=reverse), rel=1e-9)


def test_it_is_measured_at_powers_of_two_on_layers_that_read_the_input() -> None:
    def weights() -> Any:
        return {"simple_recurrent_1": WEIGHTS}

    program = make_program(spec(), DATA, "cpu")
    measured = [step for step in range(1, 600) if measure_fading(program, DATA, step, weights)]
    assert measured == [128, 256, 512]
    assert measure_fading(make_program(ADDING, DATA, "cpu"), DATA, 128, weights) == []
