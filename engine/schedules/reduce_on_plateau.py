"""The schedule that waits: the rate falls when the validation loss has ceased to."""

from collections.abc import Mapping

import jax
import jax.numpy as jnp

from engine.schedules.definition import ScheduleDef
from engine.spec import Config, setting


class ReduceOnPlateauConfig(Config):
    """Settings of reduce on plateau."""

    factor: float = setting(
        0.1,
        title="Factor",
        help="The rate is multiplied by this when the validation loss stops improving.",
        live=True,
        gt=0.0,
        lt=1.0,
        choices=(0.1, 0.2, 0.5),
    )
    patience: int = setting(
        10,
        title="Patience",
        help="Number of evaluations without improvement to tolerate. The next one lowers the rate.",
        live=True,
        ge=0,
        le=100_000,
        choices=(0, 2, 5, 10),
    )
    threshold: float = setting(
        0.0001,
        title="Threshold",
        help="Smallest relative decrease below the best loss that counts as an improvement.",
        live=True,
        ge=0.0,
        lt=1.0,
        choices=(0.0, 0.0001, 0.001, 0.01),
    )
    cooldown: int = setting(
        0,
        title="Cooldown",
        help="Number of evaluations after a reduction that are ignored.",
        live=True,
        ge=0,
        le=100_000,
        choices=(0, 1, 5),
    )


def _factor(
    config: ReduceOnPlateauConfig, live: Mapping[str, jax.Array], step: jax.Array, steps_per_epoch: int
) -> jax.Array:
    return jnp.ones((), jnp.float32)


def _react(live: Mapping[str, float], memory: Mapping[str, float], loss: float) -> tuple[dict[str, float], float]:
    best, waited, rest = memory.get("best", float("inf")), memory.get("waited", 0), memory.get("rest", 0)
    if loss < best * (1 - live["threshold"]):
        best, waited = loss, 0
    else:
        waited += 1
    if rest > 0:
        rest, waited = rest - 1, 0
    if waited > live["patience"]:
        return {"best": best, "waited": 0, "rest": live["cooldown"]}, live["factor"]
    return {"best": best, "waited": waited, "rest": rest}, 1.0


REDUCE_ON_PLATEAU = ScheduleDef(
    type="reduce_on_plateau",
    title="Reduce on plateau",
    summary="Lowers the rate whenever the validation loss stops improving.",
    formula=r"\eta \leftarrow \gamma\, \eta \quad \text{once } L_{val} \ge (1 - \theta) L_{best} "
    r"\text{ more than } p \text{ evaluations in a row}",
    source="PyTorch's ReduceLROnPlateau (mode min, relative threshold); used by He et al. 2016, section 3.4.",
    Config=ReduceOnPlateauConfig,
    factor=_factor,
    react=_react,
)
