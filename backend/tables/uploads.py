"""The door for files: how many come in at a time, how large they are, and how slowly."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from backend.errors import Refused
from engine.errors import Problem
from engine.problems import make_problem
from engine.tabular.reading import MOST_BYTES

MOST_AT_ONCE = 16
MOST_OF_ONE = 2
LIMIT_S = 300.0
"""For a whole file: 32 MB at 1 Mbit/s."""
PAUSE_S = 20.0
"""The longest wait for the next piece."""
RETRY_S = 5


class Uploads:
    """Files on their way in.

    Args:
        most: at a time, of everybody. most_of_one: of one owner. limit_s: for a whole file. pause_s: for each piece.
    """

    def __init__(
        self,
        most: int = MOST_AT_ONCE,
        most_of_one: int = MOST_OF_ONE,
        limit_s: float = LIMIT_S,
        pause_s: float = PAUSE_S,
    ) -> None:
        self._most = most
        self._most_of_one = most_of_one
        self._limit_s = limit_s
        self._pause_s = pause_s
        self._coming: Counter[str] = Counter()

    @asynccontextmanager
    async def passing(self, owner: str) -> AsyncGenerator[None]:
        """Counts a file for as long as it is taken in and read.

        Raises:
            Refused: 429 where too many are coming in already.
        """
        for count, most in ((self._coming[owner], self._most_of_one), (self._coming.total(), self._most)):
            if count >= most:
                raise _too_many(most)
        self._coming[owner] += 1
        try:
            yield
        finally:
            self._coming[owner] -= 1
            self._coming += Counter()  # forgets owners without any

    async def receive(self, pieces: AsyncIterator[bytes], target: Path) -> None:
        """Writes a body to a file, piece by piece.

        Raises:
            Refused: 413 as soon as it is too large, 408 where it comes too slowly.
        """
        try:
            async with asyncio.timeout(self._limit_s):
                await self._receive(pieces, target)
        except TimeoutError:
            raise Refused(408, make_problem("upload_stalled")) from None

    async def _receive(self, pieces: AsyncIterator[bytes], target: Path) -> None:
        size = 0
        with await asyncio.to_thread(target.open, "wb") as file:
            while True:
                async with asyncio.timeout(self._pause_s):
                    piece = await anext(pieces, None)
                if piece is None:
                    return
                size += len(piece)
                if size > MOST_BYTES:
                    raise Refused(413, make_problem("table_too_large", expected=MOST_BYTES))
                await asyncio.to_thread(file.write, piece)


def _too_many(most: int) -> Refused:
    problem = Problem(
        code="too_many_requests",
        message="Too many files are being uploaded.",
        expected=f"at most {most} at a time",
        hint="Wait a moment and try again.",
    )
    return Refused(429, problem, headers={"Retry-After": str(RETRY_S)})
