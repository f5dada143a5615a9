"""How far to go along a direction: a step that meets the strong Wolfe conditions."""

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import optax

from engine.optimizers.landscape import Landscape

MOST_TRIALS = 25
"""Costs and gradients looked at in one step, at most."""

SUFFICIENT_DECREASE, CURVATURE = 1e-4, 0.9
"""c1 and c2 of the Wolfe conditions, as Nocedal and Wright set them for quasi-Newton directions."""


class Walked(NamedTuple):
    """What a line search found.

    Attributes:
        step: [n] from the old weights to the new; 0 where nothing along the line is lower.
        slope: [n] gradient at the new weights. trials: costs and gradients looked at, u32.
    """

    step: jax.Array
    slope: jax.Array
    trials: jax.Array


def walk_downhill(landscape: Landscape, weights: jax.Array, direction: jax.Array) -> Walked:
    """A step alpha p with C(w + alpha p) <= C + c1 alpha g.p and |g(w + alpha p).p| <= c2 |g.p|, alpha 1 tried first.

    Args:
        weights: [n]. direction: [n] p, with g.p < 0.

    Source:
        Nocedal and Wright 2006, algorithms 3.5 and 3.6, as optax has them (where rounding hides the decrease, the
        approximate condition of Hager and Zhang 2006).
    """
    search: Any = optax.scale_by_zoom_linesearch(
        MOST_TRIALS, slope_rtol=SUFFICIENT_DECREASE, curv_rtol=CURVATURE, initial_guess_strategy="one"
    )

    def cost(tried: jax.Array) -> jax.Array:
        return landscape.cost(tried.astype(weights.dtype))

    step, found = search.update(
        direction,
        search.init(weights),
        weights,
        value=landscape.value,
        grad=landscape.gradient,
        value_fn=cost,
    )
    rounding = 10 * jnp.finfo(weights.dtype).eps * jnp.abs(landscape.value)
    lower = (found.value <= landscape.value + rounding) & jnp.all(jnp.isfinite(step) & jnp.isfinite(found.grad))
    return Walked(
        jnp.where(lower, step, 0),
        jnp.where(lower, found.grad, landscape.gradient),
        found.info.num_linesearch_steps.astype(jnp.uint32),
    )
