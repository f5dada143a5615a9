"""Every loss in the forms that its settings and targets allow, and how to run one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from zlib import crc32

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from engine.layers.definition import Shape
from engine.losses import LOSSES
from engine.losses.definition import LossDef
from tests.engine.components.cases import Arrays
from tests.engine.components.run_layer import FLOAT64

LOSSES_BY_TYPE: dict[str, LossDef] = {loss.type: loss for loss in LOSSES}
BATCH = 5


@dataclass(frozen=True)
class LossCase:
    """One loss with settings, prediction shape and kind of target.

    Attributes:
        classes: of the data set, None for regression.
        scale: standard deviation of the predictions; large ones are far in the tails.
    """

    name: str
    type: str
    target: Literal["label", "one_hot", "value", "input"]
    shape: Shape
    classes: int | None = None
    config: dict[str, Any] = field(default_factory=dict[str, Any])
    scale: float = 2.0

    @property
    def loss(self) -> LossDef:
        """The record."""
        return LOSSES_BY_TYPE[self.type]

    @property
    def settings(self) -> Any:
        """The validated config."""
        return self.loss.Config.model_validate(self.config)

    @property
    def target_shape(self) -> Shape:
        """Shape of one target."""
        return {"label": (), "one_hot": (self.classes or 0,)}.get(self.target, self.shape)


SUM = {"reduction": "sum"}
HALF_SUM = {"reduction": "sum", "half": True}

LOSS_CASES: tuple[LossCase, ...] = (
    LossCase("cross_entropy_label", "cross_entropy", "label", (4,), 4),
    LossCase("cross_entropy_one_hot", "cross_entropy", "one_hot", (4,), 4),
    LossCase("cross_entropy_far", "cross_entropy", "label", (3,), 3, scale=200.0),
    LossCase("binary_label", "binary_cross_entropy", "label", (1,), 2),
    LossCase("binary_label_far", "binary_cross_entropy", "label", (1,), 2, scale=200.0),
    LossCase("binary_one_hot_sum", "binary_cross_entropy", "one_hot", (3,), 3, SUM),
    LossCase("binary_input", "binary_cross_entropy", "input", (2, 3, 1)),
    LossCase("binary_value", "binary_cross_entropy", "value", (2,)),
    LossCase("mse_value", "mse", "value", (2,)),
    LossCase("mse_half_sum", "mse", "value", (3,), None, HALF_SUM),
    LossCase("mse_half", "mse", "value", (3,), None, {"half": True}),
    LossCase("mse_one_hot", "mse", "one_hot", (3,), 3),
    LossCase("mse_input", "mse", "input", (2, 3, 1), None, SUM),
    LossCase("mse_label", "mse", "label", (1,), 2),
)


def draw_loss_arrays(case: LossCase, seed: int = 0) -> Arrays:
    """Predictions, targets as the loss reads them, and a weight for every example."""
    rng = np.random.default_rng([crc32(case.name.encode()), seed])
    prediction = rng.normal(scale=case.scale, size=(BATCH, *case.shape))
    if case.classes is None:
        unit = case.loss.unit_interval_targets
        target: NDArray[Any] = rng.uniform(0 if unit else -2, 1 if unit else 2, (BATCH, *case.target_shape))
    else:
        labels = rng.integers(0, case.classes, BATCH).astype(np.int32)
        target = labels if case.target == "label" else np.eye(case.classes)[labels]
    return {"prediction": prediction, "target": target, "cotangent": rng.normal(size=BATCH)}


def run_loss(case: LossCase, arrays: Mapping[str, NDArray[Any]], dtype: Any) -> Arrays:
    """Loss of every example and the gradient of their weighted sum to the prediction, compiled."""
    with jax.enable_x64(dtype == FLOAT64):
        whole = case.target == "label"
        target = jnp.asarray(arrays["target"], jnp.int32 if whole else dtype)
        cotangent = jnp.asarray(arrays["cotangent"], dtype)

        def objective(prediction: jax.Array) -> tuple[jax.Array, jax.Array]:
            losses = case.loss.per_example(case.settings, prediction, target)
            return jnp.sum(losses * cotangent), losses

        run = jax.jit(jax.value_and_grad(objective, has_aux=True))
        (_, losses), gradient = run(jnp.asarray(arrays["prediction"], dtype))
        return {"losses": np.asarray(losses), "gradient": np.asarray(gradient)}
