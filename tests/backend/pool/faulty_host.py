"""Hosts that fail, or swell, for runs of certain seeds: their fork server, and the launcher that asks it."""

from collections.abc import Callable
from typing import Any

from jax.errors import JaxRuntimeError

from backend.host import memory
from backend.link.checkpoint_store import CheckpointHeader
from backend.link.checkpoints import LocalCheckpoints
from engine.run import Run
from tests import quick_hosts
from tests.backend.pool.shared_launcher import SharedLauncher

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


class FaultyLauncher(SharedLauncher):
    """Forks hosts from a server of this module."""

    def __init__(self) -> None:
        super().__init__(__name__)


def main() -> None:
    """Breaks the engine, then becomes the fork server."""
    for seed, (name, error) in FAULTS.items():
        setattr(Run, name, broken(getattr(Run, name), seed, error))
    LocalCheckpoints.write = unsaved_once(LocalCheckpoints.write)
    swell()
    quick_hosts.main()


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
