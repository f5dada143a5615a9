"""Every layer may stand under an optimiser that asks for curvature."""

from typing import Any

import jax
import jax.numpy as jnp
import pytest

from tests.engine.components.cases import ONE_OF_EACH, LayerCase, draw_arrays
from tests.engine.components.run_layer import FLOAT32, apply_layer, context

Arrays = dict[str, jax.Array]


@pytest.mark.parametrize("case", ONE_OF_EACH, ids=lambda case: case.name)
def test_products_with_both_curvatures_can_be_traced(case: LayerCase) -> None:
    """On the CPU, where some layers spell out their own backward pass."""
    arrays = {name: jnp.asarray(value, FLOAT32) for name, value in draw_arrays(case).items()}
    fixed = {name: value for name, value in arrays.items() if name.startswith(("state_", "cotangent"))}
    free = {name: value for name, value in arrays.items() if name not in fixed}
    facts = context(case, FLOAT32)

    def output(moving: Arrays) -> jax.Array:
        return apply_layer(case, {**fixed, **moving}, facts)[0]

    def hessian(moving: Arrays) -> Arrays:
        slope = jax.grad(lambda there: jnp.sum(jnp.square(output(there))))
        return jax.jvp(slope, (moving,), (moving,))[1]

    def gauss_newton(moving: Arrays) -> Arrays:
        reads, pull = jax.vjp(output, moving)
        _, push = jax.vjp(lambda cotangent: pull(cotangent)[0], jnp.zeros_like(reads))
        return pull(push(moving)[0])[0]

    wanted: Any = jax.tree.map(jnp.shape, free)
    for product in (hessian, gauss_newton):
        assert jax.tree.map(jnp.shape, jax.eval_shape(product, free)) == wanted
