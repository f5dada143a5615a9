"""Where sessions live: in the shared hosts, in the one for float64, or alone."""

import hashlib
import itertools
import json
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from backend.hosts.client import HostClient
from backend.hosts.launcher import Launcher
from backend.hosts.messages import Draft, HostReady
from backend.hosts.port import HostOutput
from backend.hosts.quarantine import Quarantine
from backend.hosts.settings import available_cpus, cpus_of, make_settings
from backend.hosts.slots import HostSlot

MOST_DRAFTS = 256
"""So many of the last drafts are remembered."""


class Housing:
    """The slots of a pool, and which session belongs in which.

    Args:
        hosts: shared hosts. data_dir, cache_dir, prewarm: for their settings. quarantine: who must live alone.
        output, ready, died: see `HostSlot`.

    Attributes:
        leaving: places whose last host has been asked to end.
    """

    def __init__(
        self,
        launcher: Launcher,
        quarantine: Quarantine,
        *,
        hosts: int,
        data_dir: Path | None,
        cache_dir: Path,
        prewarm: bool,
        output: Callable[[HostOutput], None],
        ready: Callable[[HostReady], None],
        died: Callable[[HostClient, str], None],
    ) -> None:
        self._launcher = launcher
        self._quarantine = quarantine
        self._hosts = hosts
        self._data_dir = data_dir
        self._cache_dir = cache_dir
        self._prewarm = prewarm
        self._output = output
        self._ready = ready
        self._died = died
        self._numbers = itertools.count()
        self._shared: list[HostSlot] = []
        self._float64: HostSlot | None = None
        self._alone: dict[str, HostSlot] = {}
        self._homes: dict[str, HostSlot] = {}
        self._drafts: OrderedDict[bytes, None] = OrderedDict()
        self.leaving: list[HostSlot] = []

    def begin(self) -> None:
        """Starts the shared hosts."""
        self._shared = [self._make(keep=True) for _ in range(self._hosts)]
        for slot in self._shared:
            slot.begin()

    def slots(self) -> list[HostSlot]:
        """All places."""
        return [*self._shared, *([] if self._float64 is None else [self._float64]), *self._alone.values()]

    def _make(self, *, keep: bool, float64: bool = False) -> HostSlot:
        number = next(self._numbers)
        settings = make_settings(
            number,
            float64=float64,
            data_dir=self._data_dir,
            cache_dir=self._cache_dir,
            prewarm=keep and self._prewarm,
            cpus=cpus_of(number, self._hosts, available_cpus()),
        )
        return HostSlot(settings, self._launcher, keep=keep, output=self._output, ready=self._ready, died=self._died)

    def home(self, session_id: str) -> HostSlot | None:
        """Where a session lives."""
        return self._homes.get(session_id)

    def place(self, session_id: str, *, float64: bool) -> HostSlot:
        """Where a session's next run belongs."""
        if self._quarantine.alone(session_id):
            if session_id not in self._alone:
                self._alone[session_id] = self._make(keep=False, float64=float64)
            return self._alone[session_id]
        if float64:
            self._float64 = self._float64 or self._make(keep=False, float64=True)
            return self._float64
        former = self._homes.get(session_id)
        if former in self._shared:
            return former
        return min(self._shared, key=lambda slot: slot.sessions)

    def draft(self, spec_json: bytes) -> None:
        """Hands a draft to the host that the next session would go to; the same one again is none."""
        name = hashlib.sha256(spec_json).digest()
        client = min(self._shared, key=lambda slot: slot.sessions).client if self._shared else None
        if client is None or name in self._drafts or wants_float64(spec_json):
            return
        self._drafts[name] = None
        if len(self._drafts) > MOST_DRAFTS:
            self._drafts.popitem(last=False)
        client.send(Draft(spec_json))

    def move_in(self, session_id: str, slot: HostSlot) -> None:
        """The session lives there from now on."""
        self._homes[session_id] = slot

    def move_out(self, session_id: str) -> None:
        """The session is gone; a host that was there for its sake alone is ended."""
        slot = self._homes.pop(session_id, None)
        if slot is None or slot.keep or slot.sessions:
            return
        if slot is self._float64:
            self._float64 = None
        self._alone = {name: other for name, other in self._alone.items() if other is not slot}
        slot.say_goodbye()
        self.leaving = [other for other in (*self.leaving, slot) if other.client is not None]


def wants_float64(spec_json: bytes) -> bool:
    """Whether a spec asks for float64; what is no spec is left for the host to refuse."""
    try:
        training = json.loads(spec_json).get("training", {})
    except (ValueError, AttributeError, RecursionError):
        return False
    return isinstance(training, dict) and training.get("precision") == "float64"
