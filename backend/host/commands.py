"""Commands of the web process, carried out on the host's main thread, each answered once."""

import time
from collections.abc import Callable

from backend.host.activity import Activity
from backend.host.compiler import Compiler
from backend.host.guard import Fault, Guard, guarded, logged_only
from backend.host.keyframes import KeyframeWriter
from backend.host.moments import Moments
from backend.host.opening import BuiltRun, RunBuilder, problem_dicts, schema_of
from backend.host.prepared import PreparedRuns
from backend.host.probing import Probing
from backend.host.reply import Reply
from backend.host.saving import CheckpointWriter, wanted
from backend.host.session import HostSession
from backend.host.steering import Steer, Steering
from backend.link.messages import (
    CloseSession,
    Draft,
    DropMoment,
    FromHost,
    Opened,
    OpenRun,
    PrepareRun,
    Released,
    ReleaseRun,
    Replied,
    SetSpeed,
    SetViews,
    Shutdown,
    TakeMoment,
    ToHost,
)
from backend.link.refusals import no_run, require_sound, run_compiling, superseded
from engine.errors import EngineError, Problem
from engine.run import Run

Request = Steer | PrepareRun | ReleaseRun | CloseSession


class Commands:
    """What the web process can ask for.

    Args:
        sessions: by id; kept up to date here. send_control: answers, on the control socket. send: outputs of runs.
        guard: around everything that calls the engine. drawing: see `HostSession`.
        ended: called behind the end of each session.

    Attributes:
        failed: sessions whose run has failed; its memory is free. probing: measurements in slices.
    """

    def __init__(
        self,
        sessions: dict[str, HostSession],
        builder: RunBuilder,
        compiler: Compiler,
        writer: CheckpointWriter,
        keyframes: KeyframeWriter,
        moments: Moments,
        guard: Guard,
        activity: Activity,
        *,
        send_control: Callable[[FromHost], None],
        send: Callable[[FromHost], None],
        compile_count: Callable[[], int],
        drawing: Callable[[str], None],
        ended: Callable[[], None],
    ) -> None:
        self._sessions = sessions
        self._opening: dict[str, OpenRun] = {}
        self._builder = builder
        self._compiler = compiler
        self._writer = writer
        self._keyframes = keyframes
        self._moments = moments
        self._guard = guard
        self._drawing = drawing
        self._ended = ended
        self.failed: set[str] = set()
        self.probing = Probing(compiler, builder.keyframes, activity, self._holds)
        self._steering = Steering(compiler, builder.weights, guard, self.probing, self._holds, send_control)
        self._prepared = PreparedRuns(time.monotonic)
        self._send_control = send_control
        self._send = send
        self._compile_count = compile_count

    def handle(self, message: ToHost) -> None:
        """Carries a command out."""
        match message:
            case OpenRun():
                self._open(message)
            case SetViews():
                with self._guard.working_for(message.session_id):
                    self._set_views(message)
            case Draft():
                self._compiler.precompiler.offer(lambda: self._builder.make_draft(message.spec))
            case SetSpeed():
                with self._guard.working_for(message.session_id):
                    self._set_speed(message)
            case PrepareRun():
                self._prepare(message)
            case TakeMoment():
                self._moments.take(message)
            case DropMoment():
                if self._moments.drop(message):
                    self._ended()
            case Shutdown():
                pass
            case _:
                self._with_session(message)

    # ---- opening ------------------------------------------------------------------------------------------------

    def _open(self, request: OpenRun) -> None:
        self._opening[request.session_id] = request
        self._compiler.open(
            request.session_id, lambda: self._builder.build(request), lambda built: self._opened(request, built)
        )

    def _opened(self, request: OpenRun, built: BuiltRun | list[Problem]) -> None:
        ids = (request.request_id, request.session_id, request.run_id)
        reply = Reply(lambda _, problems: self._send_control(Opened(*ids, None, problem_dicts(problems))))
        if self._opening.get(request.session_id) is not request:
            reply.refuse([superseded()])
            return
        del self._opening[request.session_id]
        if isinstance(built, list):
            reply.refuse(built)
            return
        with guarded(request.session_id, lambda fault: reply.refuse([fault.problem()])):
            session, schema = self._session(request, built), schema_of(built.run)
            self._end(request.session_id, superseded())
            self._sessions[request.session_id] = session
            reply.close()
            self._send_control(Opened(*ids, schema))
            with self._guard.working_for(request.session_id):
                self._begin(session, built)

    def _session(self, request: OpenRun, built: BuiltRun) -> HostSession:
        return HostSession(
            request,
            built.run,
            built.header,
            built.replay,
            send=self._send,
            compile_count=self._compile_count,
            clock=time.monotonic,
            drawing=self._drawing,
            writer=self._keyframes,
        )

    def _begin(self, session: HostSession, built: BuiltRun) -> None:
        if built.header is not None:
            resumed = built.run.resumed_event(built.header.fingerprint)
            quiet = session.request.handed_over or session.request.checkpoint is None
            if not (quiet and resumed.detail["identical"]):
                session.publisher.publish_event(resumed)
        self._compiler.compile(
            session,
            lambda: self._holds(session),
            look=lambda: self._look(session),
            done=lambda fault: self._compiled(session, fault),
        )
        session.publish_state()

    def _holds(self, session: HostSession) -> bool:
        return self._sessions.get(session.session_id) is session

    def _look(self, session: HostSession) -> None:
        """Sends the report of the state before the first step while the steps are being compiled."""
        if self._holds(session):
            with self._guard.working_for(session.session_id):
                session.look()

    def _compiled(self, session: HostSession, fault: Fault | None) -> None:
        if not self._holds(session):
            return
        if fault is not None:
            self.fail(session.session_id, fault)
            return
        self._prepared.forget(session.session_id)
        with self._guard.working_for(session.session_id):
            session.become_compiled()

    def publish_state(self, session: HostSession) -> None:
        """Something about a session has changed beside its turns."""
        if self._holds(session):
            with self._guard.working_for(session.session_id):
                session.publish_state()

    # ---- moving between hosts -----------------------------------------------------------------------------------

    def _prepare(self, message: PrepareRun) -> None:
        reply = self._reply(message)

        def done(result: Run | list[Problem]) -> None:
            if isinstance(result, list):
                reply.refuse(result)
            else:
                self._prepared.keep(message.session_id, result)
                reply.give(None)

        self._compiler.prepare(message.session_id, lambda: self._builder.make(message.spec), done)

    def drop_unused(self) -> None:
        """Lets go of runs that were prepared and never handed over, and of former steps that nobody looks at."""
        dropped = (self._prepared.drop_old(), self._moments.drop_old())
        if any(dropped):
            self._ended()

    def _release(self, message: ReleaseRun, session: HostSession, reply: Reply) -> None:
        """Another host goes on from here: the session ends with a checkpoint behind its last frame.

        Raises:
            EngineError: it is not settled, or its checkpoint cannot be written; nothing has changed.
        """
        if not session.compiled or session.catching_up or session.saving:
            raise EngineError(run_compiling())
        try:
            header, name = self._writer.write_now(session)
        except OSError as error:
            raise EngineError(run_compiling()) from error
        desired_state = session.desired_state()
        self._end(message.session_id, superseded())
        reply.close()
        self._send(Released(message.request_id, message.session_id, name, header.next_seq, *desired_state))

    # ---- the end of a session -----------------------------------------------------------------------------------

    def fail(self, session_id: str, fault: Fault) -> None:
        """Its run has failed: publishes that once, and releases its memory."""
        session = self._sessions.pop(session_id, None)
        if session is not None:
            self.failed.add(session_id)
            session.fail(fault)
            self._ended()

    def _end(self, session_id: str, why: Problem) -> HostSession | None:
        """Takes a session off the list; what still waits there is refused."""
        self.failed.discard(session_id)
        session = self._sessions.pop(session_id, None)
        if session is not None:
            with guarded(session_id, logged_only):
                session.keyframes.end()
            session.end(why)
            self._ended()
        return session

    # ---- a session that is there --------------------------------------------------------------------------------

    def _set_views(self, message: SetViews) -> None:
        session = self._sessions.get(message.session_id)
        if session is not None:
            session.set_views(message.views, message.max_rate)

    def _set_speed(self, message: SetSpeed) -> None:
        session = self._sessions.get(message.session_id)
        if session is not None:
            session.set_speed(message.steps_per_second)

    def _reply(self, message: Request) -> Reply:
        ids = (message.request_id, message.session_id)
        return Reply(
            lambda step, problems: self._send_control(Replied(*ids, step, problem_dicts(problems))),
            lambda: self._send_control(Replied(*ids, waiting=True)),
        )

    def _with_session(self, message: Steer | ReleaseRun | CloseSession) -> None:
        session, reply = self._sessions.get(message.session_id), self._reply(message)
        with self._guard.working_for(message.session_id, reply.refuse):
            if isinstance(message, CloseSession):
                self._close(message.session_id)
                reply.give(None)
            elif session is None:
                require_sound("failed" if message.session_id in self.failed else "")
                reply.refuse([no_run()])
            elif isinstance(message, ReleaseRun):
                self._release(message, session, reply)
            else:
                self._steering.carry_out(session, message, reply)

    def _close(self, session_id: str) -> None:
        self._opening.pop(session_id, None)
        session = self._end(session_id, no_run())
        if session is not None and wanted(session):
            with guarded(session_id, logged_only):  # what cannot be saved is closed all the same
                self._writer.save(session)
