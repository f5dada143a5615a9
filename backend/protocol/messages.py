"""Websocket messages, as tagged types. TypeScript is generated from them (`make generate`)."""

from enum import IntEnum
from typing import Annotated, Literal

from pydantic import Field, JsonValue, TypeAdapter

from backend.protocol.state import Degraded as Degraded
from backend.protocol.state import Message as Message
from backend.protocol.state import Position as Position
from backend.protocol.state import Role as Role
from backend.protocol.state import RunInfo as RunInfo
from backend.protocol.state import RunStatus as RunStatus
from backend.protocol.state import Schema as Schema
from backend.protocol.state import StartReason as StartReason
from backend.protocol.state import State as State
from backend.protocol.state import StepUnit as StepUnit
from backend.protocol.state import StorageCause as StorageCause
from backend.protocol.state import StoragePolicy as StoragePolicy
from engine.errors import Problem
from engine.spec import ExperimentSpec
from engine.views.requests import LONGEST_REQUEST, MOST_REQUESTS

PROTOCOL_VERSION = 1


class CloseCode(IntEnum):
    """Why the server closed a websocket."""

    GOING_AWAY = 1001
    TRY_AGAIN = 1013
    BAD_MESSAGE = 4400
    UNAUTHORIZED = 4401
    NOT_FOUND = 4404
    HELLO_TIMEOUT = 4408
    TOO_MANY = 4429


# ---- server to client -------------------------------------------------------------------------------------------


class Welcome(Message):
    """First answer to `hello`. `run` is None before the first Play or Step."""

    type: Literal["welcome"] = "welcome"
    protocol: int = PROTOCOL_VERSION
    session_id: str
    role: Role
    run: RunInfo | None
    runs: list[RunInfo]
    run_schema: Schema | None
    state: State | None


class EventMessage(Message):
    """An entry of the run's event log (`engine.report.Event`)."""

    type: Literal["event"] = "event"
    run_id: str
    seq: int
    step: int
    kind: str
    detail: dict[str, JsonValue] = Field(default_factory=dict[str, JsonValue])


class RunStarted(Message):
    """A new run is the session's current run; the following frames belong to it. See `RunInfo` for its fields."""

    type: Literal["run_started"] = "run_started"
    run_id: str
    experiment_id: str
    reason: StartReason
    seed: int
    from_run_id: str | None = None
    from_step: int | None = None
    request_id: str | None = None
    run_schema: Schema


class RunsChanged(Message):
    """All runs of the session, after one was named, pinned or deleted."""

    type: Literal["runs_changed"] = "runs_changed"
    runs: list[RunInfo]


class Rewind(Message):
    """The host crashed and resumed: discard record frames after `to_seq`; they will be recomputed."""

    type: Literal["rewind"] = "rewind"
    run_id: str
    generation: int
    to_seq: int


class Reset(Message):
    """The gap can't be replayed frame by frame: discard the run's record; a coarser history follows as frames."""

    type: Literal["reset"] = "reset"
    run_id: str
    generation: int
    to_seq: int


class StateMessage(Message):
    """The session's state."""

    type: Literal["state"] = "state"
    state: State


class Reply(Message):
    """The reply to a command. `request_id` is None for a message that couldn't be read and had none."""

    type: Literal["reply"] = "reply"
    request_id: str | None
    applied_at_step: int | None = None
    run_id: str | None = None
    problems: list[Problem] = Field(default_factory=list[Problem])


class GoAway(Message):
    """The server is shutting down; reconnect after this many milliseconds."""

    type: Literal["goaway"] = "goaway"
    retry_ms: int


class Pong(Message):
    """Answer to `ping`."""

    type: Literal["pong"] = "pong"


ServerMessage = Annotated[
    Welcome | EventMessage | RunStarted | RunsChanged | Rewind | Reset | StateMessage | Reply | GoAway | Pong,
    Field(discriminator="type"),
]

# ---- client to server -------------------------------------------------------------------------------------------


class Hello(Message):
    """First message, within 5 s. `token` makes the client the owner; `position` resumes."""

    type: Literal["hello"] = "hello"
    protocol: int = PROTOCOL_VERSION
    token: str | None = None
    position: Position | None = None


class Subscribe(Message):
    """Which views to send, and the maximum number of frames per second.

    `views`: names, or with options as in a query: `feature_maps?example=validation%3A3&node=conv_1`. A frame bears the
    same text as its `view`.
    """

    type: Literal["subscribe"] = "subscribe"
    views: list[Annotated[str, Field(max_length=LONGEST_REQUEST)]] = Field(max_length=MOST_REQUESTS)
    max_rate: float = Field(default=30.0, gt=0.0, le=60.0)


