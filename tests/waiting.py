"""Waiting for what another process, thread or task does: the only place of the tests that pauses."""

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from tests.e2e.limits import LIMIT_S

if TYPE_CHECKING:
    from playwright.sync_api import Page  # not for tests without a browser

T = TypeVar("T")

LOOK_EVERY_S = 0.02


class _Wait:
    """One wait with its limit, which bounds a hang on a machine that does much else."""

    def __init__(self, what: Callable[[], object] | str) -> None:
        self._deadline = time.monotonic() + LIMIT_S
        self._what = what

    def check(self) -> None:
        """Raises AssertionError where the limit has passed."""
        if time.monotonic() >= self._deadline:
            raise AssertionError(f"in vain: {self._what if isinstance(self._what, str) else self._what()}")


def until(condition: Callable[[], T], what: Callable[[], object] | str) -> T:
    """Looks again and again until a condition holds; returns what it gave.

    Args:
        what: what is waited for, or what gives how things stand, for the message of a wait in vain.

    Raises:
        AssertionError: it does not come about.
    """
    wait = _Wait(what)
    while not (found := condition()):
        wait.check()
        time.sleep(LOOK_EVERY_S)
    return found


async def until_async(condition: Callable[[], T], what: Callable[[], object] | str) -> T:
    """As `until`, while the event loop goes on."""
    wait = _Wait(what)
    while not (found := condition()):
        wait.check()
        await asyncio.sleep(LOOK_EVERY_S)
    return found


async def one_turn() -> None:
    """Lets the event loop do what is ready now, and nothing that comes later."""
    await asyncio.sleep(0)


def until_on(page: "Page", condition: Callable[[], T], what: Callable[[], object] | str) -> T:
    """As `until`, while requests and messages of the page are handled."""
    wait = _Wait(what)
    while not (found := condition()):
        wait.check()
        page.wait_for_timeout(1000 * LOOK_EVERY_S)
    return found


def watch_for(page: "Page", length_ms: float) -> None:
    """A visitor watches the page for so long: for measurements of speed, which assert nothing about time."""
    page.wait_for_timeout(length_ms)
