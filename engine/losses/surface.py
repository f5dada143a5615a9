"""The height of a surface at a predicted point, to see how optimisers move over it."""

from math import prod

from jaxtyping import Array, Float

from engine.layers.definition import Shape
from engine.losses.definition import LossDef
from engine.losses.guessing import Targets
from engine.losses.outputs import ShapeProblem, rows
from engine.losses.reach import reach_anything
from engine.spec import Config, setting
from engine.surfaces import SURFACES, Surface, SurfaceName

COORDINATES = 2


class SurfaceConfig(Config):
    """Settings of a surface."""

    surface: SurfaceName = setting(
        "ravine",
        title="Surface",
        help="Ravine: (x² + 100 y²) / 2. Beale: a flat plain between steep walls. Saddle: x² / 2 + (y² − 1)² / 4. "
        "Rosenbrock: a curved valley.",
    )


def _surface(config: SurfaceConfig) -> Surface:
    return SURFACES[config.surface]


def _height(config: SurfaceConfig, prediction: Float[Array, "batch ..."], target: Array) -> Float[Array, " batch"]:
    points = rows(prediction)
    return _surface(config).height(points[:, 0], points[:, 1])


def _least(config: SurfaceConfig, targets: Targets) -> float:
    """The best constant output is the lowest point."""
    return _surface(config).least


def _point_problem(config: object, prediction: Shape, target: Shape, classes: int | None) -> ShapeProblem | None:
    if prod(prediction) == COORDINATES:
        return None
    return (
        "prediction_is_no_point",
        "A surface is read at a point: the prediction must have two numbers.",
        str(COORDINATES),
        "End with a Dense layer of 2 units.",
    )


SURFACE = LossDef(
    type="surface",
    title="Surface",
    summary="The height of a surface at the point (x, y) that the network outputs: a ravine, Beale’s function, a "
    "saddle or Rosenbrock’s valley. Needs no target.",
    formula=r"C = f(a_1, a_2)",
    source="Beale 1958; Rosenbrock 1960; ravine: a quadratic with the condition number 100; saddle: a double well "
    "(Strogatz 1994, section 6.5).",
    Config=SurfaceConfig,
    per_example=_height,
    targets=("none",),
    logits=False,
    task="regression",
    prediction_shape_problem=_point_problem,
    guessing=_least,
    reach=reach_anything,
    alone=True,
    surface=_surface,
)
