"""Where sessions live: in the shared hosts, in the one for float64, or alone."""

import asyncio
import hashlib
import itertools
import json
from collections import OrderedDict
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from backend.link.messages import Draft, HostReady
from backend.link.settings import HostSettings
from backend.pool.budget import default_budget_bytes, needs_own_host
from backend.pool.client import HostClient
from backend.pool.cpus import host_cpus
from backend.pool.host_pool import HostOutput
from backend.pool.host_settings import make_settings
from backend.pool.host_slot import HostSlot
from backend.pool.lane_places import LanePlaces
from backend.pool.launcher import Launcher
from backend.pool.load import Load
from backend.pool.quarantine import Quarantine
from engine.checks import check

MOST_DRAFTS = 256
"""So many of the last drafts are remembered."""


class Placement:
    """The slots of a pool, and which session belongs in which.

    Args:
        hosts: shared hosts. quarantine: who must live alone. at_work: whether a session's run computes.
        data_dir, home, prewarm, memory_bytes, keyframe_bytes: for their settings.
        output, ready, on_exit: see `HostSlot`.

    Attributes:
        budget_bytes: memory that each host may have.
        shutting_down: places whose last host has been asked to end. draining: places whose sessions are moving away.
    """

    def __init__(
        self,
        launcher: Launcher,
        quarantine: Quarantine,
        *,
        hosts: int,
        at_work: Callable[[str], bool],
        data_dir: Path | None,
        home: Path,
        prewarm: bool,
        memory_bytes: int | None,
        keyframe_bytes: int,
        output: Callable[[HostOutput], None],
        ready: Callable[[HostReady], None],
        on_exit: Callable[[HostClient, str], None],
    ) -> None:
        self._launcher = launcher
        self._quarantine = quarantine
        self._hosts = hosts
        self._at_work = at_work
        self._data_dir = data_dir
        self._home = home
        self._prewarm = prewarm
        self._keyframe_bytes = keyframe_bytes
        self.budget_bytes = memory_bytes or default_budget_bytes(hosts)
        self._output = output
        self._ready = ready
        self._on_exit = on_exit
        self._cpus = host_cpus()
        self._numbers = itertools.count()
        self._shared: list[HostSlot] = []
        self._float64: HostSlot | None = None
        self._dedicated: dict[str, HostSlot] = {}
        self._slots_by_session: dict[str, HostSlot] = {}
        self._reserved: list[HostSlot] = []
        self._lane_places = LanePlaces()
        self._drafts: OrderedDict[bytes, None] = OrderedDict()
        self.shutting_down: list[HostSlot] = []
        self.draining: list[HostSlot] = []

    def start(self) -> None:
        """Starts the shared hosts."""
        self._shared = [self._make(keep=True) for _ in range(self._hosts)]
        for slot in self._shared:
            slot.start()

    def slots(self) -> list[HostSlot]:
        """All places."""
        return [*self.current(), *self.draining]

    def current(self) -> list[HostSlot]:
        """Places where sessions are put: all but those that are being left."""
        single = [] if self._float64 is None else [self._float64]
        return [*self._shared, *single, *self._dedicated.values()]

    def _make(self, *, keep: bool, float64: bool = False, memory_bytes: int = 0) -> HostSlot:
        number = next(self._numbers)
        settings = make_settings(
            number,
            float64=float64,
            data_dir=self._data_dir,
            home=self._home,
            prewarm=keep and self._prewarm,
            cpus=self._cpus,
            memory_bytes=memory_bytes or self.budget_bytes,
            keyframe_bytes=self._keyframe_bytes,
        )
        return self._slot(settings, keep=keep)

    def _slot(self, settings: HostSettings, *, keep: bool) -> HostSlot:
        return HostSlot(
            settings, self._launcher, keep=keep, output=self._output, ready=self._ready, on_exit=self._on_exit
        )

    # ---- another host for a place -------------------------------------------------------------------------------

    def start_replacement(self, old: HostSlot) -> HostSlot:
        """A place like another one, with a host of its own that starts now."""
        settings = msgspec.structs.replace(old.settings, host_id=next(self._numbers))
        new = self._slot(settings, keep=old.keep)
        new.restarts, new.recycled, new.recycle_at = old.restarts, old.recycled + 1, old.recycle_at
        self.draining.append(new)
        new.start()
        return new

    def discard(self, new: HostSlot) -> None:
        """A replacement does not start: all stays as it was."""
        self.draining.remove(new)
        self._shut_down(new)

    def replace(self, old: HostSlot, new: HostSlot) -> bool:
        """Sessions to come go to the new place; the old one keeps those that it has. False where it is gone already."""
        if old not in self.current():
            self.discard(new)
            return False
        self.draining.remove(new)
        self._shared = [new if slot is old else slot for slot in self._shared]
        self._float64 = new if self._float64 is old else self._float64
        self._dedicated = {name: new if slot is old else slot for name, slot in self._dedicated.items()}
        old.keep, old.successor = False, new
        self.draining.append(old)
        return True

    def end_if_unused(self, slot: HostSlot) -> None:
        """Ends the host of a place that was there for the sake of sessions that have gone; not while some may come."""
        awaited = any(other.successor is slot and other.sessions for other in self.draining)
        if slot.keep or slot.sessions or awaited or slot in (*self._slots_by_session.values(), *self._reserved):
            return
        if slot is self._float64:
            self._float64 = None
        self._dedicated = {name: other for name, other in self._dedicated.items() if other is not slot}
        self.draining = [other for other in self.draining if other is not slot]
        self._shut_down(slot)
        if slot.successor is not None:  # once its last session, which may move there, has moved
            asyncio.get_running_loop().call_soon(self.end_if_unused, slot.successor)

    def _shut_down(self, slot: HostSlot) -> None:
        slot.send_shutdown()
        self.shutting_down = [other for other in (*self.shutting_down, slot) if other.client is not None]

    def sessions_in(self, slot: HostSlot) -> set[str]:
        """Sessions that live there, or begin to."""
        return {session_id for session_id, other in self._slots_by_session.items() if other is slot}

    def slot_of(self, session_id: str) -> HostSlot | None:
        """Where a session lives."""
        return self._slots_by_session.get(session_id)

    def place(
        self, session_id: str, *, float64: bool, own_bytes: int = 0, lane: tuple[str, int] | None = None
    ) -> HostSlot:
        """Where a session's next run belongs. It stays in its shared host; a new one goes where `Load` is least.

        Args:
            own_bytes: what a host for it alone may have, 0 where it fits into a shared one.
            lane: (group, number) where it trains beside others: it goes where the first of them went.
        """
        if own_bytes or self._quarantine.isolated(session_id):
            dedicated = self._dedicated.get(session_id)
            if dedicated is None or not _suits(dedicated.settings, float64=float64, memory_bytes=own_bytes):
                self._dedicate(session_id, self._make(keep=False, float64=float64, memory_bytes=own_bytes))
            return self._dedicated[session_id]
        if float64:
            self._float64 = self._float64 or self._make(keep=False, float64=True)
            return self._float64
        former = self._slots_by_session.get(session_id)
        if former in self._shared:
            return former
        return self._lane_places.place(lane, self._shared, self.load)

    def place_beside(
        self, session_id: str, *, float64: bool, own_bytes: int = 0, former: HostSlot | None = None
    ) -> HostSlot:
        """Where a former step of one of a session's runs is computed: where such a run would live. Nothing moves.

        Args:
            own_bytes: as for `place`. former: where the one before was computed; it is taken again where that is right.
        """
        if not own_bytes and not self._quarantine.isolated(session_id):
            if former is not None and former in self._shared and not float64:
                return former
            return self.place(session_id, float64=float64)
        beside = f"{session_id} beside"
        own, other = self._dedicated.get(session_id), self._dedicated.get(beside)
        for slot in (other, own) if other is not None and other is former else (own, other):
            if slot is not None and _suits(slot.settings, float64=float64, memory_bytes=own_bytes):
                return slot
        made = self._make(keep=False, float64=float64, memory_bytes=own_bytes)
        self._dedicate(beside, made)
        return made

    def _dedicate(self, name: str, slot: HostSlot) -> None:
        """Gives a session a place of its own; the former one is left."""
        former = self._dedicated.get(name)
        self._dedicated[name] = slot
        if former is not None:
            self.draining.append(former)
            self.end_if_unused(former)

    def load(self, slot: HostSlot) -> Load:
        """What the host of a place has to do, sessions on their way there included."""
        there = self.sessions_in(slot)
        return Load(sum(map(self._at_work, there)), len(there), slot.memory_share)

    def own_bytes(self, spec_json: bytes) -> int:
        """What a host for this run alone may have, 0 where the run fits into a shared one.

        It is the run itself beside what any host may have, so that a large run is not what fills it. What is no spec
        is left for the host to refuse.
        """
        try:
            document: Any = json.loads(spec_json)
        except (ValueError, RecursionError):
            return 0
        needed = check(document, self._data_dir).memory_bytes
        return needed + self.budget_bytes if needs_own_host(needed, self.budget_bytes) else 0

    def draft(self, spec_json: bytes, memory_bytes: int = 0) -> None:
        """Hands a draft to the host that the next session would go to; the same one again is none."""
        name = hashlib.sha256(spec_json).digest()
        client = min(self._shared, key=self.load).client if self._shared else None
        if client is None or name in self._drafts or wants_float64(spec_json):
            return
        if needs_own_host(memory_bytes, self.budget_bytes):
            return
        self._drafts[name] = None
        if len(self._drafts) > MOST_DRAFTS:
            self._drafts.popitem(last=False)
        client.send(Draft(spec_json))

    @contextmanager
    def reserving(self, slot: HostSlot) -> Generator[None]:
        """A place where a session is on its way in: it is kept, and afterwards ended where nobody lives there."""
        self.reserve(slot)
        try:
            yield
        finally:
            self.release(slot)

    def reserve(self, slot: HostSlot) -> None:
        """Keeps a place until it is released as often."""
        self._reserved.append(slot)

    def release(self, slot: HostSlot) -> None:
        """A place is kept no longer: it is ended where nobody lives there."""
        self._reserved.remove(slot)
        self.end_if_unused(slot)

    def assign(self, session_id: str, slot: HostSlot) -> None:
        """The session lives there from now on."""
        self._slots_by_session[session_id] = slot

    def unassign(self, session_id: str) -> None:
        """The session is gone; a host that was there for its sake alone is ended."""
        slot = self._slots_by_session.pop(session_id, None)
        if slot is not None:
            self.end_if_unused(slot)


def _suits(settings: HostSettings, *, float64: bool, memory_bytes: int) -> bool:
    """Whether a session's own host can take its next run."""
    return settings.jax_config["jax_enable_x64"] == float64 and settings.memory_bytes >= memory_bytes


def wants_float64(spec_json: bytes) -> bool:
    """Whether a spec asks for float64; what is no spec is left for the host to refuse."""
    try:
        training = json.loads(spec_json).get("training", {})
    except (ValueError, AttributeError, RecursionError):
        return False
    return isinstance(training, dict) and training.get("precision") == "float64"
