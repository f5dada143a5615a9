"""What a run reports: statistics, losses, evaluations, views and events. The only thing that comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from pydantic import JsonValue

from engine.arrays import Floats, HostArray

NODE_COLUMNS = (
    "delta_rms",
    "delta_norm",
    "weight_gradient_norm",
    "weight_gradient_rms",
    "activation_mean",
    "activation_std",
    "activation_min",
    "activation_max",
    "zero_fraction",
    "batch_dead",
    "window_dead",
    "saturated",
    "update_ratio",
    "weight_norm",
    "non_finite",
)
"""Per node, in this order; NaN on the wire means "not applicable". Meanings: docs/training.md, Report."""

EDGE_COLUMNS = ("edge_delta_rms",)
SCALARS = ("data_loss", "penalty", "loss")
HISTOGRAM_BINS = 32
MAX_BUCKETS_PER_FRAME = 16

Arrays = dict[str, HostArray]
Facts = dict[str, Any]
"""What a checkpoint holds beside arrays, as JSON; whoever wrote it reads it."""


@dataclass(frozen=True)
class RunSchema:
    """Names behind the rows and columns of every frame of a run.

    Attributes:
        nodes: addresses of nodes, in the order of rows; of many copies some. edges: [source, source_port, target,
            target_port] of the wires that lead into them.
        metrics: columns of `evaluation` after the step and the validation loss (for instance `accuracy`).
        strip: rows of the health strip, from the loss back to the input: nodes with weights, each with the
            first activation reached through single-consumer edges (None where there is none).
        classes: class names, () for regression.
        views: the views this run can render. requests: those on request that it offers beside them.
        faces: what the block of a node can show, by address (`engine.faces`).
        steps_per_epoch: updates in one epoch. training_size: examples in one epoch.
    """

    nodes: tuple[str, ...]
    edges: tuple[tuple[str, str, str, str], ...]
    metrics: tuple[str, ...]
    strip: tuple[tuple[str, str | None], ...]
    classes: tuple[str, ...]
    views: tuple[str, ...]
    steps_per_epoch: int
    training_size: int
    node_columns: tuple[str, ...] = NODE_COLUMNS
    edge_columns: tuple[str, ...] = EDGE_COLUMNS
    scalars: tuple[str, ...] = SCALARS
    requests: tuple[str, ...] = ()
    faces: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """Row of each node."""
        return {name: row for row, name in enumerate(self.nodes)}


@dataclass(frozen=True)
class StepReport:
    """One record frame: statistics at `step` and the losses and evaluations that closed since the last one.

    Attributes:
        step: updates done when the statistics were taken (they belong to the update that made this step; those of
            step 0 were taken on the first batch before any update, so `update_ratio` is NaN).
        first_step: step of the first loss in the first bucket. bucket_width: losses in a bucket, a power of two.
        arrays: `node_statistics` f4 [nodes, columns], `edge_statistics` f4 [edges, columns],
            `node_histograms` u1 [nodes, 32] (counts scaled to 255) with `histogram_ranges` f4 [nodes, 2],
            `scalar_buckets` f4 [scalars, buckets, 4] (min, mean, max, last; several objectives behind the loss),
            `evaluation` f8 [n, 2 + metrics] (step, validation loss, metrics). Absent ones have not changed.
            Evidence for findings, in frames of ladder steps alone: `ladder_losses` f8 [n, 4] (see
            `findings.definition.Evidence`), `ladder_rate` f8 [1] learning rate of the update (NaN: none),
            `through_time` f8 [n, 2] (index of a recurrent node, log10 of what is left of a gradient). Facts of the
            data, in the first frame behind step 0: `constant_losses` f8 [objectives], `input_shape` u4 [axes],
            `input_facts` f8 [5], `class_counts` u4 [2, classes] of training and validation.
    """

    step: int
    first_step: int
    bucket_width: int
    arrays: Arrays


@dataclass(frozen=True)
class BlockRows:
    """Statistics of every layer in a group's block, and of its wires, whichever of them have a row in frames.

    Attributes:
        step: updates done when they were taken. addresses: of the layers.
        statistics: f4 [layers, columns] in the order of `NODE_COLUMNS`.
        histograms: u1 [layers, bins] and ranges: f4 [layers, 2], as `StepReport` has them.
        edges: [source, source_port, target, target_port] of every wire from, to or between these layers.
        edge_statistics: f4 [edges, columns] in the order of `EDGE_COLUMNS`.
    """

    step: int
    addresses: tuple[str, ...]
    statistics: Floats
    histograms: HostArray
    ranges: Floats
    edges: tuple[tuple[str, str, str, str], ...]
    edge_statistics: Floats


ExamplePart = Literal["batch", "train", "validation", "test"]
"""Where an example is looked for: the batch of the next step, or a part of the data."""


@dataclass(frozen=True)
class ExampleRequest:
    """A question about one example in one node.

    Attributes:
        example: its number in the part.
        node: an address. array: of the node's weights, "" where the question is about none.
        row: first row of a large matrix. unit: flat place in the output, or in the array.
    """

    part: ExamplePart
    example: int
    node: str
    array: str
    row: int
    unit: int

    @property
    def example_text(self) -> str:
        """As it was asked for."""
        return f"example={self.example}"


@dataclass(frozen=True)
class ViewReport:
    """A picture of the run at `step`. What its arrays hold stands with each view's `compute` (`engine.views`)."""

    view: str
    step: int
    arrays: Arrays


EventKind = Literal[
    "live_change",
    "weight_change",
    "rate_reduced",
    "stride",
    "bucket_width",
    "finding",
    "diverged",
    "finished",
    "checkpoint",
    "resumed",
    "test_opened",
    "report",
]

REPLAYED: tuple[EventKind, ...] = ("live_change", "weight_change", "stride", "test_opened", "report")
"""Kinds of events that are done to a run; the others follow by themselves."""


@dataclass(frozen=True)
class Event:
    """Something that happened to a run at a step; the event log with spec and seed reproduces the run.

    `live_change` {path, from, to}; `rate_reduced` alike, by the schedule itself; `stride` {to};
    `bucket_width` {to}; `report` {}: the next step reports its statistics, because it is shown;
    `finding` (see findings.definition); `diverged` {node_id, quantity, step};
    `finished` {reason: epochs or early_stopping, and where weights are kept best_step, best_loss; restored where the
    weights are now those}; `resumed` {identical, from_step};
    `test_opened` {count, values, weights_step}: the test part was looked at, `count` times so far, with the weights of
    that step, and gave loss and metrics.
    """

    kind: EventKind
    step: int
    detail: dict[str, JsonValue] = field(default_factory=dict[str, JsonValue])


@dataclass(frozen=True)
class Advance:
    """What `Run.advance` did: reports and events in their order, and the number of steps taken."""

    reports: list[StepReport] = field(default_factory=list[StepReport])
    events: list[Event] = field(default_factory=list[Event])
    steps: int = 0
