"""Penalties on the outputs of a node: few of a code's units may be active. They take no target."""

import jax.numpy as jnp
from jaxtyping import Array, Float

from engine.layers.definition import Shape
from engine.losses.definition import LossDef
from engine.losses.guessing import no_targets
from engine.losses.outputs import ReducedConfig, ShapeProblem, reduce_outputs, rows
from engine.losses.reach import reach_anything, reach_unit_interval
from engine.spec import setting


class SparsityL1Config(ReducedConfig):
    """Settings of the L1 penalty on activations: mean or sum over the units."""


class SparsityKlConfig(ReducedConfig):
    """Settings of the KL penalty on mean activations."""

    rho: float = setting(
        0.05,
        title="Target activation",
        help="Mean activation that each unit should have, between 0 and 1.",
        gt=0.0,
        lt=1.0,
        choices=(0.01, 0.05, 0.1),
    )


def _absolute(config: SparsityL1Config, prediction: Float[Array, "batch ..."], target: Array) -> Float[Array, " batch"]:
    return reduce_outputs(config, jnp.abs(rows(prediction)))


def _activities(
    config: SparsityKlConfig, prediction: Float[Array, "batch ..."], target: Array
) -> Float[Array, "batch units"]:
    return rows(prediction)


def _divergence(config: SparsityKlConfig, mean: Float[Array, " units"]) -> Float[Array, ""]:
    """Units outside (0, 1) count as being just inside, so that the penalty stays finite."""
    edge = float(jnp.finfo(mean.dtype).eps)
    active = jnp.clip(mean, edge, 1 - edge)
    rho = config.rho
    costs = rho * (jnp.log(rho) - jnp.log(active)) + (1 - rho) * (jnp.log1p(-rho) - jnp.log1p(-active))
    return reduce_outputs(config, costs[None])[0]


def _fits_anything(config: object, prediction: Shape, target: Shape, classes: int | None) -> ShapeProblem | None:
    return None


SPARSITY_L1 = LossDef(
    type="sparsity_l1",
    title="Sparse activations (L1)",
    summary="Penalises the absolute value of every activation, so that most become zero. Needs no target.",
    formula=r"C = \frac{1}{m} \sum_k |a_k|",
    source="Olshausen and Field 1996, equation 4, with S(x) = |x|; mean or sum over units, as set.",
    Config=SparsityL1Config,
    per_example=_absolute,
    targets=("none",),
    logits=False,
    task="regression",
    prediction_shape_problem=_fits_anything,
    guessing=no_targets,
    reach=reach_anything,
)

SPARSITY_KL = LossDef(
    type="sparsity_kl",
    title="Sparse activations (KL)",
    summary="Pulls the mean activation of each unit over the batch towards a small value. For units with a sigmoid. "
    "Needs no target.",
    formula=r"C = \frac{1}{m} \sum_k \left[ \rho \log \frac{\rho}{\hat\rho_k} "
    r"+ (1 - \rho) \log \frac{1 - \rho}{1 - \hat\rho_k} \right], \quad "
    r"\hat\rho_k = \frac{1}{n} \sum_i a_k^{(i)}",
    source="Ng 2011 (CS294A lecture notes, sparse autoencoder), section 3; mean or sum over units, as set.",
    Config=SparsityKlConfig,
    per_example=_activities,
    targets=("none",),
    logits=False,
    task="regression",
    prediction_shape_problem=_fits_anything,
    guessing=no_targets,
    reach=reach_unit_interval,
    of_mean=_divergence,
)
