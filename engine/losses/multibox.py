"""The loss of object detection: a class and a box at every cell of a grid."""

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from engine.boxes import OFFSETS, BoxGrid, match_boxes
from engine.layers.definition import Shape
from engine.layers.describe import shape_text
from engine.losses.definition import LossDef
from engine.losses.guessing import Targets, constant, entropy, huber_deviation
from engine.losses.outputs import ShapeProblem
from engine.losses.reach import reach_anything
from engine.spec import Config, setting


class MultiboxConfig(Config):
    """Settings of the MultiBox loss."""

    cells: int = setting(
        8,
        title="Grid",
        help="Cells along each side of the image: height and width of the prediction.",
        ge=1,
        le=16,
        choices=(4, 8, 16),
    )
    anchor: float = setting(
        0.3,
        title="Default box",
        help="Side of the box in the middle of each cell, as a fraction of the image side. Predicted boxes are offsets "
        "from it.",
        ge=0.02,
        le=1.0,
    )
    match: float = setting(
        0.5,
        title="Matching overlap",
        help="Default boxes with at least this intersection over union predict the true box; its best one always does.",
        gt=0.0,
        le=1.0,
    )
    box_weight: float = setting(
        1.0,
        title="Weight of the boxes",
        help="Factor of the smooth L1 loss of the boxes, beside the cross-entropy of the classes.",
        gt=0.0,
        le=1000.0,
        scale="log",
    )


def grid_of(config: MultiboxConfig) -> BoxGrid:
    """The grid of default boxes."""
    return BoxGrid(config.cells, config.anchor, config.match)


def _multibox(
    config: MultiboxConfig,
    prediction: Float[Array, "batch rows columns channels"],
    target: Float[Array, "batch numbers"],
) -> Float[Array, " batch"]:
    matches = match_boxes(grid_of(config), target)
    flat = prediction.reshape(prediction.shape[0], config.cells**2, -1)
    logits, offsets = flat[..., :-OFFSETS], flat[..., -OFFSETS:]
    right = jnp.arange(logits.shape[-1]) == matches.classes[..., None]
    costs = -jnp.sum(jnp.where(right, jax.nn.log_softmax(logits, axis=-1), 0), axis=-1)
    errors = jnp.abs(offsets - matches.offsets)
    near = jnp.minimum(errors, 1)
    away = jnp.where(matches.classes > 0, jnp.sum(near * (errors - 0.5 * near), axis=-1), 0)
    return jnp.mean(costs + jnp.asarray(config.box_weight, costs.dtype) * away, axis=1)


def _guessing(config: MultiboxConfig, targets: Targets) -> float:
    """The entropy of the classes at each cell, and Huber's deviation of the offsets where there are any."""
    matches = match_boxes(grid_of(config), targets.rows)
    classes, offsets = np.asarray(matches.classes), np.asarray(matches.offsets)
    cost = 0.0
    for cell in range(classes.shape[1]):
        names, own = np.unique(classes[:, cell], return_inverse=True)
        cost += float(entropy(constant(np.eye(len(names))[own], targets.weights)))
        there = classes[:, cell] > 0
        if np.any(there & (targets.weights > 0)):
            matched = Targets(offsets[there, cell], targets.weights[there])
            share = float(targets.weights[there].sum() / targets.weights.sum())
            cost += config.box_weight * share * float(huber_deviation(matched, 1.0).sum())
    return cost / classes.shape[1]


def _cells_problem(
    config: MultiboxConfig, prediction: Shape, target: Shape, classes: int | None
) -> ShapeProblem | None:
    """`classes`: of the boxes, without the background."""
    wanted = (config.cells, config.cells, 1 + (classes or 0) + OFFSETS)
    if prediction == wanted:
        return None
    return (
        "prediction_cells_differ",
        f"The prediction has the shape {shape_text(prediction)}, but must be {shape_text(wanted)}: the cells of the "
        "grid, and at each one logits of the background and of every class and four numbers of a box.",
        shape_text(wanted),
        f"Predict {wanted[-1]} channels, and choose strides, or the grid of the loss, so that height and width match.",
    )


def _error_per_delta(config: MultiboxConfig, outputs: int) -> float:
    """The delta of a logit is the error divided by the number of cells."""
    return float(config.cells**2)


MULTIBOX = LossDef(
    type="multibox",
    title="MultiBox loss",
    summary="For object detection: at every cell of a grid the cross-entropy of the class, and the smooth L1 loss of "
    "the box where there is one.",
    formula=r"C = \frac{1}{S^2} \sum_c \Big( -\log \mathrm{softmax}(z_c)_{y_c} + \alpha [y_c > 0] "
    r"\sum_{i=1}^{4} \mathrm{smooth}_{L1}(a_{ci} - t_{ci}) \Big)",
    source="Liu et al. 2016 (SSD), equations 1 to 3, with one default box per cell; divided by the cells, not by the "
    "matches, and over all background cells, so that an example's loss depends on nothing but the example.",
    Config=MultiboxConfig,
    per_example=_multibox,
    targets=("boxes",),
    logits=False,
    task="regression",
    prediction_shape_problem=_cells_problem,
    guessing=_guessing,
    error_per_delta=_error_per_delta,
    reach=reach_anything,
    grid=grid_of,
)
