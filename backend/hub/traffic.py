"""What viewers were sent, counted over all of them since the server started."""

from dataclasses import dataclass, field
from typing import Protocol


class Following(Protocol):
    """A viewer, as far as its pace is concerned."""

    @property
    def lag(self) -> int:
        """Record frames that it has not applied yet."""
        ...


@dataclass
class Traffic:
    """Counts that only grow, and who watches now.

    Attributes:
        sent: frames given to sockets, replayed ones included. replayed: frames read from the store for viewers that
            came late or fell behind. conflated: pictures that a newer one replaced before a viewer took them.
        viewers: open connections.
    """

    sent: int = 0
    replayed: int = 0
    conflated: int = 0
    viewers: set[Following] = field(default_factory=set["Following"])
