"""Hosts that fail, or swell, for runs of certain seeds: their fork server, and the launcher that asks it."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jax.errors import JaxRuntimeError

from backend.host import memory, probing
from backend.host.host import Host
from backend.link.checkpoint_store import CheckpointHeader
from backend.link.checkpoints import LocalCheckpoints
from backend.link.link import HostLink
from backend.link.messages import FROM_HOST, MomentTaken, Opened, Released, Replied, WeightsSaved
from backend.link.settings import HostSettings
from engine.run import Run
from engine.run.moment import Rerun
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

RERUN_SEED = 910
"""A run of this seed trains; the steps that it has done cannot be computed again."""

FAULTY_RATE = 0.0625
"""What is measured of a run at this learning rate cannot be described."""

LOG, ANSWERS = "host.log", "answers.jsonl"
"""Files in the home folder: standard error of its hosts, and {session, request, codes} of every answer of theirs."""

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
    Rerun.approach = broken(Rerun.approach, RERUN_SEED, LookupError("a step that fails"))
    probing.measuring_facts = undescribed(probing.measuring_facts)
    Host.__init__ = noted(Host.__init__)
    LocalCheckpoints.write = unsaved_once(LocalCheckpoints.write)
    swell()
    quick_hosts.main()


def swell() -> None:
    """Lets the process look larger than any budget behind the first step of a run with `SWELLING_SEED`."""
    sizes = [300 * 2**20]
    whole = Run.advance

    def advance(self: Run, max_steps: int) -> Any:
        if self.spec.training.seed == SWELLING_SEED:
            sizes[:] = [2**40]
        return whole(self, max_steps)

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

    def method(run: Run | Rerun, *arguments: Any, **more: Any) -> Any:
        own = run.run if isinstance(run, Rerun) else run
        spec = arguments[0] if whole.__name__ == "__init__" else own.spec
        if spec.training.seed == seed:
            raise error
        return whole(run, *arguments, **more)

    return method


def undescribed(whole: Callable[..., Any]) -> Callable[..., Any]:
    """The function, failing at `FAULTY_RATE`."""

    def facts(*arguments: Any, rate: float | None, **more: Any) -> Any:
        if rate == FAULTY_RATE:
            raise OverflowError("a description that fails")
        return whole(*arguments, rate=rate, **more)

    return facts


def noted(whole: Callable[..., None]) -> Callable[..., None]:
    """The constructor of a host, which then writes `LOG` and `ANSWERS`."""

    def method(host: Host, settings: HostSettings, control: HostLink, data: HostLink, blame: int) -> None:
        home = Path(settings.checkpoint_dir).parent
        sys.stderr = (home / LOG).open("a", buffering=1, encoding="utf-8")
        whole(host, settings, NotedLink(control, home / ANSWERS), NotedLink(data, home / ANSWERS), blame)

    return method


class NotedLink:
    """A host's end of a link; implements `HostLink`. Answers are written to a file before they are sent."""

    def __init__(self, link: HostLink, path: Path) -> None:
        self._link = link
        self._file = path.open("a", buffering=1, encoding="utf-8")

    def send(self, message: bytes) -> None:
        """Sends, and notes an answer."""
        sent = FROM_HOST.decode(message)
        waits = isinstance(sent, Replied) and sent.waiting
        if isinstance(sent, Opened | Replied | Released | WeightsSaved | MomentTaken) and not waits:
            codes = [problem["code"] for problem in sent.problems]
            self._file.write(
                json.dumps({"session": sent.session_id, "request": sent.request_id, "codes": codes}) + "\n"
            )
        self._link.send(message)

    def receive(self) -> bytes | None:
        """Waits for the next message."""
        return self._link.receive()
