"""What travels between the web process and a session host: msgspec structs, never pickle."""

from typing import Any

import msgspec

from backend.link.outputs import CheckpointFailed as CheckpointFailed
from backend.link.outputs import CheckpointWritten as CheckpointWritten
from backend.link.outputs import RecordFrame as RecordFrame
from backend.link.outputs import RunEvent as RunEvent
from backend.link.outputs import RunState as RunState
from backend.link.outputs import ViewFrame as ViewFrame


class HostMessage(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Base: tagged by class name, encoded as MessagePack."""


# ---- to the host, on the control socket --------------------------------------------------------------------------


class OpenRun(HostMessage, frozen=True):
    """Makes a run the session's present one (the former one is closed). Answered by `Opened`.

    `spec` is the JSON of an ExperimentSpec with its seed in it. With `checkpoint`, a name in the checkpoint store, the
    run resumes: `events` is its durable event log, `next_seq` the first record seq that is not durable yet.
    `handed_over`: another host released it after sending all frames before `next_seq`; `until` is the step at which
    it pauses, `at_once` whether no limit on steps a second holds until then. A run that branches off another one begins
    at `from_step`: it goes through its record from the nearest keyframe before that. `lane`: (group, number) of a run
    that trains beside others of its group.
    """

    request_id: int
    session_id: str
    run_id: str
    generation: int
    spec: bytes
    checkpoint: str | None = None
    events: list[dict[str, Any]] = []
    next_seq: int = 0
    play: bool = False
    steps_per_second: float | None = None
    until: int | None = None
    at_once: bool = False
    handed_over: bool = False
    from_step: int = 0
    lane: tuple[str, int] | None = None


class PrepareRun(HostMessage, frozen=True):
    """Compiles what a run needs that will be handed over to this host. Answered when it is ready."""

    request_id: int
    session_id: str
    spec: bytes


class ReleaseRun(HostMessage, frozen=True):
    """Lets go of a session between two chunks. Answered by `Released` on the data socket, behind its last frame."""

    request_id: int
    session_id: str


class Play(HostMessage, frozen=True):
    """Trains until paused, finished or diverged."""

    request_id: int
    session_id: str


class Pause(HostMessage, frozen=True):
    """Stops after the chunk in flight."""

    request_id: int
    session_id: str


class StepRun(HostMessage, frozen=True):
    """Trains n units (`step` or `epoch`), then pauses."""

    request_id: int
    session_id: str
    unit: str
    n: int


class TrainUntil(HostMessage, frozen=True):
    """Trains until the run has done so many steps, then pauses; asked twice it is the same wish."""

    request_id: int
    session_id: str
    step: int


class SetLive(HostMessage, frozen=True):
    """Changes a live value between two chunks."""

    request_id: int
    session_id: str
    path: str
    value: float


class SetWeight(HostMessage, frozen=True):
    """Changes one number of the weights between two chunks."""

    request_id: int
    session_id: str
    node: str
    array: str
    index: list[int]
    value: float


class OpenTest(HostMessage, frozen=True):
    """Looks at the test part between two chunks; its figures come as an event."""

    request_id: int
    session_id: str


class SaveWeights(HostMessage, frozen=True):
    """Saves weights and running statistics between two chunks. Answered by `WeightsSaved`."""

    request_id: int
    session_id: str


class SetViews(HostMessage, frozen=True):
    """The union of what all viewers of a session want to see, and the fastest rate among them (frames a second)."""

    session_id: str
    views: list[str]
    max_rate: float


class SetSpeed(HostMessage, frozen=True):
    """Steps a second that a session trains at most, None for as many as it can. No answer."""

    session_id: str
    steps_per_second: float | None


class ProbeView(HostMessage, frozen=True):
    """Renders one view once; it comes back as a `ViewFrame`.

    `begun` is the last frame of a measurement that ended early; b"" where there is none.
    """

    request_id: int
    session_id: str
    view: str
    options: dict[str, Any] = {}
    begun: bytes = b""


class StopProbe(HostMessage, frozen=True):
    """Ends the session's measurement in slices, if there is one."""

    request_id: int
    session_id: str


class TakeMoment(HostMessage, frozen=True):
    """Goes to a step of any run of a session, beside the one that it has here. Answered by `MomentTaken`.

    `events` is the run's event log as far as it is known; `views` are drawn there.
    """

    request_id: int
    session_id: str
    run_id: str
    generation: int
    spec: bytes
    events: list[dict[str, Any]]
    step: int
    views: list[str] = []
    options: dict[str, dict[str, Any]] = {}


class DropMoment(HostMessage, frozen=True):
    """Nobody waits for the answer to that `TakeMoment` any more. No answer.

    `request_id` 0: for none of the session's, or of its run `run_id`; nothing is kept, and what waits is refused.
    """

    session_id: str
    request_id: int = 0
    run_id: str = ""


class CloseSession(HostMessage, frozen=True):
    """Forgets a session; its checkpoint stays."""

    request_id: int
    session_id: str


class Draft(HostMessage, frozen=True):
    """A valid experiment that somebody is drawing: compiled ahead where that costs nobody anything. No answer."""

    spec: bytes


class Shutdown(HostMessage, frozen=True):
    """Checkpoints everything and exits."""


ToHost = (
    OpenRun
    | PrepareRun
    | ReleaseRun
    | Play
    | Pause
    | StepRun
    | TrainUntil
    | SetLive
    | SetWeight
    | OpenTest
    | SaveWeights
    | StopProbe
    | SetViews
    | SetSpeed
    | ProbeView
    | TakeMoment
    | DropMoment
    | CloseSession
    | Draft
    | Shutdown
)

# ---- from the host ---------------------------------------------------------------------------------------------------


class HostReady(HostMessage, frozen=True):
    """First message of a host. `fingerprint`: jaxlib, device kind, CPU model, visible CPUs, conv form, flags.

    `engine_file` is where it found the engine: a host that loaded somebody else's is ended at once.
    """

    pid: int
    device: str
    fingerprint: dict[str, Any]
    engine_file: str


class Heartbeat(HostMessage, frozen=True):
    """Once a second: alive, what it is doing and for how long, executables compiled in total and kept now.

    `compile_s` is the time that compiling took in all; `over_budget`: the host uses more memory than its budget,
    though everything was given back that could be.

    `phase` is `idle`, `open`, `compile` or `dispatch`: a compile may take minutes, a dispatch may not.
    """

    busy_with: str | None
    phase: str
    busy_s: float
    compile_count: int
    memory_bytes: int
    compile_s: float = 0.0
    executables: int = 0
    over_budget: bool = False


class Opened(HostMessage, frozen=True):
    """Answer to `OpenRun`: the schema (engine.report.RunSchema as a dict) or problems (dicts of Problem)."""

    request_id: int
    session_id: str
    run_id: str
    schema: dict[str, Any] | None
    problems: list[dict[str, Any]] = []


class Replied(HostMessage, frozen=True):
    """Answer to any other command. waiting: none yet, it comes where the run is at the end of its record."""

    request_id: int
    session_id: str
    applied_at_step: int | None = None
    problems: list[dict[str, Any]] = []
    waiting: bool = False


class WeightsSaved(HostMessage, frozen=True):
    """Answer to `SaveWeights`: the name of the file in the store of saved weights, its size, and the step shown."""

    request_id: int
    session_id: str
    weights: str = ""
    size_bytes: int = 0
    step: int = 0
    problems: list[dict[str, Any]] = []


class Released(HostMessage, frozen=True):
    """Answer to `ReleaseRun`: the checkpoint from which another host goes on, at record frame `next_seq`.

    `playing`, `until`, `at_once` and `steps_per_second` are what its owner wants.
    """

    request_id: int
    session_id: str
    name: str
    next_seq: int
    playing: bool
    until: int | None
    at_once: bool
    steps_per_second: float | None
    problems: list[dict[str, Any]] = []


class MomentTaken(HostMessage, frozen=True):
    """Answer to `TakeMoment`, on the data socket: a record frame of that step, then a view frame for each view."""

    request_id: int
    session_id: str
    frames: list[bytes] = []
    problems: list[dict[str, Any]] = []


FromHost = (
    HostReady | Heartbeat | Opened | Replied | Released | WeightsSaved | MomentTaken
    | RecordFrame | ViewFrame | RunEvent | RunState | CheckpointWritten | CheckpointFailed
)  # fmt: skip

ENCODER = msgspec.msgpack.Encoder()
TO_HOST: msgspec.msgpack.Decoder[ToHost] = msgspec.msgpack.Decoder(ToHost)
FROM_HOST: msgspec.msgpack.Decoder[FromHost] = msgspec.msgpack.Decoder(FromHost)
