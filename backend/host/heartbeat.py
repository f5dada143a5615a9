"""A host's heartbeat: once a second, from a thread of its own."""

import threading
import time
from collections.abc import Callable

import msgspec

from backend.host.activity import Activity
from backend.host.memory import Memory
from backend.link.link import HostLink
from backend.link.messages import ENCODER, Heartbeat
from engine.compile.cache import ExecutableCache

HEARTBEAT_S = 1.0


def start_heartbeat(
    link: HostLink, activity: Activity, cache: ExecutableCache, memory: Memory, tidy: Callable[[], None]
) -> None:
    """Starts the thread; it ends when the web process is gone.

    Args:
        tidy: called where the host has more memory than it may and has not tried yet to give some back.
    """

    def run() -> None:
        while True:
            try:
                link.send(ENCODER.encode(_heartbeat(activity, cache, memory, tidy)))
            except OSError:
                return
            time.sleep(HEARTBEAT_S)

    threading.Thread(target=run, name="heartbeat", daemon=True).start()


def _heartbeat(activity: Activity, cache: ExecutableCache, memory: Memory, tidy: Callable[[], None]) -> Heartbeat:
    reading = memory.read()
    if reading.over != memory.over_budget:
        tidy()
    return msgspec.structs.replace(
        activity.heartbeat(),
        compile_count=cache.compile_count,
        memory_bytes=reading.resident_bytes,
        executables=len(cache.kept),
        over_budget=memory.over_budget,
    )
