"""Gradient descent, with momentum and with Nesterov's look-ahead."""

from collections.abc import Mapping
from typing import Literal

import jax
import optax

from engine.optimizers.definition import OptimizerDef
from engine.optimizers.learning_rate import learning_rate_setting
from engine.spec import Config, setting


class SgdConfig(Config):
    """Settings of gradient descent."""

    learning_rate: float = learning_rate_setting(0.1)
    momentum: float = setting(
        0.0,
        title="Momentum",
        help="Fraction of the previous step that is kept. 0.9 smooths the path and is faster along narrow valleys; "
        "0 is plain gradient descent.",
        live=True,
        ge=0.0,
        lt=1.0,
        choices=(0.0, 0.5, 0.9, 0.99),
    )
    form: Literal["sum", "average"] = setting(
        "sum",
        title="Momentum formula",
        help="Heavy-ball adds up past gradients; the exponential average weights them, so that the step size stays "
        "the same.",
    )
    nesterov: bool = setting(
        False,
        title="Nesterov",
        help="Evaluates the gradient after the momentum step, so that it slows down earlier.",
    )


def _make_transformation(config: SgdConfig, live: Mapping[str, jax.Array]) -> optax.GradientTransformation:
    """Without momentum no array of past steps: reading and writing one costs a tenth of a dense network's step."""
    if "momentum" not in live:
        return optax.sgd(live["learning_rate"])
    summed = optax.sgd(live["learning_rate"], momentum=live["momentum"], nesterov=config.nesterov)
    return summed if config.form == "sum" else optax.chain(optax.scale(1 - live["momentum"]), summed)


def _most_decay(config: SgdConfig) -> float:
    """Steps on l2/2 w^2 alone grow once rate x l2 passes 2 (1 + m); with averaging each is 1 - m of that."""
    bound = 2 * (1 + config.momentum)
    return bound / (1 - config.momentum) if config.form == "average" else bound


def _reach(config: SgdConfig) -> float:
    """Momentum sums a gradient 1 + m + m^2 + ... times; averaging undoes that."""
    return config.learning_rate / (1 - config.momentum if config.form == "sum" else 1)


SGD = OptimizerDef(
    type="sgd",
    title="Gradient descent",
    summary="Steps against the gradient of the batch, optionally with momentum.",
    formula=r"v \leftarrow \mu v + g, \quad w \leftarrow w - \eta v \quad (\text{Nesterov: } w - \eta (g + \mu v))",
    source=(
        "Robbins and Monro 1951; Polyak 1964; Nesterov 1983 in the form of Sutskever et al. 2013. "
        "Momentum sums (PyTorch); the exponential average uses (1 - mu) g instead of g."
    ),
    Config=SgdConfig,
    learning_rate=lambda config: config.learning_rate,
    make_transformation=_make_transformation,
    memory_setting="momentum",
    version=2,
    most_decay=_most_decay,
    reach=_reach,
)
