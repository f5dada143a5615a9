"""A host that fails, or swells, for runs of certain seeds, and the launcher that starts it. Arguments: descriptors."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from jax.errors import JaxRuntimeError

from backend.host import memory
from backend.host.spawned import main
from backend.link.checkpoint_store import CheckpointHeader
from backend.link.checkpoints import LocalCheckpoints
from backend.link.settings import HostSettings
from backend.pool.launcher import OnExit
from engine.run import Run

ROOT = Path(__file__).resolve().parents[3]

FAULTS: dict[int, tuple[str, Exception]] = {
    901: ("__init__", MemoryError("no room for the arrays")),
    902: ("compile_look", RuntimeError("the compiler gave up")),
    903: ("compile_rest", JaxRuntimeError("RESOURCE_EXHAUSTED: Out of memory allocating 9 bytes")),
    904: ("advance", ValueError("a turn that fails")),
    905: ("view", ValueError("a picture that fails")),
    906: ("checkpoint", MemoryError()),
    907: ("set_live", KeyError("a change that fails")),
    908: ("open_test", JaxRuntimeError("INTERNAL: a look that fails")),
    909: ("learning_rate", ZeroDivisionError("a state that fails")),
}
"""By the seed of a run: the method that fails, and how."""

SWELLING_SEED = 950
"""A host that has trained a run of this seed has more memory than it may."""

UNSAVED_RUN = "unsaved-run"
"""The first checkpoint of this run cannot be written, and that is no fault of the disk."""


class FaultyLauncher:
    """Starts hosts of this module."""

    def __init__(self) -> None:
        self._watchers: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Nothing to prepare."""

    async def launch(self, settings: HostSettings, descriptors: list[int], on_exit: OnExit) -> int:
        """See `backend.pool.launcher.Launcher`."""
        program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from {__name__} import begin; begin()"
        process = subprocess.Popen(  # noqa: ASYNC220 - it only starts, as the launcher that it stands for
            [sys.executable, "-c", program, json.dumps(descriptors)],
            pass_fds=descriptors,
            env=settings.environment,
            stdin=subprocess.PIPE,
        )
        assert process.stdin is not None
        with process.stdin:
            process.stdin.write(msgspec.json.encode(settings))
        watcher = asyncio.create_task(self._watch(process, on_exit))
        self._watchers.add(watcher)
        watcher.add_done_callback(self._watchers.discard)
        return process.pid

    async def _watch(self, process: subprocess.Popen[bytes], on_exit: OnExit) -> None:
        on_exit(process.pid, await asyncio.to_thread(process.wait))

    async def stop(self) -> None:
        """Waits for the last host."""
        if self._watchers:
            await asyncio.wait(self._watchers)


def begin() -> None:
    """Breaks the engine, then becomes the host."""
    for seed, (name, error) in FAULTS.items():
        setattr(Run, name, broken(getattr(Run, name), seed, error))
    LocalCheckpoints.write = unsaved_once(LocalCheckpoints.write)
    swell()
    main()


def swell() -> None:
    """Lets the process look larger than any budget behind the first step of a run with `SWELLING_SEED`."""
    sizes = [300 * 2**20]
    whole = Run.advance

    def advance(run: Run, max_steps: int) -> Any:
        if run.spec.training.seed == SWELLING_SEED:
            sizes[:] = [2**40]
        return whole(run, max_steps)

    Run.advance = advance
    memory.resident_bytes = lambda: sizes[-1]


def unsaved_once(whole: Callable[..., Any]) -> Callable[..., Any]:
    """The method, failing once for `UNSAVED_RUN`."""
    faults = [ValueError("a checkpoint that cannot be packed")]

    def write(checkpoints: LocalCheckpoints, header: CheckpointHeader, state: bytes) -> str:
        if header.run_id == UNSAVED_RUN and faults:
            raise faults.pop()
        return whole(checkpoints, header, state)

    return write


def broken(whole: Callable[..., Any], seed: int, error: Exception) -> Callable[..., Any]:
    """The method, failing for runs of this seed."""

    def method(run: Run, *arguments: Any, **more: Any) -> Any:
        spec = arguments[0] if whole.__name__ == "__init__" else run.spec
        if spec.training.seed == seed:
            raise error
        return whole(run, *arguments, **more)

    return method
