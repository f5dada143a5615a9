"""The answer to a request, given exactly once, whoever gives it."""

from collections.abc import Callable

from engine.errors import Problem

Send = Callable[[int | None, list[Problem]], None]
"""Sends the step from which a command holds, or what is wrong with it."""


class Reply:
    """Of several answers to one request the first is sent: a fault may come behind the regular one.

    Args:
        send: see `Send`. wait: sends that the answer comes later.
    """

    def __init__(self, send: Send, wait: Callable[[], None] | None = None) -> None:
        self._send: Send | None = send
        self._wait = wait

    def wait(self) -> None:
        """The answer comes when the run is at the end of its record; until then others may ask."""
        if self._send is not None and self._wait is not None:
            self._wait()

    def give(self, step: int | None) -> None:
        """The command holds from this step on; None where it has no step."""
        self._answer(step, [])

    def refuse(self, problems: list[Problem]) -> None:
        """The command was not carried out."""
        self._answer(None, problems)

    def close(self) -> None:
        """It has been answered otherwise."""
        self._send = None

    def _answer(self, step: int | None, problems: list[Problem]) -> None:
        send, self._send = self._send, None
        if send is not None:
            send(step, problems)
