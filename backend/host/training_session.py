"""A session's run on this host: what it is doing, its turns, and what it publishes."""

from collections.abc import Callable
from typing import Any

from backend.host.changes import Changes
from backend.host.desired_state import DesiredState
from backend.host.guard import Fault
from backend.host.keyframes import KeyframeWriter
from backend.host.progress import Progress
from backend.host.publisher import Publisher
from backend.host.replay import Replay
from backend.link.checkpoints import CheckpointHeader
from backend.link.messages import FromHost, OpenRun
from engine.errors import Problem
from engine.run import Run


class TrainingSession:
    """One run, trained in turns. Lives on the host's main thread, but for `run.compile`.

    Args:
        request: the command that opened it. run: built, not compiled. header: of its checkpoint, if it resumes.
        replay: what it goes through again. send: where its messages go. compile_count: executables of the host.
        clock: seconds that only grow. drawing: notes the picture that is being drawn. writer: of keyframes.

    Attributes:
        compiled: everything is compiled. waiting: compiles before its own. keyframes: of its run.
        saved_step, save_at, saving: step of its last checkpoint, earliest time of the next, whether one is written.
        save_fault, save_failures: why checkpoints cannot be written now ("" where they can), attempts that failed.
    """

    def __init__(
        self,
        request: OpenRun,
        run: Run,
        header: CheckpointHeader | None,
        replay: Replay,
        *,
        send: Callable[[FromHost], None],
        compile_count: Callable[[], int],
        clock: Callable[[], float],
        drawing: Callable[[str], None],
        writer: KeyframeWriter,
    ) -> None:
        self.request, self.session_id, self.run = request, request.session_id, run
        self.publisher = Publisher(request, 0 if header is None else header.next_seq, replay, send, clock, drawing)
        self.compiled, self.waiting = False, 0
        self.saved_step, self.save_at, self.saving, self.save_fault, self.save_failures = run.step, 0.0, False, "", 0
        self._compile_count, self._clock = compile_count, clock
        self._progress = Progress(request, run, header, replay, self.publisher, clock, writer)
        self._pacer, self.keyframes = self._progress.pacer, self._progress.keyframes
        self._desired = DesiredState(playing=request.play, until=request.until, at_once=request.at_once)
        self._changes = Changes()
        self._failure: dict[str, Any] | None = None

    @property
    def trainable(self) -> bool:
        """Whether the next step can be taken without compiling: the first one may need less than others."""
        return self.compiled or (self.run.status == "ready" and self.run.next_step_ready)

    @property
    def catching_up(self) -> bool:
        """Whether it goes again through steps that are in the record."""
        return self._progress.catching_up

    @property
    def status(self) -> str:
        """One of `backend.protocol.messages.RunStatus`."""
        if self._failure is not None:
            return "failed"
        if self.run.status == "diverged":
            return "diverged"
        if not self.trainable:
            return "queued" if self.waiting else "compiling"
        if self._desired.playing or self.catching_up:
            return "running"
        if self.run.status == "finished":
            return "finished"
        return "paused" if self._progress.trained else "ready"

    def _rest(self) -> None:
        """Stops behind a step with statistics; the last pictures and the state follow."""
        self._desired.rest()
        if self.run.step and self.run.status == "ready" and not self.run.reported:
            self._progress.request_report()
            self._train(1)
        if self.compiled:
            self.publisher.publish_views(self.run, all_now=True)
        self.publish_state()

    def look(self) -> None:
        """Sends the report of the state before the first step, once."""
        self._progress.look()

    def become_compiled(self) -> None:
        """Everything is compiled: pictures can be drawn, and what was done to a run at rest is done to it again."""
        self.compiled = True
        self._redo()
        if self.status == "running":
            self.publish_state()
        else:
            self._rest()  # its checkpoint may lie behind its last report

    def fail(self, fault: Fault) -> None:
        """Ends the run by a fault that is ours, not the experiment's. Calls nothing of the engine."""
        self._failure = fault.detail()
        self.end(fault.problem())
        self.publisher.publish_failure(self.run.step, self._failure)

    def end(self, why: Problem) -> None:
        """Takes no further step; changes that still wait are refused."""
        self._desired.rest()
        self._changes.refuse(why)

    def _changed(self) -> int:
        self.publish_state()
        return self.run.step

    @property
    def _held_back(self) -> bool:
        """Whether a limit on steps a second holds now: not on a step or an epoch that its owner waits for, nor before
        statistics keep up with it.
        """
        return not self._desired.at_once and not self.catching_up and self._pacer.limited

    @property
    def turn_at(self) -> float:
        """Time before which it needs no turn."""
        return self._pacer.turn_at

    def take_turn(self, chunk_s: float, runnable: int) -> None:
        """Trains for about `chunk_s` seconds, in as many pieces as statistics fall into it.

        Args:
            runnable: sessions that share the host.
        """
        half = self._clock() + chunk_s / 2.0
        self._advance(runnable)
        while self._clock() < half and self.status == "running" and self.turn_at <= half:
            self._advance(runnable)

    def _advance(self, runnable: int) -> None:
        self._redo()
        if self.status != "running":
            self._settle(runnable)
            return
        if self._held_back and self._pacer.allowance == 0:
            return
        if self._desired.until == self.run.step + 1 and not self.catching_up:
            self._progress.request_report()
        self._train(self._pacer.chunk(runnable, self._stops()))
        late = self._redo()
        if not self.catching_up:
            self._settle(runnable, late=late)

    def _train(self, steps: int) -> None:
        limited = self._held_back
        taken, reports, seconds = self._progress.train(steps)
        self._pacer.took(taken, reports, seconds, limited=limited)

    def _stops(self) -> list[int]:
        """Steps that the next piece must not go beyond: the limit, something to do again, the end of what is wanted."""
        stops: list[int] = []
        if self._held_back and (allowance := self._pacer.allowance) is not None:
            stops.append(allowance)
        if (redo_at := self._progress.redo_at) is not None:
            stops.append(redo_at - self.run.step)
        if self._desired.until is not None and not self.catching_up:
            stops.append(self._desired.until - self.run.step - 1)
        return stops

    def _redo(self) -> bool:
        """Repeats what was done at this step before the host exited; it is in the log already.

        Where the record ends, what was asked meanwhile is done; True where that was a wish to train.
        """
        self._progress.redo()
        if self.catching_up:
            return False
        late = self._desired.caught_up(self.run.step)
        self._changes.make(self._changed)
        return late

    def _settle(self, runnable: int, *, late: bool = False) -> None:
        """Behind a chunk: the end of what was wanted, the stride. late: a wish holds from here on."""
        ended = self.run.status == "diverged" or (self.run.status == "finished" and not late)
        if ended or not self._desired.playing or self._desired.fulfilled(self.run.step):
            self._rest()
        elif (stride := self._pacer.wanted_stride(runnable)) is not None:
            self._progress.log(self.run.set_stride(stride))

    def publish_due(self) -> None:
        """Pictures and state, where they are due."""
        status = self.status
        if status == "running" and self.compiled and not self.catching_up:
            self.publisher.publish_views(self.run)
        if self.publisher.state_is_due(self.run, status):
            self.publish_state()

    def publish_state(self) -> None:
        """Publishes what the session is doing; a failure has been published already."""
        if self._failure is not None:
            return
        detail: dict[str, Any] = (
            {"catching_up": True} if self.catching_up else {"queue": self.waiting} if self.waiting else {}
        )
        if not (self.trainable or self._desired.playing or self.catching_up):
            detail["at_rest"] = True
        if self.save_fault:
            detail["unsaved"] = self.save_fault
        self.publisher.publish_state(self.run, self.status, self._progress.run_time_s, self._compile_count(), detail)

    def desired_state(self) -> tuple[bool, int | None, bool, float | None]:
        """What its owner wants: whether it trains, the step at which it pauses, whether it is to get there at once, its
        limit on steps a second.
        """
        return self._desired.playing, self._desired.until, self._desired.at_once, self._pacer.rate

    def header(self) -> CheckpointHeader:
        """Where the run stands, for a checkpoint."""
        return self._progress.header()
