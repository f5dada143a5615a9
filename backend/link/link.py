"""`Link`: the way between the pool and one host. It carries whole messages and does not read them."""

from typing import Protocol


class Link(Protocol):
    """The pool's end, on the web process's event loop.

    Messages arrive whole, once, and in the order in which each end sent them. Whoever makes a link names two callbacks,
    called on the event loop: one with each message of the host, and one once when the host's end is gone, behind the
    last message that the host sent.
    """

    @property
    def open(self) -> bool:
        """Whether messages can still be sent."""
        ...

    def send(self, message: bytes) -> None:
        """Sends without waiting; a message to a host that is gone is dropped."""
        ...

    def close(self) -> None:
        """Ends the connection at once; messages on their way may be lost."""
        ...


class HostLink(Protocol):
    """The host's end. `send` may be called by several threads, `receive` by one."""

    def send(self, message: bytes) -> None:
        """Sends the whole message, and waits while the pool does not take it.

        Raises:
            OSError: the pool is gone.
        """
        ...

    def receive(self) -> bytes | None:
        """Waits for the next message; None when the pool is gone."""
        ...
