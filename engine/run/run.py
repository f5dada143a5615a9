"""One run: commands in, reports out. What it reports is a function of its spec, its seed and its event log alone."""

from collections.abc import Mapping, Sequence
from math import isfinite

from pydantic import JsonValue

from engine.compile.cache import ExecutableCache
from engine.compile.lane_executor import Lane
from engine.compile.live import check_value
from engine.datasets.definition import PARTS, PreparedData
from engine.errors import EngineError
from engine.problems import make_problem
from engine.report import REPLAYED, Advance, Event, StepReport
from engine.run.checkpoint import read_checkpoint, write_checkpoint
from engine.run.readable import ReadableRun
from engine.spec import ExperimentSpec


class Run(ReadableRun):
    """A network in training. Not thread-safe, but for `compile`, which may run in a thread of its own."""

    def look(self) -> StepReport | None:
        """The report of the state before the first step: statistics on its batch, no losses and no update.

        It is taken once; None behind the first step, or where it has been taken.
        """
        return self._loop.look()

    def set_live(self, path: str, value: float) -> Event:
        """Changes a live value from the next step on. Where `change_ready` is False, it is compiled before that step.

        Raises:
            EngineError: `unknown_live_path` or `live_value_out_of_range`.
        """
        self.require_live(path, value)
        event = self._loop.change("live_change", path, float(value))
        self._take_live_program()
        return event

    def require_live(self, path: str, value: float) -> None:
        """Looks whether a live value can be changed so.

        Raises:
            EngineError: as `set_live`.
        """
        problems = check_value(self._program, self.spec, path, value)
        if problems:
            raise EngineError(*problems)

    def set_weight(self, node: str, array: str, index: Sequence[int], value: float) -> Event:
        """Changes one number of the weights between two steps; what the optimiser remembers stays.

        Args:
            node: an address. array: name of its weights, such as `kernel`. index: along each axis of the array.

        Raises:
            EngineError: `no_such_weights`, `unknown_weight` or `weight_not_finite`.
        """
        before = self._executor.set_weight(node, array, index, value)
        detail: dict[str, JsonValue] = {"node": node, "array": array, "index": list(index), "from": before, "to": value}
        return self._loop.add_event(Event("weight_change", self.step, detail))

    def set_stride(self, n: int) -> Event:
        """Asks for another stride; it holds from the next step that is a multiple of both the old and the new one.

        Raises:
            EngineError: `stride_not_a_power_of_two`.
        """
        self._control.stride.request(n)
        return self._loop.add_event(Event("stride", self.step, {"to": n}))

    def request_report(self) -> Event | None:
        """Requests statistics for the next step: an event, or None if it has them anyway."""
        return self._loop.add_event(Event("report", self.step)) if self._control.request_report(self.step) else None

    def advance(self, max_steps: int) -> Advance:
        """Trains up to `max_steps` steps; fewer at the end, on divergence, or where a buffer is full.

        How calls cut the steps up changes no bit of any report.
        """
        return self._loop.advance(max_steps, self.redo)

    def open_test(self) -> Event:
        """Loss and metrics over the test part, `values` of the event; None for what is no finite number.

        A look at the test part is counted: whoever chooses by it has no test any more.

        Raises:
            EngineError: `no_test_part`.
        """
        if not self._prepared.counts[PARTS.index("test")]:
            raise EngineError(make_problem("no_test_part"))
        measured = self._measure("test")
        values: dict[str, JsonValue] = {name: value if isfinite(value) else None for name, value in measured.items()}
        return self._loop.add_event(
            Event(
                "test_opened",
                self.step,
                {"count": self.test_openings + 1, "values": values, "weights_step": self.weights_step},
            )
        )

    def redo(self, event: Event) -> None:
        """Applies an event of `REPLAYED` to the run."""
        if event.kind == "stride":
            self.set_stride(int(str(event.detail["to"])))
        elif event.kind == "test_opened":
            self.open_test()
        elif event.kind == "weight_change":
            self._redo_weight(event.detail)
        elif event.kind == "report":
            self.request_report()
        else:
            self.set_live(str(event.detail["path"]), float(str(event.detail["to"])))

    def _redo_weight(self, detail: Mapping[str, JsonValue]) -> None:
        index = detail["index"]
        assert isinstance(index, list)
        place = [int(str(at)) for at in index]
        self.set_weight(str(detail["node"]), str(detail["array"]), place, float(str(detail["to"])))

    @property
    def checkpoint_ready(self) -> bool:
        """Whether a checkpoint compiles nothing."""
        return self._loop.checkpoint_ready

    def checkpoint(self) -> bytes:
        """Everything that the run needs to go on, bit for bit, on such a machine."""
        self._loop.evaluate_start()
        facts = {
            "spec": self.spec.model_dump(mode="json"),
            "step": self.step,
            **self._loop.facts(),
            "fingerprint": self.fingerprint(),
            "platform": self._program.platform,
        }
        return write_checkpoint(facts, {**self._executor.named(), **self._loop.arrays()})

    @classmethod
    def resume(
        cls,
        checkpoint: bytes,
        prepared: PreparedData,
        *,
        cache: ExecutableCache,
        events: Sequence[Event] = (),
        lane: Lane | None = None,
    ) -> "Run":
        """The run that a checkpoint holds.

        Args:
            events: what was done to it afterwards; those of `REPLAYED` are done again at their steps,
                others follow by themselves. A replayed event is not reported a second time.
            lane: see `ReadableRun`.

        Raises:
            EngineError: `checkpoint_unreadable`.
        """
        facts, arrays = read_checkpoint(checkpoint)
        spec = ExperimentSpec.model_validate(facts["spec"])
        run = cls(spec, prepared, cache=cache, platform=facts["platform"], lane=lane)
        rest = run._loop.restore(facts, arrays)
        run._take_live_program()
        run._executor.restore(rest, facts["step"])
        run.expect_again(events)
        return run

    def expect_again(self, events: Sequence[Event]) -> None:
        """What was done to the run once is done again at its steps: events of `REPLAYED`; others follow by themselves.

        A replayed event is not reported a second time.
        """
        self._loop.replay.extend(event for event in events if event.kind in REPLAYED)
        self.expect(events)

    def redo_due(self) -> None:
        """Does again what `expect_again` noted for the present step; otherwise that comes with the next step."""
        self._loop.redo_due(self.redo, [])

    def resumed_event(self, checkpoint_fingerprint: dict[str, JsonValue]) -> Event:
        """The event with the step where the run resumes, and whether bit for bit."""
        return Event(
            "resumed", self.step, {"identical": checkpoint_fingerprint == self.fingerprint(), "from_step": self.step}
        )
