"""Sizes: of the parts of the data, of batches, and everything against the limits, before anything is allocated."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

from engine import registry
from engine.checks.data import check_ready, check_split, data_bytes
from engine.checks.draft import Draft
from engine.checks.walk import Walk
from engine.cost import estimate_memory
from engine.datasets.split import split_counts
from engine.errors import Problem
from engine.limits import LIMITS
from engine.optimizers.landscape import PRODUCTS_AT_ONCE
from engine.problems import make_problem
from engine.schedules import SCHEDULES
from engine.spec import paths

BACKWARD = 2
"""A backward pass costs about two forward passes."""


@dataclass(frozen=True)
class Sizes:
    """Numbers of examples, and the cost of a run. counts: None where the data are not readable or have no examples."""

    counts: tuple[int, int, int] | None
    batch_size: int
    memory_bytes: int

    @property
    def steps_per_epoch(self) -> int | None:
        """Updates in one epoch, the last partial batch included."""
        return None if self.counts is None else -(-self.counts[0] // self.batch_size)


def measure(draft: Draft, walk: Walk) -> Sizes:
    """Examples and memory of a run."""
    counts = None
    stored = 0
    batch_size = draft.training.batch_size if draft.training is not None else 1
    precision = draft.training.precision if draft.training is not None else "float32"
    if draft.data is not None and draft.dataset is not None and not draft.dataset.count_only:
        counts = split_counts(draft.data.split, draft.dataset)
        stored = data_bytes(draft.data, draft.dataset, 8 if precision == "float64" else 4)
    evaluated = counts[1] if counts is not None else 0
    held, passes = _curvature(draft, walk)
    memory = estimate_memory(walk.weights, walk.shapes, batch_size * passes, evaluated, stored, precision, walk.inner)
    return Sizes(counts, batch_size, memory + held * (8 if precision == "float64" else 4))


def _curvature(draft: Draft, walk: Walk) -> tuple[int, int]:
    """(numbers that a full-batch optimiser remembers and works on, passes over the batch held at once)."""
    if draft.optimizer is None or draft.optimizer_config is None:
        return 0, 1
    asked = registry.optimizer(draft.optimizer.type).full_batch
    if asked is None:
        return 0, 1
    passes = 1 + PRODUCTS_AT_ONCE if asked.growth == "n^3" else 1
    return asked.held(draft.optimizer_config, walk.trainable), passes


def check_sizes(draft: Draft, walk: Walk, sizes: Sizes) -> list[Problem]:
    """Problems of the split, of the batch, and of everything that is larger than the limits.

    The limits hold for training: a network on data without examples may be of any size.
    """
    if draft.data is not None and draft.dataset is not None and draft.dataset.count_only:
        return check_split(draft.data, draft.dataset)
    return [
        *_split_problems(draft, sizes),
        *_cost_problems(draft, walk, sizes),
    ]


def _split_problems(draft: Draft, sizes: Sizes) -> list[Problem]:
    if draft.data is None or draft.dataset is None or sizes.counts is None:
        return []
    found = check_ready(draft.data) or check_split(draft.data, draft.dataset)
    train = sizes.counts[0]
    if not found and draft.training is not None and sizes.batch_size > train:
        path = paths.BATCH_SIZE
        found.append(make_problem("batch_larger_than_training", path=path, got=sizes.batch_size, expected=train))
    if not found and not sizes.counts[1]:
        found.extend(_validation_missed(draft))
    return found


def _validation_missed(draft: Draft) -> Iterator[Problem]:
    if draft.training is not None and draft.training.early_stopping:
        yield make_problem("early_stopping_without_validation", path="training.early_stopping")
    reacting = {schedule.type for schedule in SCHEDULES if schedule.react is not None}
    if draft.schedule is not None and draft.schedule.type in reacting:
        yield make_problem("plateau_without_validation", path="schedule.type")


def _products(draft: Draft, walk: Walk) -> int:
    """Products with a matrix of curvature in one step, each about as dear as a forward and a backward pass."""
    known = draft.optimizer is not None and draft.optimizer_config is not None
    asked = registry.optimizer(draft.optimizer.type).full_batch if known and draft.optimizer is not None else None
    return walk.trainable if asked is not None and asked.growth == "n^3" else 0


def _cost_problems(draft: Draft, walk: Walk, sizes: Sizes) -> list[Problem]:
    found = [
        make_problem("output_too_large", node_id=name, got=prod(shape), expected=LIMITS.outputs)
        for name, shape in walk.shapes.items()
        if prod(shape) > LIMITS.outputs
    ]
    work = walk.operations * sizes.batch_size * (1 + BACKWARD) * (1 + _products(draft, walk))
    measured = (
        ("too_many_weights", walk.weights, LIMITS.weights),
        ("batch_too_large", sizes.batch_size, LIMITS.batch_size),
        ("too_many_operations", work, LIMITS.operations),
        ("too_much_memory", sizes.memory_bytes, LIMITS.memory_bytes),
    )
    largest = max(walk.facts.values(), key=lambda fact: fact.weights, default=None)
    for code, got, limit in measured:
        if got > limit:
            heavy = code in ("too_many_weights", "too_much_memory") and largest is not None and largest.weights > 0
            node_id = largest.node_id if heavy and largest is not None else None
            path = paths.BATCH_SIZE if code == "batch_too_large" else None
            found.append(make_problem(code, node_id=node_id, path=path, got=got, expected=limit))
    return found
