"""Executables compiled ahead of time, one set for each structure: equal networks and live changes share them."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext, suppress
from functools import partial

import jax
from jax.typing import ArrayLike

from engine.compile.batches import DeviceData, device_data, wants_values
from engine.compile.chunk import Chunk
from engine.compile.device import device_of
from engine.compile.evaluation import Evaluated
from engine.compile.flow import Flow, Handed
from engine.compile.forms import Form, Forms, Kind
from engine.compile.kept import Executable, KeptData, KeptExecutables
from engine.compile.options import Options, options_of
from engine.compile.program import Program
from engine.compile.statistics import Statistics
from engine.compile.step import Inputs, Start
from engine.compile.update import TrainState
from engine.datasets.definition import PreparedData

MOST_UNUSED = 20
"""Executables that stay though no run uses them: of four structures, for a reset or a way back."""

MOST_DATA_BYTES = 256 * 2**20
"""Data sets on the device that stay for runs to come."""


class ExecutableCache:
    """Executables by structure, and data sets on the device, shared by all runs of a process. Thread-safe.

    Attributes:
        compile_count: number of executables compiled. A live change or a renamed node leaves it as it is.
        kept: the executables.
    """

    def __init__(self, most_unused: int = MOST_UNUSED, most_data_bytes: int = MOST_DATA_BYTES) -> None:
        self.compile_count = 0
        self.kept = KeptExecutables(most_unused)
        self._lock = threading.Lock()
        self._data: KeptData[tuple[PreparedData, DeviceData]] = KeptData(most_data_bytes)

    def executables(self, program: Program) -> "Executables":
        """The executables of a run; nothing is compiled yet."""
        return Executables(self, program)

    def data(self, program: Program, prepared: PreparedData) -> DeviceData:
        """The data set on the device, put there once for all runs that read it the same way."""
        form = f"{program.data}/{wants_values(program)}/{program.class_weights}/{program.precision}/{program.platform}"

        def put() -> tuple[PreparedData, DeviceData]:
            with jax.default_device(device_of(program.platform)):
                return prepared, device_data(program, prepared)

        return self._data.get((id(prepared), form), put)[1]

    def compiled(
        self,
        key: str,
        form: Callable[[], Form],
        options: Options | None = None,
        *,
        holder: object,
        turn: AbstractContextManager[object] | None = None,
    ) -> Executable:
        """The executable under a key, compiled by whoever asks first; others wait for it.

        Args:
            form: asked only where it has to be compiled.
            options: of the compiler.
            holder: keeps it from being dropped.
            turn: held while it is traced and lowered, in Python.
        """
        entry = self.kept.take(key, holder)
        with entry.lock:
            if entry.executable is None:
                with turn or nullcontext():
                    function, arguments = form()
                    lowered = jax.jit(function).lower(*arguments)
                entry.executable = lowered.compile(compiler_options=options)
                with self._lock:
                    self.compile_count += 1
        return entry.executable

    def holds(self, key: str) -> bool:
        """Whether an executable is ready."""
        return self.kept.holds(key)


class Executables:
    """The executables of one program, compiled when first asked for."""

    def __init__(self, cache: ExecutableCache, program: Program) -> None:
        self._cache = cache
        self._program = program
        self._forms = Forms(program, jax.sharding.SingleDeviceSharding(device_of(program.platform)))
        self._structure = program.structure
        self._start_structure = program.start_structure
        self._held: dict[str, Executable] = {}
        self._tracing = threading.Lock()

    def start(self) -> Callable[[ArrayLike, ArrayLike], TrainState]:
        """(root: u32 [2], salts: u32 [nodes]) -> the state before the first step."""
        return self._get("start")

    def look(self) -> Callable[[TrainState, TrainState, Start, ArrayLike, Inputs], Statistics]:
        """(state before, state after, start, window, inputs) -> statistics of the step between them.

        window: u32 scalar, steps that `window_dead` looks back.
        """
        return self._get("look")

    def flow(self) -> Callable[[TrainState, Start, Inputs], Flow]:
        """(state, start, inputs) -> what will flow in the next step of a small network."""
        return self._get("flow")

    def statistics(self) -> Callable[[TrainState, TrainState, Handed, Start, ArrayLike, Inputs], Statistics]:
        """(state before, state after, handed, start, window, inputs) -> statistics of the step between them.

        window: u32 scalar, steps that `window_dead` looks back.
        """
        return self._get("statistics")

    def lean(self) -> Callable[[TrainState, Start, ArrayLike, Inputs], Chunk]:
        """(state, start, count: i32 scalar, inputs) -> many steps; of all lanes where the program has lanes."""
        return self._get("lean")

    def evaluate(self) -> Callable[[TrainState, ArrayLike, ArrayLike, Inputs], Evaluated]:
        """(state, first row, behind the last row: i32 scalars, inputs) -> loss, metrics, confusion."""
        return self._get("evaluate")

    def predict(self, count: int) -> Callable[[TrainState, jax.Array, jax.Array], jax.Array]:
        """(state, [count, *shape] preprocessed inputs, live) -> the prediction for each."""
        kind = f"predict{count}"
        return self._held.get(kind) or self._compiled(kind, partial(self._forms.predict, count))

    def outputs(self, count: int) -> Callable[[TrainState, jax.Array, jax.Array], tuple[jax.Array, ...]]:
        """(state, [count, *shape] preprocessed inputs, live) -> the output of every stack."""
        kind = f"outputs{count}"
        return self._held.get(kind) or self._compiled(kind, partial(self._forms.outputs, count))

    def input_gradient(self, count: int) -> Callable[[TrainState, jax.Array, jax.Array], tuple[jax.Array, jax.Array]]:
        """(state, [count, *shape] preprocessed inputs, live) -> unit and gradient of each."""
        kind = f"input_gradient{count}"
        return self._held.get(kind) or self._compiled(kind, partial(self._forms.input_gradient, count))

    def decode(self, number: int, count: int) -> Callable[[TrainState, jax.Array, jax.Array, jax.Array], jax.Array]:
        """(state, [count, *] outputs of a stack, [count, *shape] preprocessed inputs, live) -> the predictions."""
        kind = f"decode:{number}:{count}"
        return self._held.get(kind) or self._compiled(kind, partial(self._forms.decode, number, count))

    def together(self, *kinds: Kind, ahead: Kind | None = None) -> None:
        """Compiles several at once, each in a thread: XLA lets go of Python meanwhile.

        They are traced one after the other, so that XLA has the first soon: Python runs one thread at a time anyway.

        Args:
            ahead: is begun behind them and not waited for.
        """
        with ThreadPoolExecutor(len(kinds), thread_name_prefix="compile") as threads:
            making = [threads.submit(self._get, kind) for kind in kinds]
            if ahead is not None:
                threading.Thread(target=self._begin, args=(ahead,), name="compile-ahead", daemon=True).start()
            for made in making:
                made.result()

    def _begin(self, kind: Kind) -> None:
        """Compiles one for whoever will need it, who meets what goes wrong here as well."""
        with suppress(Exception):
            self._get(kind)

    def state_shapes(self) -> TrainState:
        """Shapes of the state."""
        return self._forms.state

    def count(self, *kinds: Kind) -> int:
        """How many of some are compiled."""
        return sum(kind in self._held for kind in kinds)

    def ready(self, *kinds: Kind) -> bool:
        """Whether some are compiled, for this run or another."""
        return all(self._cache.holds(self._key(kind)) for kind in kinds)

    @property
    def structure(self) -> str:
        """Of the program: equal ones have the same executables."""
        return self._structure

    def _get(self, kind: Kind) -> Executable:
        return self._held.get(kind) or self._compiled(kind, partial(self._forms.form, kind))

    def _compiled(self, kind: str, form: Callable[[], Form]) -> Executable:
        """From the cache, where it may have to be compiled."""
        options = options_of(kind, self._program.platform)
        held = self._cache.compiled(self._key(kind), form, options, holder=self, turn=self._tracing)
        self._held[kind] = held
        return held

    def _key(self, kind: str) -> str:
        """Only the first state depends on initialisers."""
        return f"{kind}/{self._start_structure if kind == 'start' else ''}/{self._structure}"
