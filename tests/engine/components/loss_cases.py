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
from engine.losses.definition import LossDef, mean_itself
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
        values: what the predictions are: any numbers, rows that sum to 1, or numbers between 0 and 1.
    """

    name: str
    type: str
    target: Literal["label", "one_hot", "value", "boxes", "input", "none"]
    shape: Shape
    classes: int | None = None
    config: dict[str, Any] = field(default_factory=dict[str, Any])
    scale: float = 2.0
    values: Literal["normal", "probabilities", "activities"] = "normal"

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
        positions = self.shape[:-1] if self.loss.positions else ()
        shapes: dict[str, Shape] = {"label": positions, "one_hot": (self.classes or 0,), "none": (), "boxes": (15,)}
        return shapes.get(self.target, self.shape)


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
    LossCase("mae_value", "mae", "value", (2,)),
    LossCase("mae_input_sum", "mae", "input", (2, 3, 1), None, SUM),
    LossCase("huber_value", "huber", "value", (3,)),
    LossCase("huber_wide", "huber", "value", (3,), None, {"delta": 2.5, "reduction": "sum"}),
    LossCase("smooth_l1", "huber", "value", (4,), None, {"delta": 0.5, "form": "smooth_l1"}),
    LossCase("nll_logarithms", "nll", "label", (4,), 4, {"reads": "log_probabilities"}),
    LossCase("nll_one_hot", "nll", "one_hot", (4,), 4, {"reads": "log_probabilities"}),
    LossCase("nll_probabilities", "nll", "label", (3,), 3, values="probabilities"),
    LossCase("kl_label", "kl_divergence", "label", (4,), 4),
    LossCase("kl_smooth", "kl_divergence", "one_hot", (4,), 4, {"smoothing": 0.1}),
    LossCase("kl_far", "kl_divergence", "label", (3,), 3, {"smoothing": 0.2}, scale=200.0),
    LossCase("hinge_sum", "hinge", "label", (4,), 4),
    LossCase("hinge_mean", "hinge", "one_hot", (4,), 4, {"over": "mean", "margin": 0.5}),
    LossCase("hinge_squared", "hinge", "label", (5,), 5, {"power": 2, "margin": 2.0}),
    LossCase("hinge_worst", "hinge", "label", (4,), 4, {"over": "max"}),
    LossCase("pixels", "pixel_cross_entropy", "label", (2, 3, 4), 4),
    LossCase("steps_sum", "pixel_cross_entropy", "label", (6, 3), 3, SUM),
    LossCase("multibox", "multibox", "boxes", (3, 3, 8), 3, {"cells": 3, "anchor": 0.4}),
    LossCase("multibox_weighted", "multibox", "boxes", (4, 4, 6), 1, {"cells": 4, "box_weight": 5.0, "match": 0.2}),
    LossCase("sparsity_l1", "sparsity_l1", "none", (5,)),
    LossCase("sparsity_l1_sum", "sparsity_l1", "none", (2, 3, 1), None, SUM),
    LossCase("sparsity_kl", "sparsity_kl", "none", (5,), values="activities"),
    LossCase("sparsity_kl_sum", "sparsity_kl", "none", (4,), None, {"rho": 0.2, **SUM}, values="activities"),
    LossCase("ravine", "surface", "none", (2,), None, {"surface": "ravine"}),
    LossCase("beale", "surface", "none", (2,), None, {"surface": "beale"}),
    LossCase("saddle", "surface", "none", (2, 1, 1), None, {"surface": "saddle"}),
    LossCase("rosenbrock", "surface", "none", (2,), None, {"surface": "rosenbrock"}),
)


def draw_boxes(random: np.random.Generator, count: int, classes: int) -> NDArray[np.float64]:
    """[count, 15] up to three boxes each: class, centre, sides; zeros where there is none."""
    kind = random.integers(0, classes + 1, (count, 3, 1))
    places = [random.uniform(0.2, 0.8, (count, 3, 2)), random.uniform(0.2, 0.6, (count, 3, 2))]
    return np.where(kind > 0, np.concatenate([kind, *places], axis=2), 0).reshape(count, -1)


def draw_loss_arrays(case: LossCase, seed: int = 0) -> Arrays:
    """Predictions, targets as the loss reads them, and a weight for every example."""
    rng = np.random.default_rng([crc32(case.name.encode()), seed])
    prediction = rng.normal(scale=case.scale, size=(BATCH, *case.shape))
    if case.values == "probabilities":
        prediction = np.exp(prediction) / np.exp(prediction).sum(axis=-1, keepdims=True)
    if case.values == "activities":
        prediction = rng.uniform(0.05, 0.95, prediction.shape)
    if case.target == "boxes":
        target: NDArray[Any] = draw_boxes(rng, BATCH, case.classes or 0)
    elif case.classes is None:
        unit = case.loss.unit_interval_targets
        target = rng.uniform(0 if unit else -2, 1 if unit else 2, (BATCH, *case.target_shape))
    else:
        labels = rng.integers(0, case.classes, (BATCH, *(case.target_shape if case.target == "label" else ())))
        target = labels.astype(np.int32) if case.target == "label" else np.eye(case.classes)[labels]
    return {"prediction": prediction, "target": target, "cotangent": rng.normal(size=BATCH)}


def run_loss(case: LossCase, arrays: Mapping[str, NDArray[Any]], dtype: Any) -> Arrays:
    """Loss of every example and the gradient of their weighted sum to the prediction, compiled.

    A loss that is a function of a mean is run on the mean of all examples, and its one number weighed by the first
    weight.
    """
    with jax.enable_x64(dtype == FLOAT64):
        target = jnp.asarray(arrays["target"], jnp.int32 if case.target == "label" else dtype)
        prediction, cotangent = (jnp.asarray(arrays[name], dtype) for name in ("prediction", "cotangent"))
        (_, losses), gradient = _compiled(case, dtype)(prediction, target, cotangent)
        return {"losses": np.asarray(losses), "gradient": np.asarray(gradient)}


_COMPILED: dict[tuple[str, str], Any] = {}


def _compiled(case: LossCase, dtype: Any) -> Any:
    """The loss and its gradient as one executable, compiled once a case and precision."""
    key = (repr(case), np.dtype(dtype).name)
    if key not in _COMPILED:

        def objective(prediction: jax.Array, target: jax.Array, cotangent: jax.Array) -> tuple[jax.Array, jax.Array]:
            losses = case.loss.per_example(case.settings, prediction, target)
            if case.loss.of_mean is not mean_itself:
                losses = case.loss.of_mean(case.settings, jnp.mean(losses, axis=0))[None]
                return losses[0] * cotangent[0], losses
            return jnp.sum(losses * cotangent), losses

        _COMPILED[key] = jax.jit(jax.value_and_grad(objective, has_aux=True))
    return _COMPILED[key]
