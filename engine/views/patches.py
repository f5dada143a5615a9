"""Which parts of images excite a filter most."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from engine.datasets.inputs import pixels, preprocess
from engine.errors import EngineError
from engine.problems import make_problem
from engine.report import Arrays
from engine.views.definition import ImagePatch, ViewDef, ViewModel, ViewScene
from engine.views.images import has_images
from engine.views.rows import thinned_rows
from engine.views.unit import chosen_unit

MOST_EXAMPLES = 128
AT_A_TIME = 16
"""Examples whose outputs are held at once."""

SHOWN = 9
LONGEST_GOT = 60


def compute_patches(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """The nine patches of validation images that a channel answers to with its largest outputs, one an image.

    At most 128 images are looked at, evenly spaced; training images where there is no validation part.

    Args:
        options: `node`, an address; `unit`, a channel of its output.

    Returns:
        `patches` f4 [n, h, w, channels] in [0, 1], NaN beyond the edge of the image; `values` f4 [n], the outputs,
        largest first; `numbers` u4 [n] of the images in their part; `corners` f4 [n, 2], row and column of each
        patch's first pixel; `examples` u4 [1], the number of images looked at;
        `part` u4 [1], 0 of training, 1 of validation.

    Raises:
        EngineError: `unknown_block`, `unknown_unit`, `no_image_patches`.

    Source:
        Zeiler, Fergus 2014 (Visualizing and understanding convolutional networks), figure 2.
    """
    node = options["node"]
    rows = thinned_rows(scene.prepared, MOST_EXAMPLES)
    found = [_strongest(scene, model, node, options["unit"], part) for part in _batches(rows)]
    values, rows_of, columns = (np.concatenate(each)[: len(rows)] for each in zip(*found, strict=True))
    patch = model.image_patch(node)
    if patch is None:
        raise EngineError(make_problem("no_image_patches", got=node[:LONGEST_GOT]))
    best = np.argsort(-values, kind="stable")[:SHOWN]
    corners = np.stack([patch.top + rows_of[best] * patch.step, patch.left + columns[best] * patch.step], axis=1)
    first = scene.prepared.counts[0] if scene.prepared.counts[1] else 0
    return {
        "patches": _cut(scene, rows[best], corners, patch),
        "values": values[best].astype(np.float32),
        "numbers": (rows[best] - first).astype(np.uint32),
        "corners": corners.astype(np.float32),
        "examples": np.asarray([len(rows)], np.uint32),
        "part": np.asarray([int(first > 0)], np.uint32),
    }


def _batches(rows: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Rows in batches of equal size, the last filled up with its first, so that one executable does."""
    batches = [rows[start : start + AT_A_TIME] for start in range(0, len(rows), AT_A_TIME)]
    return [np.concatenate([batch, np.repeat(batch[:1], AT_A_TIME - len(batch))]) for batch in batches]


def _strongest(
    scene: ViewScene, model: ViewModel, node: str, unit: str, rows: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.intp], NDArray[np.intp]]:
    """(largest output, its row, its column) of a channel for each example."""
    output = model.outputs(preprocess(scene.prepared, scene.prepared.inputs[rows]), (node,))[0]
    if output.ndim != 4:
        raise EngineError(make_problem("no_image_patches", got=node[:LONGEST_GOT]))
    channel = output[..., chosen_unit(unit, output.shape[3])].astype(np.float64)
    flat = channel.reshape(len(channel), -1)
    places = flat.argmax(axis=1)
    vertical, horizontal = np.unravel_index(places, channel.shape[1:])
    return flat.max(axis=1), vertical, horizontal


def _cut(
    scene: ViewScene, rows: NDArray[np.int64], corners: NDArray[np.intp], patch: ImagePatch
) -> NDArray[np.float32]:
    prepared = scene.prepared
    images = pixels(prepared, preprocess(prepared, prepared.inputs[rows]))
    _, height, width, channels = images.shape
    size = patch.size
    if size > 2 * max(height, width):  # it sees the whole image, and little but padding beside it
        size, corners = max(height, width), np.zeros_like(corners)
    cut = np.full((len(rows), size, size, channels), np.nan, np.float32)
    for number, (top, left) in enumerate(corners):
        seen = slice(max(top, 0), min(top + size, height)), slice(max(left, 0), min(left + size, width))
        upper, lower = (span.start - corner for span, corner in zip(seen, (top, left), strict=True))
        part = images[number][seen]
        cut[number, upper : upper + part.shape[0], lower : lower + part.shape[1]] = part
    return cut


PATCHES = ViewDef(
    type="patches",
    title="Strongest patches",
    summary="The parts of validation images with the largest outputs of a channel.",
    applies=has_images,
    compute=compute_patches,
    options={"node": (), "unit": ()},
    defaults={"unit": "0"},
    validation_only=True,
    on_request=True,
)
