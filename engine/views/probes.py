"""Measurements on demand: what takes longer than a picture, computed in slices while training goes on.

All read the network as it stands: dropout and noise off, batch norm on its running statistics. `examples` among their
options is how many of the first training examples are read: a number, or `all`; `examples` u4 [2] in their arrays says
how many were read, of how many.
"""

from collections.abc import Mapping

from engine.errors import EngineError
from engine.problems import make_problem
from engine.report import Arrays
from engine.views.definition import ViewDef, ViewModel, ViewScene
from engine.views.example import FIRST_EXAMPLE
from engine.views.images import has_images

EXAMPLES = ("1000", "100", "5000", "all")


def _always(scene: ViewScene) -> bool:
    return True


def _in_slices(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """Raises: EngineError: `measured_in_slices`."""
    raise EngineError(make_problem("measured_in_slices"))


def _probe(
    type_: str,
    title: str,
    summary: str,
    options: Mapping[str, tuple[str, ...]],
    defaults: Mapping[str, str] | None = None,
    *,
    images: bool = False,
) -> ViewDef:
    return ViewDef(
        type=type_,
        title=title,
        summary=summary,
        applies=has_images if images else _always,
        compute=_in_slices,
        options=options,
        defaults=defaults or {},
        on_request=True,
        compiles=True,
        sliced=True,
    )


DEAD_UNITS = _probe(
    "dead_units",
    "Dead units",
    "Units that are 0 for every training example, counted over the whole training set.",
    {},
)
"""`layers` u1, addresses, one a line: layers whose units can die. `units`, `dead` u4 [layers]; `alive` u1 [units of all
layers] 1 or 0; `examples` u4 [1]. A unit of an image is a channel: dead where all its positions are 0."""

HESSIAN = _probe(
    "hessian",
    "Hessian",
    "The largest and the smallest curvature of the loss: eigenvalues of the Hessian, which bound the learning rate.",
    {"eigenvalues": ("5", "1", "10", "20"), "examples": EXAMPLES},
)
"""Of the mean loss with the penalty of the weights, with respect to all weights that learn. `largest` f8 [k] largest
first; `smallest` f8 [1]; `largest_error`, `smallest_error`: bounds of their errors; `products`, `weights` u4 [1];
`examples`.
Source: Golub, Van Loan 2013, section 10.1 (Lanczos); Pearlmutter 1994 (products with the Hessian)."""

NOISE_SCALE = _probe(
    "noise_scale",
    "Gradient noise scale",
    "How much gradients differ between examples: the batch size from which on larger batches pay less.",
    {"examples": EXAMPLES},
)
"""`noise_scale` f8 [1] trace / gradient_square; `trace` f8 [1] of the covariance of the gradients of single examples;
`gradient_square` f8 [1] squared norm of their mean. `layers` u1, addresses, one a line; `layer_trace`,
`layer_gradient_square` f8 [layers] parts of both; `batch_size` u4 [1]; `examples`. Over all examples these are the
definition, over some of them unbiased estimates of both; NaN where the gradient can't be distinguished from its noise.
Source: McCandlish, Kaplan, Amodei 2018 (An empirical model of large-batch training), equation 2.9 and appendix A.1."""

RECEPTIVE_FIELDS = _probe(
    "receptive_fields",
    "Receptive fields",
    "The part of the image that the middle unit of each layer sees: by arithmetic, and measured by gradients.",
    {"example": ()},
    {"example": FIRST_EXAMPLE},
    images=True,
)
"""`layers` u1, addresses, one a line: layers with windows. Boxes f8 [layers, 4] of top, left, height, width in pixels:
`theory` by arithmetic, `inside` the part of it in the image, `measured` around all pixels that have a gradient for one
of up to 64 images. `step` u4 [layers] pixels between neighbours; `gradient` f4 [layers, h, w] of the example, largest
1; `input` f4 [h, w, channels]. Source: Araujo, Norris, Sim 2019; Luo et al. 2016 (effective receptive field)."""

SKIPPED_BLOCKS = _probe(
    "skipped_blocks",
    "Without a block",
    "Loss and accuracy with one block left out, and how many paths lead through how many residual blocks.",
    {"part": ("validation", "train"), "examples": EXAMPLES},
)
"""`blocks` u1, addresses, one a line: sums of residual blocks, or where there are none (`residual` u4 [1] is 0) layers
that keep the shape. `losses`, `accuracies` f8 [1 + blocks], the whole network first. `ways` f8 [residual blocks + 1]
paths by the number of branches they take; `gradients` f8, likewise, mean norm of the input's gradient along one of
them. Source: Veit, Wilber, Belongie 2016, sections 3 and 4."""

LOSS_LANDSCAPE = _probe(
    "loss_landscape",
    "Loss landscape",
    "The loss around the weights: on a plane of two random directions, or of those in which training moved most.",
    {
        "directions": ("random", "path"),
        "resolution": ("21", "11", "31", "51"),
        "reach": ("1", "0.25", "0.5", "2"),
        "examples": EXAMPLES,
        "seed": (),
    },
    {"seed": "0"},
)
"""`losses` f8 [points, points] without penalties, NaN where not computed yet; `axis` f8 [points] of both axes, in
lengths of the two directions; rows follow the second. `path` f8 [k, 2] former weights, nearest points of the plane;
`path_steps` u4 [k]; `lengths` f8 [2] of the directions; `angle` f8 [1] cosine between them; `examples`; `state` u1
[16], by which a measurement that ended early is recognised: the next one computes what is left.
Source: Li et al. 2018 (Visualizing the loss landscape of neural nets), sections 4 and 7.2."""
