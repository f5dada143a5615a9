"""What a run compiles: part by part, so that its first report comes early."""

from collections.abc import Callable
from functools import partial

from engine.compile.executor import Executor
from engine.compile.forms import Kind
from engine.compile.program import Program
from engine.datasets.definition import PreparedData
from engine.pictures import examples_shown
from engine.run.control import Control
from engine.views.definition import ViewScene

LOOK_KINDS: tuple[Kind, ...] = ("start", "look")
"""Executables that make the report of the state before the first step."""


class CompiledRun:
    """The executables of a run. May be used in a thread of its own."""

    _program: Program
    _executor: Executor
    _prepared: PreparedData
    _scene: ViewScene
    _control: Control

    @property
    def lean_ready(self) -> bool:
        """Whether the loop is compiled; until then only stride 1 trains without waiting for it."""
        return self._executor.executables.lean_ready

    def compile(self) -> None:
        """Compiles everything that the run needs."""
        self.compile_look()
        self.compile_step()
        self.compile_rest()

    def compile_look(self) -> None:
        """Compiles what `look` needs, without optimising: it moves nothing."""
        self._executor.executables.together(*LOOK_KINDS)

    def compile_step(self) -> None:
        """Compiles what the first step needs; then the run is `ready`, and trains at stride 1."""
        self._executor.executables.together(*self._step_kinds())
        self._control.compiled()

    @property
    def compile_progress(self) -> tuple[int, int]:
        """Of the executables that the next step needs, how many are compiled; and how many they are."""
        loop: tuple[Kind, ...] = ("lean",) if self._control.stride.now > 1 else ()
        kinds = tuple(dict.fromkeys((*LOOK_KINDS, *self._step_kinds(), *loop)))
        return self._executor.executables.count(*kinds), len(kinds)

    def compile_rest(self) -> None:
        """Compiles pictures and the loop."""
        for part in self.parts():
            part()

    def parts(self) -> tuple[Callable[[], object], ...]:
        """What `compile` compiles, one executable a call, in the order in which they are wanted."""
        made = self._executor.executables
        parts: list[Callable[[], object]] = [made.start, made.look]
        parts += [getattr(made, kind) for kind in self._step_kinds()]
        shown = examples_shown(self._scene)
        if shown is not None:
            parts.append(partial(made.predict, shown))
        if any(self._prepared.counts[1:]):
            parts.append(made.evaluate)
        return (*parts, made.lean)

    def _step_kinds(self) -> tuple[Kind, ...]:
        if self._program.small:
            return ("lean",)
        return ("full", "statistics", "evaluate") if self._prepared.counts[1] else ("full", "statistics")
