"""What the unit in the middle of each layer sees of the image: by arithmetic, and by the gradient that comes back."""

from collections.abc import Mapping
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from engine.compile.image_patch import image_patch
from engine.compile.live import LiveInputs
from engine.compile.model import Pass, forward
from engine.compile.numbers.arrays import numbers, sizes, text_lines
from engine.compile.probes.subject import Standing, Subject
from engine.compile.program import Program
from engine.errors import EngineError
from engine.layers.definition import Shape
from engine.problems import make_problem
from engine.views.example import example_of
from engine.views.slices import Slice, Slices

MOST_IMAGES = 64
"""The example and noise: where a maximum or a ReLU lets nothing through for one image, it does for another."""

BATCH = 16
MOST_LAYERS = 120
SEED = 40_000

Box = tuple[int, int, int, int]
"""Top, left, height, width, in pixels of the image."""


def receptive_fields(subject: Subject, options: Mapping[str, str]) -> Slices:
    """See `engine.views.probes`."""
    program, plan = subject.program, subject.program.plan
    example = example_of(subject.prepared, options["example"])
    places = [place for place, box in _theory(program).items() if box is not None][:MOST_LAYERS]
    if not places:
        raise EngineError(make_problem("no_receptive_fields"))
    size = min(BATCH, subject.block(share=2))
    images = _images(example.preprocessed, -(-MOST_IMAGES // size) * size).reshape(-1, size, *example.picture.shape)
    run = subject.make(f"seen/{size}", partial(_seen, size), np.int32(0), subject.as_given(images[0]), subject.given)
    total = len(places) * len(images)
    yield Slice(0, total)
    theory, support, pictures = _theory(program), [], []
    for number, place in enumerate(places):
        wanted = _inside(theory[place], program.data.input_shape)
        seen = np.zeros(images.shape[2:4], np.bool_)
        for turn, block in enumerate(images):
            gradients = np.abs(run(np.int32(place), subject.as_given(block), subject.given)).max(axis=-1)
            if turn == 0:
                pictures.append(gradients[0] / (gradients[0].max() or 1.0))
            seen |= (gradients > 0).any(axis=0)
            yield Slice(number * len(images) + turn + 1, total)
            if box_of(seen) == wanted:
                break
        support.append(box_of(seen))
    boxes = [box for place in places if (box := theory[place]) is not None]
    yield Slice(
        total,
        total,
        {
            "layers": text_lines([plan.nodes[place].node_id for place in places]),
            "theory": numbers(boxes),
            "inside": numbers([_inside(box, program.data.input_shape) for box in boxes]),
            "measured": numbers(support),
            "step": sizes([_step(program, place) for place in places]),
            "gradient": np.asarray(pictures, np.float32),
            "input": example.picture.astype(np.float32),
        },
    )


def _images(example: NDArray[np.generic], count: int) -> NDArray[np.float64]:
    noise = np.random.default_rng(SEED).standard_normal((count - 1, *example.shape))
    return np.concatenate([np.asarray(example, np.float64)[None], noise])


def _theory(program: Program) -> dict[int, Box | None]:
    """The patch that the unit in the middle sees, for every layer with windows; None where it is no patch."""
    nodes = program.plan.nodes
    return {
        place: _patch(program, place) for place in range(len(nodes)) if nodes[place].layer.reach(nodes[place].config)
    }


def _patch(program: Program, place: int) -> Box | None:
    patch = image_patch(program.plan, place)
    if patch is None:
        return None
    row, column = _middle(program.plan.nodes[place].output_shape)
    return patch.top + row * patch.step, patch.left + column * patch.step, patch.size, patch.size


def _step(program: Program, place: int) -> int:
    patch = image_patch(program.plan, place)
    return 0 if patch is None else patch.step


def _middle(shape: Shape) -> tuple[int, int]:
    return shape[0] // 2, shape[1] // 2


def _inside(box: Box | None, shape: Shape) -> Box:
    """The part of a patch that lies in the image."""
    if box is None:
        return 0, 0, 0, 0
    top, left, height, width = box
    first, last = (max(0, top), max(0, left)), (min(shape[0], top + height), min(shape[1], left + width))
    return first[0], first[1], last[0] - first[0], last[1] - first[1]


def box_of(seen: NDArray[np.bool_]) -> Box:
    """The smallest box around all that is set in [height, width]; (0, 0, 0, 0) where nothing is.

    >>> box_of(np.asarray([[0, 0, 0], [0, 1, 1]], np.bool_))
    (1, 1, 1, 2)
    """
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    if not len(rows):
        return 0, 0, 0, 0
    return int(rows[0]), int(columns[0]), int(rows[-1] - rows[0] + 1), int(columns[-1] - columns[0] + 1)


def _seen(
    size: int,
    program: Program,
    place: jax.Array,
    images: jax.Array,
    given: Standing,
) -> jax.Array:
    """[size, h, w, channels] the gradient of a sum over the channels of the unit in the middle, each with a weight."""
    groups, layers, salts, live = given
    mask = jnp.ones(size, program.dtype)

    def outputs(inputs: jax.Array) -> list[jax.Array]:
        run = Pass(inputs, mask, None, salts)
        return forward(program, program.layout.split(groups), layers, run, LiveInputs(program, live))[0]

    found, pull = jax.vjp(outputs, images)
    cotangents = [
        _cotangent(program, number, place, output).astype(output.dtype) for number, output in enumerate(found)
    ]
    return pull(cotangents)[0]


def _cotangent(program: Program, number: int, place: jax.Array, output: jax.Array) -> jax.Array:
    """Weights of the channels in the middle of the layer asked for, 0 for all others."""
    stack = program.plan.stacks[number]
    shape = stack.node.output_shape
    if len(shape) != 3:
        return jnp.zeros_like(output)
    row, column = _middle(shape)
    one = np.zeros(shape)
    one[row, column] = np.random.default_rng(SEED).standard_normal(shape[2])
    chosen = jnp.asarray([place == each for each in stack.places])
    middle = jnp.asarray(one, output.dtype)
    if stack.many:
        return jnp.broadcast_to(chosen.reshape(-1, 1, 1, 1, 1) * middle, output.shape)
    return jnp.broadcast_to(chosen[0] * middle, output.shape)
