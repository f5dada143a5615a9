"""Commands to a session that has a run here. Called on the host's main thread."""

from collections.abc import Callable
from weakref import WeakKeyDictionary

from backend.host.compiler import Compiler
from backend.host.guard import Fault, Guard
from backend.host.probing import Probing
from backend.host.reply import Reply
from backend.host.session import HostSession
from backend.link.messages import (
    FromHost,
    OpenTest,
    Pause,
    Play,
    ProbeView,
    SaveWeights,
    SetLive,
    SetWeight,
    StepRun,
    StopProbe,
    TrainUntil,
    WeightsSaved,
)
from backend.link.refusals import superseded
from backend.link.weights import LocalWeights
from backend.store.faults import StorageError, storage_cause
from engine.errors import Problem
from engine.report import ViewReport
from engine.views import COMPILING, SLICED
from engine.views.requests import view_type

Steer = Play | Pause | StepRun | TrainUntil | SetLive | SetWeight | OpenTest | SaveWeights | ProbeView | StopProbe


class Steering:
    """Carries commands out, each answered once.

    Args:
        compiler: of live changes that have to be compiled first. weights: where weights are saved.
        guard: around everything that calls the engine. probing: measurements in slices.
        holds: whether a session is still there. send: answers that carry more than a step.
    """

    def __init__(
        self,
        compiler: Compiler,
        weights: LocalWeights,
        guard: Guard,
        probing: Probing,
        holds: Callable[[HostSession], bool],
        send: Callable[[FromHost], None],
    ) -> None:
        self._compiler = compiler
        self._weights = weights
        self._guard = guard
        self._probing = probing
        self._holds = holds
        self._send = send
        self._changes: WeakKeyDictionary[HostSession, dict[str, int]] = WeakKeyDictionary()

    def carry_out(self, session: HostSession, message: Steer, reply: Reply) -> None:
        """Does what a command asks.

        Raises:
            EngineError: it is refused.
        """
        match message:
            case Play():
                reply.give(session.play())
            case Pause():
                reply.give(session.pause())
            case StepRun():
                session.step(message.unit, message.n, reply)
            case TrainUntil():
                reply.give(session.train_until(message.step))
            case SetLive():
                self._set_live(session, message, reply)
            case SetWeight():
                session.set_weight(message.node, message.array, message.index, message.value, reply)
            case OpenTest():
                session.open_test(reply)
            case SaveWeights():
                self._save_weights(session, message, reply)
            case ProbeView():
                self._probe(session, message, reply)
            case StopProbe():
                self._probing.stop(message.session_id)
                reply.give(session.run.step)

    def _set_live(self, session: HostSession, message: SetLive, reply: Reply) -> None:
        """Changes a value now, or, while the run goes on, once what it needs is compiled."""
        session.run.require_live(message.path, message.value)
        changes = self._changes.setdefault(session, {})
        number = changes[message.path] = changes.get(message.path, 0) + 1
        self._set_when_ready(session, message, reply, number)

    def _set_when_ready(self, session: HostSession, message: SetLive, reply: Reply, number: int) -> None:
        """Changes a value unless a later change has overtaken it. number: of the change among all of its path."""
        if session.catching_up or session.run.change_ready(message.path, message.value):
            session.set_live(message.path, message.value, reply)
            return

        def compiled(fault: Fault | None) -> None:
            if fault is not None:
                reply.refuse([fault.problem()])
            elif not self._holds(session):
                reply.refuse([superseded()])
            elif self._changes[session][message.path] != number:
                reply.give(None)
            else:
                with self._guard.working_for(session.session_id, reply.refuse):
                    self._set_when_ready(session, message, reply, number)  # another change may have come first

        def work() -> None:
            session.run.compile_change(message.path, message.value)

        reply.wait()
        self._compiler.compile_change(session, lambda: self._holds(session), work, compiled)

    def _probe(self, session: HostSession, message: ProbeView, reply: Reply) -> None:
        """Draws a picture once: at once, or, where something has to be compiled for it, beside the training."""
        if view_type(message.view) in SLICED:
            self._probing.start(session, message, reply)
            return
        if view_type(message.view) not in COMPILING:
            reply.give(session.probe(message.view, message.options))
            return

        def done(result: ViewReport | list[Problem]) -> None:
            if isinstance(result, list):
                reply.refuse(result)
            elif not self._holds(session):
                reply.refuse([superseded()])
            else:
                session.publisher.send_view(result)
                reply.give(result.step)

        reply.wait()
        self._compiler.compute(session.session_id, session.view_later(message.view, message.options), done)

    def _save_weights(self, session: HostSession, message: SaveWeights, reply: Reply) -> None:
        """The answer names the file; a refusal is an answer like any other."""

        def save() -> None:
            blob = session.run.saved_weights()
            try:
                name = self._weights.write(blob)
            except OSError as error:
                raise StorageError(storage_cause(error) or "storage_fault") from error
            reply.close()
            ids = (message.request_id, message.session_id)
            self._send(WeightsSaved(*ids, name, len(blob), session.run.weights_step))

        session.act(save, reply)
