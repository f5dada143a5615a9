"""Weights that look at an image, as images."""

from collections.abc import Mapping
from math import prod

import numpy as np
from numpy.typing import NDArray

from engine.errors import EngineError
from engine.layers.definition import Shape
from engine.problems import make_problem
from engine.report import Arrays
from engine.views.definition import ViewDef, ViewModel, ViewScene
from engine.views.images import has_images
from engine.views.unit import chosen_unit

MOST_FILTERS = 64
"""Images that one answer has; the rest are counted."""

KERNEL = "kernel"
COLORS = 3
EVERY = "all"
LONGEST_GOT = 60


def images_of_kernel(shape: Shape, image: Shape) -> Shape | None:
    """[h, w, channels, filters] of a kernel that is a set of images, None of another.

    Args:
        shape: of the kernel. image: [h, w, channels] of the data, whose pixels a dense layer may read.
    """
    if len(shape) == 4:
        return shape
    return (*image, shape[1]) if len(shape) == 2 and len(image) == 3 and shape[0] == prod(image) else None


def compute_filters(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """The weights of a convolution, or of a dense layer on the pixels of an image.

    Args:
        options: `node`, an address; `unit`, `all` or the number of a filter; `channel`, the input channel that is
            shown of all filters.

    Returns:
        `filters` f4 [images, h, w, colors]. Of all: the first 64 filters, with 3 colours where the network reads
        colours there, else the chosen channel. Of one: its first 64 channels. `count` u4 [2]: filters, channels.

    Raises:
        EngineError: `no_filters`, `unknown_unit`.
    """
    kernel = _kernel(scene, model, options["node"])
    channels, filters = kernel.shape[2:]
    if options["unit"] == EVERY:
        colors = kernel[:, :, _shown_channels(scene, channels, options["channel"]), :MOST_FILTERS]
        images = np.moveaxis(colors, 3, 0)
    else:
        unit = chosen_unit(options["unit"], filters)
        images = np.moveaxis(kernel[:, :, :MOST_FILTERS, unit], 2, 0)[..., None]
    return {
        "filters": np.ascontiguousarray(images, np.float32),
        "count": np.asarray([filters, channels], np.uint32),
    }


def _kernel(scene: ViewScene, model: ViewModel, node: str) -> NDArray[np.float64]:
    kernel = model.arrays(node).get(KERNEL)
    shape = None if kernel is None else images_of_kernel(kernel.shape, scene.prepared.input_shape)
    if kernel is None or shape is None:
        raise EngineError(make_problem("no_filters", got=node[:LONGEST_GOT]))
    return np.asarray(kernel, np.float64).reshape(shape)


def _shown_channels(scene: ViewScene, channels: int, wanted: str) -> slice:
    if channels == COLORS and scene.prepared.input_shape[2] == COLORS:
        return slice(COLORS)
    channel = chosen_unit(wanted, channels)
    return slice(channel, channel + 1)


FILTERS = ViewDef(
    type="filters",
    title="Filters",
    summary="The weights of a layer that reads an image, as images.",
    applies=has_images,
    compute=compute_filters,
    options={"node": (), "unit": (), "channel": ()},
    defaults={"unit": EVERY, "channel": "0"},
    on_request=True,
)
