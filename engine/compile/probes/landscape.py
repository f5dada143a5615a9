"""The loss on a plane through the weights as they stand."""

from collections.abc import Mapping
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from engine.arrays import HostArray
from engine.compile.batches import DeviceData, evaluation_batch
from engine.compile.landscape import gather, scatter
from engine.compile.live import LiveInputs
from engine.compile.numbers.arrays import numbers, sizes
from engine.compile.objective import Sums, losses_of
from engine.compile.probes.directions import apart, coordinates, filter_normalized, moving_weights, principal
from engine.compile.probes.subject import Standing, Subject, block_sums, blocks, require_size
from engine.compile.program import Program
from engine.errors import EngineError
from engine.problems import make_problem
from engine.views.slices import Slice, Slices

MOST_WEIGHTS = 10_000_000
RANDOM = "random"
LARGEST_SEED = 2**32


def landscape(subject: Subject, options: Mapping[str, str]) -> Slices:
    """See `engine.views.probes`."""
    program = subject.program
    require_size(program, MOST_WEIGHTS)
    here, points = subject.vector(), int(options["resolution"])
    offsets, steps = _path(subject, here)
    axes = _directions(subject, here, offsets, options)
    reach = np.linspace(-1.0, 1.0, points) * float(options["reach"])
    rows, size = subject.rows("train", options["examples"]), subject.block()
    todo = list(blocks(rows, size))
    given = tuple(subject.as_given(axis) for axis in axes)
    fixed = (given, subject.given, subject.data)
    at = subject.as_given(np.zeros(2))
    add = subject.make(f"plane/{size}", partial(_sums, size), at, *fixed, *todo[0])
    zeros: Sums = jax.tree.map(np.zeros_like, add(at, *fixed, *todo[0]))
    mean = subject.make("mean", _mean, zeros, subject.given)
    known: dict[str, NDArray[np.generic]] = {
        "axis": numbers(reach),
        "path": numbers(coordinates(offsets, axes)),
        "path_steps": sizes(steps),
        "lengths": numbers([np.linalg.norm(axis) for axis in axes]),
        "angle": numbers([_cosine(*axes)]),
        "examples": sizes([len(rows), len(subject.rows("train"))]),
        "state": subject.fingerprint(*axes, reach, np.asarray([rows.start, rows.stop])),
    }
    losses, total = _begun(subject, known["state"], points), points * points * len(todo)
    done = int((~np.isnan(losses)).sum()) * len(todo)
    standing = known | {"losses": losses.copy()}
    yield Slice(done, total, standing)
    for row, column in _from_the_middle(np.isnan(losses)):
        sums, place = zeros, subject.as_given(np.asarray([reach[column], reach[row]]))
        for block in todo:
            sums = jax.tree.map(np.add, sums, add(place, *fixed, *block))
            done += 1
            if block is not todo[-1]:
                yield Slice(done, total, standing)
        losses[row, column] = mean(sums, subject.given)
        standing = known | {"losses": losses.copy()}
        yield Slice(done, total, standing)


def _begun(subject: Subject, state: HostArray, points: int) -> NDArray[np.float64]:
    """[points, points] losses that an earlier measurement of this very state has computed, NaN elsewhere."""
    begun = subject.begun
    if np.array_equal(begun.get("state", ()), state) and begun["losses"].shape == (points, points):
        return np.array(begun["losses"], np.float64)
    return np.full((points, points), np.nan)


def _from_the_middle(missing: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Every point of the grid that is missing, those in the middle first."""
    middle = (len(missing) - 1) / 2
    every = [(int(row), int(column)) for row, column in np.argwhere(missing)]
    return sorted(every, key=lambda at: max(abs(at[0] - middle), abs(at[1] - middle)))


def _path(subject: Subject, here: NDArray[np.float64]) -> tuple[NDArray[np.float64], list[int]]:
    """([points, n] former weights from those as they stand, their steps)."""
    former = subject.path()
    offsets = [moving_weights(subject.program, named) - here for _, named in former]
    return np.asarray(offsets).reshape(-1, len(here)), [step for step, _ in former]


def _directions(
    subject: Subject, here: NDArray[np.float64], offsets: NDArray[np.float64], options: Mapping[str, str]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    seed = options["seed"]
    if not seed.isdecimal() or len(seed) > 10 or int(seed) >= LARGEST_SEED:
        raise EngineError(make_problem("not_a_seed", got=seed[:60], expected=LARGEST_SEED - 1))
    random = np.random.default_rng(int(seed))
    first = filter_normalized(subject.program, here, random)
    second = filter_normalized(subject.program, here, random)
    if options["directions"] == RANDOM:
        return _nonzero(first), _nonzero(second)
    if not np.any(offsets):
        raise EngineError(make_problem("no_path_of_training"))
    return principal(offsets, _nonzero(apart(first, [])))


def _nonzero(direction: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights that are all 0 have no filters to go by."""
    if not np.any(direction):
        raise EngineError(make_problem("weights_all_zero"))
    return direction


def _cosine(first: NDArray[np.float64], second: NDArray[np.float64]) -> float:
    return float(first @ second / (np.linalg.norm(first) * np.linalg.norm(second)))


def _sums(
    size: int,
    program: Program,
    at: jax.Array,
    axes: tuple[jax.Array, jax.Array],
    given: Standing,
    data: DeviceData,
    first: jax.Array,
    last: jax.Array,
) -> Sums:
    groups, layers, salts, live = given
    batch = evaluation_batch(program, data, first, last, size)
    there = gather(program, groups) + at[0] * axes[0] + at[1] * axes[1]
    weights = program.layout.split(scatter(program, there, groups))
    return block_sums(program, weights, (layers, salts, live), batch)


def _mean(program: Program, sums: Sums, given: Standing) -> jax.Array:
    return jnp.asarray(losses_of(program, sums, LiveInputs(program, given[3])).whole)
