"""What the owner of a session asks of its run on this host."""

from collections.abc import Callable
from typing import Any

from backend.host.reply import Reply
from backend.host.training_session import TrainingSession
from backend.link.refusals import require_sound, run_compiling
from engine.compile.probes.subject import Begun, PathOfTraining
from engine.errors import EngineError
from engine.report import ViewReport
from engine.views import COMPILING
from engine.views.requests import view_type
from engine.views.slices import Slices


class HostSession(TrainingSession):
    """One run and the commands to it: some hold at once, others behind the last step that its record knows."""

    def play(self) -> int:
        """Trains until something stops it; returns the step.

        Raises:
            EngineError: the run has diverged or failed.
        """
        require_sound(self.status)
        self._desired.play(late=self.catching_up)
        self._publish_wish()
        return self.run.step

    def pause(self) -> int:
        """Stops as soon as it is where its record ends; returns the present step."""
        self._desired.rest()
        if self.catching_up:
            self.publish_state()
        else:
            self._rest()
        return self.run.step

    def step(self, unit: str, n: int, reply: Reply) -> None:
        """Trains n steps or epochs, then pauses. The answer is the step at which it begins: behind the record's last.

        Raises:
            EngineError: the run has diverged or failed.
        """
        require_sound(self.status)
        late, steps = self.catching_up, n * (self.run.schema.steps_per_epoch if unit == "epoch" else 1)
        self._desired.step(steps, self.run.step, late=late)
        self._publish_wish()
        if late:
            self._changes.add(lambda: require_sound(self.status), reply)
            reply.wait()
        else:
            reply.give(self.run.step)

    def train_until(self, step: int) -> int:
        """Trains until the run has done so many steps, then pauses; returns the present step.

        Raises:
            EngineError: the run has diverged or failed.
        """
        require_sound(self.status)
        if not self.catching_up and self.run.step >= step:
            return self.pause()
        self._desired.train_until(step, late=self.catching_up)
        self._publish_wish()
        return self.run.step

    def _publish_wish(self) -> None:
        """Whether it will train once it is compiled is part of its state."""
        if not self.trainable:
            self.publish_state()

    def set_live(self, path: str, value: float, reply: Reply) -> None:
        """Changes a live value now, or behind the last step that the record knows."""
        self._change(lambda: self._progress.log(self.run.set_live(path, value)), reply)

    def set_weight(self, node: str, array: str, index: list[int], value: float, reply: Reply) -> None:
        """Changes one number of the weights when `set_live` would change a value; pictures show it at once.

        Raises:
            EngineError: the run has diverged or failed, or is not compiled yet.
        """
        require_sound(self.status)

        def act() -> None:
            self._progress.log(self.run.set_weight(node, array, index, value))
            self.publisher.forget_pictures()
            if self.compiled and self.status != "running":
                self.publisher.publish_views(self.run, all_now=True)

        self.act(act, reply)

    def open_test(self, reply: Reply) -> None:
        """Looks at the test part: see `act`."""
        self.act(lambda: self._progress.log(self.run.open_test()), reply)

    def act(self, act: Callable[[], None], reply: Reply) -> None:
        """Does something with the run when `set_live` would change a value.

        Raises:
            EngineError: `run_compiling`.
        """
        if not self.trainable:
            raise EngineError(run_compiling())
        self._change(act, reply)

    def _change(self, act: Callable[[], None], reply: Reply) -> None:
        self._changes.add(act, reply)
        if self.catching_up:
            reply.wait()
        else:
            self._changes.make(self._changed)

    def set_speed(self, steps_per_second: float | None) -> None:
        """A limit on steps a second, or none. It holds as soon as statistics come often enough for it."""
        self._pacer.set_rate(steps_per_second)

    def set_views(self, views: list[str], max_rate: float) -> None:
        """What viewers want to see, as `engine.views.requests` has it; what the run cannot show is left out.

        So is what has to be compiled for a request: that is asked for with `probe`.
        """
        offered = [name for name in self.run.schema.views if name in views]
        others = [name for name in views if name not in offered and view_type(name) not in COMPILING]
        asked = [name for name in others if self.run.can_draw(name)]
        self.publisher.request_views((*offered, *asked), max_rate)
        if self.compiled and self.status != "running":
            self.publisher.publish_views(self.run, all_now=True)

    def probe(self, view: str, options: dict[str, Any]) -> int:
        """Draws a picture once; returns the step that it shows.

        Raises:
            EngineError: the run has no such view, or is not compiled yet.
        """
        if not self.compiled:
            raise EngineError(run_compiling())
        return self.publisher.publish_view(self.run, view, options)

    def measure(self, view: str, options: dict[str, Any], path: PathOfTraining, begun: Begun) -> Slices:
        """A measurement of the present step in slices. begun: arrays of an earlier one of this view.

        Raises:
            EngineError: the run is not compiled yet, or refuses.
        """
        if not self.compiled:
            raise EngineError(run_compiling())
        return self.run.measure(view, options, path, begun)

    def view_later(self, view: str, options: dict[str, Any]) -> Callable[[], ViewReport]:
        """What draws a picture of the present step in a thread of its own.

        Raises:
            EngineError: the run is not compiled yet, or refuses.
        """
        if not self.compiled:
            raise EngineError(run_compiling())
        return self.run.view_later(view, options)
