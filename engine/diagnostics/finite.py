"""Whether everything is finite."""

import jax
import jax.numpy as jnp


def all_finite(tree: object) -> jax.Array:
    """Whether every floating-point number of a tree of arrays is finite, as one boolean."""
    leaves = [leaf for leaf in jax.tree.leaves(tree) if jnp.issubdtype(leaf.dtype, jnp.floating)]
    flags = [jnp.all(jnp.isfinite(leaf)) for leaf in leaves]
    return jnp.all(jnp.stack(flags)) if flags else jnp.bool_(True)
