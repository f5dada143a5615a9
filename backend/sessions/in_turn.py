"""Work that one request does at a time: others wait, and too many are refused."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import anyio

from backend.errors import Refused
from engine.errors import Problem


class InTurn:
    """A queue of requests, one of them at work.

    Args:
        message: what is going on, for those who are refused. most_waiting: who come beyond them are refused.
        retry_s: seconds after which they may come again.
    """

    def __init__(self, message: str, most_waiting: int, retry_s: int) -> None:
        self._message = message
        self._most_waiting = most_waiting
        self._retry_s = retry_s
        self._waiting = 0
        self._one = anyio.Lock()

    @asynccontextmanager
    async def turn(self) -> AsyncGenerator[None]:
        """Waits until nobody else is at work.

        Raises:
            Refused: 429 where too many wait already.
        """
        if self._waiting >= self._most_waiting:
            problem = Problem(
                code="too_many_requests",
                message=self._message,
                expected=f"at most {self._most_waiting} waiting",
                hint="Wait a moment and try again.",
            )
            raise Refused(429, problem, headers={"Retry-After": str(self._retry_s)})
        self._waiting += 1
        try:
            async with self._one:
                yield
        finally:
            self._waiting -= 1
