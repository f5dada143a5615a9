"""Commands of the web process, carried out on the host's main thread, each answered once."""

import time
from collections.abc import Callable

from backend.hosts.activity import Activity
from backend.hosts.compiling import Workshop
from backend.hosts.messages import (
    CloseSession,
    Draft,
    FromHost,
    Opened,
    OpenRun,
    OpenTest,
    Pause,
    Play,
    ProbeView,
    Replied,
    SetLive,
    SetSpeed,
    SetViews,
    Shutdown,
    StepRun,
    ToHost,
)
from backend.hosts.opening import BuiltRun, RunBuilder, problem_dicts, schema_of
from backend.hosts.refusals import no_run, superseded
from backend.hosts.saving import CheckpointWriter
from backend.hosts.session import HostSession
from engine.errors import EngineError, Problem


class Commands:
    """What the web process can ask for.

    Args:
        sessions: by id; kept up to date here. say: answers, on the control socket. send: what runs tell.
    """

    def __init__(
        self,
        sessions: dict[str, HostSession],
        builder: RunBuilder,
        workshop: Workshop,
        writer: CheckpointWriter,
        activity: Activity,
        *,
        say: Callable[[FromHost], None],
        send: Callable[[FromHost], None],
        compile_count: Callable[[], int],
    ) -> None:
        self._sessions = sessions
        self._opening: dict[str, OpenRun] = {}
        self._builder = builder
        self._workshop = workshop
        self._writer = writer
        self._activity = activity
        self._say = say
        self._send = send
        self._compile_count = compile_count

    def handle(self, message: ToHost) -> None:
        """Carries a command out."""
        match message:
            case OpenRun():
                self._open(message)
            case SetViews():
                self._set_views(message)
            case Draft():
                self._workshop.ahead.offer(lambda: self._builder.make_draft(message.spec))
            case SetSpeed():
                self._set_speed(message)
            case Shutdown():
                pass
            case _:
                self._with_session(message)

    # ---- opening ------------------------------------------------------------------------------------------------

    def _open(self, request: OpenRun) -> None:
        self._opening[request.session_id] = request
        self._workshop.open(lambda: self._builder.build(request), lambda built: self._opened(request, built))

    def _opened(self, request: OpenRun, built: BuiltRun | list[Problem]) -> None:
        ids = (request.request_id, request.session_id, request.run_id)
        if self._opening.get(request.session_id) is not request:
            self._say(Opened(*ids, None, problem_dicts([superseded()])))
            return
        del self._opening[request.session_id]
        if isinstance(built, list):
            self._say(Opened(*ids, None, problem_dicts(built)))
            return
        session = HostSession(
            request,
            built.run,
            built.header,
            built.replay,
            send=self._send,
            compile_count=self._compile_count,
            clock=time.monotonic,
        )
        self._sessions[request.session_id] = session
        self._say(Opened(*ids, schema_of(built.run)))
        if built.header is not None:
            session.voice.event(built.run.resumed_event(built.header.fingerprint))
        self._workshop.compile(
            session, lambda: self._sessions.get(session.session_id) is session, lambda fault: _compiled(session, fault)
        )
        session.tell_state()

    # ---- a session that is there --------------------------------------------------------------------------------

    def _set_views(self, message: SetViews) -> None:
        session = self._sessions.get(message.session_id)
        if session is not None:
            session.set_views(message.views, message.max_rate)

    def _set_speed(self, message: SetSpeed) -> None:
        session = self._sessions.get(message.session_id)
        if session is not None:
            session.set_speed(message.steps_per_second)

    def _with_session(self, message: Play | Pause | StepRun | SetLive | OpenTest | ProbeView | CloseSession) -> None:
        session = self._sessions.get(message.session_id)

        def answer(step: int | None, problems: list[Problem]) -> None:
            self._say(Replied(message.request_id, message.session_id, step, problem_dicts(problems)))

        if isinstance(message, CloseSession):
            self._close(message.session_id)
            answer(None, [])
        elif session is None:
            answer(None, [no_run()])
        elif isinstance(message, SetLive):
            session.set_live(message.path, message.value, answer)
        else:
            try:
                with self._activity.working_for("dispatch", message.session_id):
                    if isinstance(message, OpenTest):
                        session.open_test(answer)
                    else:
                        answer(_carry_out(session, message), [])
            except EngineError as refused:
                answer(None, list(refused.problems))

    def _close(self, session_id: str) -> None:
        self._opening.pop(session_id, None)
        session = self._sessions.pop(session_id, None)
        if session is not None and session.run.step != session.saved_step:
            self._writer.save(session)


def _carry_out(session: HostSession, message: Play | Pause | StepRun | ProbeView) -> int:
    match message:
        case Play():
            return session.play()
        case Pause():
            return session.pause()
        case StepRun():
            return session.step(message.unit, message.n)
        case ProbeView():
            return session.probe(message.view, message.options)


def _compiled(session: HostSession, fault: str | None) -> None:
    if fault is None:
        session.become_compiled()
    else:
        session.fail("compile_failed", f"The network could not be compiled: {fault}")
