"""Bodies of the HTTP calls."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from backend.protocol.messages import EventMessage, RunInfo, Schema, State
from engine.catalog import DatasetFacts
from engine.errors import Problem
from engine.spec import Data, ExperimentSpec
from engine.views.requests import LONGEST_REQUEST, MOST_REQUESTS


class Body(BaseModel):
    """Base of every body: unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ErrorBody(Body):
    """The one error body."""

    problems: list[Problem]


class Layout(Body):
    """Stored with the spec, but never passed to the engine: positions of blocks, title, notes."""

    positions: dict[str, tuple[float, float]] = Field(default_factory=dict[str, tuple[float, float]], max_length=512)
    note: str = Field(default="", max_length=4000)


class CheckRequest(Body):
    """A spec to be checked; raw JSON, so that all problems can be reported together."""

    spec: dict[str, JsonValue]


class NodeCheck(Body):
    """What is known of one node without training. Shapes are without the batch axis; None where unknown."""

    node_id: str
    output_shape: list[int] | None
    weights: int
    operations: int
    receptive_field: list[int] | None = None


class CheckResponse(Body):
    """All problems of a spec, its shapes and its cost. `ok` = it can be trained.

    `data`: facts of the data set; null where its settings or its files are at fault.
    """

    ok: bool
    problems: list[Problem]
    warnings: list[Problem]
    nodes: list[NodeCheck]
    inner: list[NodeCheck] = Field(
        description="what is in groups, by address (`block_1/3/conv`); "
        "a copy in which all is as in the copy before it is left out"
    )
    weights: int
    operations: int
    memory_bytes: int
    steps_per_epoch: int | None
    training_size: int | None
    spec_hash: str | None
    data: DatasetFacts | None = None
    spec: ExperimentSpec | None = Field(default=None, description="normal form, with defaults filled in")


class PreviewRequest(Body):
    """A data set to preview before any training."""

    data: Data


class PreviewResponse(Body):
    """Some examples with their labels: 2D points, images as base64 PNG, or rows of a table."""

    kind: str
    input_shape: list[int]
    classes: list[str]
    counts: tuple[int, int, int]
    points: list[tuple[float, float]] = Field(default_factory=list[tuple[float, float]])
    images: list[str] = Field(default_factory=list[str])
    rows: list[list[float]] = Field(default_factory=list[list[float]])
    labels: list[float] = Field(default_factory=list[float])
    validation: list[bool] = Field(default_factory=list[bool], description="whether the point is for validation")


class ExperimentCreate(Body):
    """An experiment to store."""

    spec: ExperimentSpec
    layout: Layout = Layout()
    title: str = Field(default="", max_length=200)


class Experiment(Body):
    """A stored, immutable experiment."""

    experiment_id: str
    spec: ExperimentSpec
    layout: Layout
    title: str
    spec_hash: str
    created_at: str


class SessionCreate(Body):
    """Exactly one of the two."""

    spec: ExperimentSpec | None = None
    experiment_id: str | None = None
    layout: Layout = Layout()
    title: str = Field(default="", max_length=200)


class SessionCreated(Body):
    """The owner token is shown once; it goes into localStorage and the first websocket message, never into a URL."""

    session_id: str
    owner_token: str


class SessionInfo(Body):
    """A session and its runs."""

    session_id: str
    state: State | None
    runs: list[RunInfo]


class RunChange(Body):
    """What its owner changes of a run; what is left out stays."""

    name: str | None = Field(default=None, max_length=100, description="empty: named by what differs")
    pinned: bool | None = Field(default=None, description="kept when its session is deleted, without limit")


class RunDetail(Body):
    """A run: its spec, its events and its state.

    `keyframes` are steps whose exact state is kept, in `keyframe_bytes`; other steps are computed from there.
    """

    run: RunInfo
    session_id: str
    spec: ExperimentSpec
    run_schema: Schema
    events: list[EventMessage]
    first_seq: int
    last_seq: int
    fingerprint: dict[str, JsonValue]
    times: list[tuple[int, float]] = Field(
        default_factory=list[tuple[int, float]],
        description="(step, seconds of training until then), by step; denser at the start of the run",
    )
    keyframes: list[int] = Field(default_factory=list[int])
    keyframe_bytes: int = 0
    keyframes_too_large: bool = Field(default=False, description="a state alone takes more than those of a run may")


class MomentRequest(Body):
    """A step of a run, and the views to draw there. `options` of a view, by its name, are those of `probe`."""

    step: int = Field(ge=0, lt=2**53)
    views: list[Annotated[str, Field(max_length=LONGEST_REQUEST)]] = Field(
        default_factory=list[str], max_length=MOST_REQUESTS
    )
    options: dict[str, dict[str, JsonValue]] = Field(default_factory=dict[str, dict[str, JsonValue]], max_length=16)


class StorageInfo(Body):
    """The server's home folder, in bytes: beyond `max_disk_bytes` (null: no limit) the oldest runs expire.

    Of them, kept states (`keyframes`) go first. Shared and pinned runs, and those that somebody watches, stay.
    """

    home_bytes: int
    max_disk_bytes: int | None
    free_bytes: int
    database_bytes: int
    keyframe_bytes: int
    keyframe_runs: int
    max_keyframes: int = Field(description="of one run")
    max_keyframe_bytes: int = Field(description="of one run")
    expired_runs: int = Field(description="since the server started")


class ShareCreate(Body):
    """A run (with its record), or an experiment alone.

    `with_table`: the token with which its table was uploaded, where everybody may train on that from now on.
    """

    run_id: str | None = None
    experiment_id: str | None = None
    layout: Layout = Layout()
    title: str = Field(default="", max_length=200)
    with_table: str | None = Field(default=None, min_length=16, max_length=128)


class ShareCreated(Body):
    """`path` is relative to the server: `/s/<id>`."""

    share_id: str
    path: str


class Share(Body):
    """The content of a short link. `run` is None for an experiment that was never trained."""

    share_id: str
    title: str
    layout: Layout
    spec: ExperimentSpec
    run: RunDetail | None
    created_at: str


class Health(Body):
    """Alive or ready."""

    status: str
    hosts_ready: int = 0
