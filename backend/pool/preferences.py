"""What people want of sessions beside commands: pictures and pace. Sent to the host that has the session now."""

from collections.abc import Callable

import msgspec

from backend.link.messages import OpenRun, SetSpeed, SetViews
from backend.pool.client import HostClient
from backend.pool.requested_views import RequestedViews


class Preferences:
    """Remembered for runs and hosts to come.

    Args:
        runs: the command that opened each session's present run; its pace is kept up to date here.
        client_of: the host in which a session lives, None while it has none.

    Attributes:
        requested_views: the pictures.
    """

    def __init__(self, runs: dict[str, OpenRun], client_of: Callable[[str], HostClient | None]) -> None:
        self.requested_views = RequestedViews()
        self._runs = runs
        self._client_of = client_of

    def request_views(self, session_id: str, views: list[str], max_rate: float) -> None:
        """What viewers want to see, and how often at most."""
        self.requested_views.request(session_id, views, max_rate)
        self.resend_views(session_id)

    def resend_views(self, session_id: str) -> None:
        """Where the session lives now, its pictures are wanted."""
        client = self._client_of(session_id)
        if client is not None:
            self.send_views(session_id, client)

    def send_views(self, session_id: str, client: HostClient) -> None:
        """Sends a host the pictures to draw."""
        requested_views = self.requested_views.of(session_id)
        if requested_views is not None:
            client.send(SetViews(session_id, *requested_views))

    def request_speed(self, session_id: str, steps_per_second: float | None) -> None:
        """How fast the owner wants to watch."""
        if session_id in self._runs:
            self._runs[session_id] = msgspec.structs.replace(self._runs[session_id], steps_per_second=steps_per_second)
        client = self._client_of(session_id)
        if client is not None:
            client.send(SetSpeed(session_id, steps_per_second))

    def on_moved(self, session_id: str, client: HostClient) -> None:
        """A session has been handed over; what was wanted of it meanwhile holds there."""
        self.send_views(session_id, client)
        if session_id in self._runs:
            client.send(SetSpeed(session_id, self._runs[session_id].steps_per_second))
