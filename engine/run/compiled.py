"""What a run compiles: part by part, so that its first report comes early."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from engine.compile.cache import ExecutableCache, Executables
from engine.compile.fingerprint import visible_cpus
from engine.compile.forms import Kind
from engine.compile.program import Program
from engine.compile.variant import may_need_variant, same_variant, variant
from engine.datasets.definition import PreparedData
from engine.pictures import examples_shown
from engine.report import Event
from engine.run.loop import Loop
from engine.views.definition import ViewScene

LOOK_KINDS: tuple[Kind, ...] = ("start", "look")
"""Executables that make the report of the state before the first step."""


class CompiledRun:
    """The executables of a run. May be used in a thread of its own.

    Args:
        scene: what its pictures show. loop: takes its steps.
    """

    def __init__(self, cache: ExecutableCache, prepared: PreparedData, scene: ViewScene, loop: Loop) -> None:
        self._cache = cache
        self._prepared = prepared
        self._scene = scene
        self._loop = loop
        self._control = loop.control
        self._executor = loop.executor
        self._first = loop.executor.program
        self._compiled_change: Executables | None = None
        self._expected: list[Executables] = []

    @property
    def _program(self) -> Program:
        return self._executor.program

    def compile(self) -> None:
        """Compiles everything that the run needs."""
        self.compile_look()
        self.compile_step()
        self.compile_steps()
        self.compile_rest()

    def compile_look(self, *, ahead: bool = False) -> None:
        """Compiles what `look` needs, without optimising: it moves nothing.

        Args:
            ahead: whether what `compile_step` compiles first is begun meanwhile, where there is a CPU for it: what
                `look` needs keeps one busy.
        """
        first = self._next_kinds()[0] if ahead and visible_cpus() > 1 else None
        self._executor.executables.together(*LOOK_KINDS, ahead=first)

    def compile_step(self) -> None:
        """Compiles what the next step needs; then the run is `ready`."""
        self._executor.executables.together(*self._next_kinds())
        self._control.compiled()

    def compile_steps(self) -> None:
        """Compiles what all further steps need."""
        self._executor.executables.together(*self._step_kinds())

    @property
    def next_step_ready(self) -> bool:
        """Whether what the next step needs is compiled: the first one may need less than others."""
        return self._executor.executables.ready(*self._next_kinds())

    @property
    def compile_progress(self) -> tuple[int, int]:
        """Of the executables that the next step needs, how many are compiled; and how many they are."""
        kinds = (*LOOK_KINDS, *self._next_kinds())
        return self._executor.executables.count(*kinds), len(kinds)

    def compile_rest(self) -> None:
        """Compiles pictures and evaluation."""
        for part in self.parts():
            part()

    def parts(self) -> tuple[Callable[[], object], ...]:
        """What `compile` compiles, one executable a call, in the order in which they are wanted."""
        made = self._executor.executables
        later = (part for executables in self._expected for part in self._parts_beyond_start(executables))
        return (made.start, *self._parts_beyond_start(made), *later)

    def expect(self, events: Iterable[Event]) -> None:
        """Notes what will be done to the run again, so that `parts` compile it ahead."""
        live = dict(self._loop.live)
        for event in events:
            if may_need_variant(self._program, event.detail.get("path")):
                live[str(event.detail["path"])] = float(str(event.detail["to"]))
                self._expected.append(self._executables_with(live))

    def change_ready(self, path: str, value: float) -> bool:
        """Whether a live change holds at once. One that asks for another variant has to be compiled first."""
        if not may_need_variant(self._program, path):
            return True
        return self._executables_with({**self._loop.live, path: value}).ready("look", *self._step_kinds())

    def again_ready(self, events: Iterable[Event]) -> bool:
        """Whether these events, behind all that is still to be done again, compile nothing: see `expect`."""
        live = dict(self._loop.live)
        for event in (*self._loop.replay, *events):
            if may_need_variant(self._program, event.detail.get("path")):
                live[str(event.detail["path"])] = float(str(event.detail["to"]))
                if not self._executables_with(live).ready("look", *self._step_kinds()):
                    return False
        return True

    def compile_change(self, path: str, value: float) -> None:
        """Compiles what the run needs behind a live change, while it goes on without it."""
        made = self._compiled_change = self._executables_with({**self._loop.live, path: value})
        for part in self._parts_beyond_start(made):
            part()

    def _executables_with(self, values: Mapping[str, float]) -> Executables:
        return self._cache.executables(variant(self._first, values))

    def _take_live_program(self) -> None:
        """Goes on with the program of the live values as they stand."""
        program = variant(self._first, self._loop.live)
        if not same_variant(program, self._program):
            self._loop.change_program(program, self._cache.executables(program))
            self._compiled_change, self._expected = None, self._expected[1:]

    def _parts_beyond_start(self, made: Executables) -> tuple[Callable[[], object], ...]:
        parts: list[Callable[[], object]] = [made.look]
        parts += [getattr(made, kind) for kind in self._step_kinds()]
        shown = examples_shown(self._scene)
        if shown is not None:
            parts.append(partial(made.predict, shown))
        if any(self._prepared.counts[1:]) and "evaluate" not in self._step_kinds():
            parts.append(made.evaluate)
        return tuple(parts)

    def _next_kinds(self) -> tuple[Kind, ...]:
        """What the next step needs: `look` makes the statistics of a first one, before anything is evaluated where that
        can wait.
        """
        if self._executor.step:
            return self._step_kinds()
        return ("lean",) if self._loop.reports_before_evaluating else ("lean", *self._evaluation_kinds())

    def _step_kinds(self) -> tuple[Kind, ...]:
        return ("lean",) if self._program.small else ("lean", "statistics", *self._evaluation_kinds())

    def _evaluation_kinds(self) -> tuple[Kind, ...]:
        """What evaluates the validation part, but where the loop does so itself."""
        return ("evaluate",) if self._prepared.counts[1] and not self._program.small else ()
