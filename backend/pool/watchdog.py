"""Distinguishes a compiling host from a hung one, and ends the hung one."""

import asyncio
from collections.abc import Callable, Sequence

import structlog

from backend.link.messages import Heartbeat
from backend.logs import LogThrottle
from backend.pool.host_slot import HostSlot

log = structlog.get_logger()

INTERVAL_S = 1.0
SILENCE_LIMIT_S = 30.0
BUSY_LIMIT_S = {"dispatch": 120.0, "open": 900.0, "compile": 900.0}


def is_stuck(heartbeat: Heartbeat, silent_s: float) -> bool:
    """Whether a host does not answer any more, or hangs in one piece of work.

    Args:
        heartbeat: its last. silent_s: seconds since its last message.
    """
    return silent_s > SILENCE_LIMIT_S or heartbeat.busy_s > BUSY_LIMIT_S.get(heartbeat.phase, float("inf"))


async def watch(slots: Callable[[], Sequence[HostSlot]], look: Callable[[], None]) -> None:
    """Checks every host once a second until cancelled; a stuck one is killed, and its exit reported like any other.

    A look that fails is logged, once a minute at most, and the next one follows.

    Args:
        look: looks after their memory.
    """
    throttle = LogThrottle()
    while True:
        await asyncio.sleep(INTERVAL_S)
        for work in (look, lambda: _end_stuck(slots())):
            try:
                work()
            except Exception as fault:
                if throttle.take() is not None:
                    log.error("checking the hosts failed", exc_info=fault)


def _end_stuck(slots: Sequence[HostSlot]) -> None:
    now = asyncio.get_running_loop().time()
    for slot in slots:
        client = slot.client
        if client is None or client.heartbeat is None or not slot.is_ready:
            continue
        if is_stuck(client.heartbeat, now - client.received_at):
            client.kill(stuck=True)
