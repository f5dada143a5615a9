"""Whether everything is finite."""

import jax
import jax.numpy as jnp

TOGETHER_BELOW = 4096
"""Smaller arrays are laid side by side: each array apart is two kernels to compile."""


def all_finite(tree: object) -> jax.Array:
    """Whether every floating-point number of a tree of arrays is finite, as one boolean scalar."""
    leaves = [leaf.ravel() for leaf in jax.tree.leaves(tree) if jnp.issubdtype(leaf.dtype, jnp.floating)]
    small = [leaf for leaf in leaves if leaf.size < TOGETHER_BELOW]
    together = [jnp.concatenate(small)] if small else []
    apart = [leaf for leaf in leaves if leaf.size >= TOGETHER_BELOW]
    flags = [jnp.all(jnp.isfinite(leaf)) for leaf in (*together, *apart)]
    return jnp.all(jnp.stack(flags)) if flags else jnp.bool_(True)
