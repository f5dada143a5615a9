"""What viewers were sent, counted over all of them since the server started."""

from dataclasses import dataclass


@dataclass
class Traffic:
    """Counts that only grow.

    Attributes:
        sent: frames given to sockets, replayed ones included. replayed: frames read from the store for viewers that
            came late or fell behind. conflated: pictures that a newer one replaced before a viewer took them.
    """

    sent: int = 0
    replayed: int = 0
    conflated: int = 0