class Ack(Message):
    """The last record frame that the client has applied."""

    type: Literal["ack"] = "ack"
    seq: int = Field(ge=-1, lt=2**53)


class Ping(Message):
    """Keeps the connection alive and measures its latency."""

    type: Literal["ping"] = "ping"


class Command(Message):
    """Base of the owner's commands."""

    request_id: str = Field(min_length=1, max_length=64)


class Play(Command):
    """Starts the first run, or continues the current one."""

    type: Literal["play"] = "play"


class Pause(Command):
    """Stops after the chunk in flight."""

    type: Literal["pause"] = "pause"


class Step(Command):
    """Trains n steps or epochs and pauses."""

    type: Literal["step"] = "step"
    unit: StepUnit = "step"
    n: int = Field(default=1, ge=1, le=10_000)


class Set(Command):
    """Changes a live value (a path marked live in the catalog) without a restart."""

    type: Literal["set"] = "set"
    path: str = Field(max_length=200)
    value: float = Field(allow_inf_nan=False)


class SetWeight(Command):
    """Changes one number of the weights between two steps; an event `weight_change` says so to everyone.

    `node`: an address. `array`: name of its weights, such as `kernel`. `index`: along each axis of the array.
    """

    type: Literal["set_weight"] = "set_weight"
    node: str = Field(max_length=255)
    array: str = Field(max_length=64)
    index: list[Annotated[int, Field(ge=0, lt=2**31)]] = Field(max_length=8)
    value: float = Field(allow_inf_nan=False)


class OpenTest(Command):
    """Evaluates on the sealed test set. An event `test_opened` reports the result and the count to everyone."""

    type: Literal["open_test"] = "open_test"


class Start(Command):
    """Starts a new run in the session, from a whole spec; `seed` overrides `training.seed`.

    `from_run_id`: a run of the session that it is to be compared with; null: the current one. `beside`: that run trains
    on at the same time, where it has not ended (see `beside_session_id` of a run). `library`: the token with which its
    table was uploaded, where it trains on one.
    """

    type: Literal["start"] = "start"
    spec: ExperimentSpec
    reason: StartReason
    seed: int | None = Field(default=None, ge=0, lt=2**32)
    play: bool = True
    from_run_id: str | None = Field(default=None, max_length=64)
    beside: bool = False
    library: str | None = Field(default=None, max_length=128)


class Branch(Command):
    """Starts a new run from a step of one of the session's runs: with its record, log and state up to there."""

    type: Literal["branch"] = "branch"
    run_id: str = Field(max_length=64)
    step: int = Field(ge=0, lt=2**53)
    play: bool = True


class Speed(Command):
    """Maximum number of training steps per second, for this and later runs of the session; null: no limit.

    Only for viewing: it changes no result of a run, only how often statistics are computed.
    """

    type: Literal["speed"] = "speed"
    steps_per_second: float | None = Field(ge=0.1, le=1_000_000.0, allow_inf_nan=False)


class Probe(Command):
    """Renders a view once. What is measured in slices comes as frames on the way, and its reply at the end."""

    type: Literal["probe"] = "probe"
    view: str = Field(max_length=64)
    options: dict[str, JsonValue] = Field(default_factory=dict[str, JsonValue])


class StopProbe(Command):
    """Ends the session's measurement in slices (`Probe` of such a view), if there is one."""

    type: Literal["stop_probe"] = "stop_probe"


class KeepRunning(Command):
    """Whether the session keeps training without viewers."""

    type: Literal["keep_running"] = "keep_running"
    enabled: bool = True


class SetStoragePolicy(Command):
    """What happens while the server's disk is full: training pauses (the default) or continues unrecorded."""

    type: Literal["storage_policy"] = "storage_policy"
    policy: StoragePolicy


_OwnerCommand = (
    Play
    | Pause
    | Step
    | Set
    | SetWeight
    | OpenTest
    | Start
    | Branch
    | Speed
    | Probe
    | StopProbe
    | KeepRunning
    | SetStoragePolicy
)
OwnerCommand = Annotated[_OwnerCommand, Field(discriminator="type")]
ClientMessage = Annotated[Hello | Subscribe | Ack | Ping | _OwnerCommand, Field(discriminator="type")]

SERVER_MESSAGE: TypeAdapter[ServerMessage] = TypeAdapter(ServerMessage)
CLIENT_MESSAGE: TypeAdapter[ClientMessage] = TypeAdapter(ClientMessage)
