"""Tells compiling from stuck, and ends what is stuck."""

import asyncio
from collections.abc import Callable, Sequence

from backend.hosts.messages import Heartbeat
from backend.hosts.slots import HostSlot

INTERVAL_S = 1.0
SILENCE_LIMIT_S = 30.0
BUSY_LIMIT_S = {"dispatch": 120.0, "open": 900.0, "compile": 900.0}


def is_stuck(heartbeat: Heartbeat, silent_s: float) -> bool:
    """Whether a host does not answer any more, or hangs in one piece of work.

    Args:
        heartbeat: its last. silent_s: seconds since it was last heard.
    """
    return silent_s > SILENCE_LIMIT_S or heartbeat.busy_s > BUSY_LIMIT_S.get(heartbeat.phase, float("inf"))


async def watch(slots: Callable[[], Sequence[HostSlot]], look: Callable[[], None]) -> None:
    """Looks at every host once a second, for ever; a stuck one is killed, and its death told like any other.

    Args:
        look: looks after their memory.
    """
    while True:
        await asyncio.sleep(INTERVAL_S)
        look()
        now = asyncio.get_running_loop().time()
        for slot in slots():
            client = slot.client
            if client is None or client.heartbeat is None or not slot.is_ready:
                continue
            if is_stuck(client.heartbeat, now - client.heard_at):
                client.kill(stuck=True)
