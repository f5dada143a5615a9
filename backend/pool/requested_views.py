"""Which pictures viewers of a session want, without those that have brought its run down. Pure."""

from dataclasses import dataclass, field

from engine.views.requests import view_type


@dataclass
class _ViewRequest:
    run_id: str = ""
    views: list[str] = field(default_factory=list[str])
    max_rate: float = 1.0
    blocked: set[str] = field(default_factory=set[str])


class RequestedViews:
    """Remembered for hosts to come. A picture that ended a run is not asked for again as long as that run lives."""

    def __init__(self) -> None:
        self._requests: dict[str, _ViewRequest] = {}

    def begin(self, session_id: str, run_id: str) -> None:
        """A run is being opened (again); a new one may draw everything."""
        request = self._requests.setdefault(session_id, _ViewRequest())
        if request.run_id != run_id:
            request.run_id = run_id
            request.blocked.clear()

    def request(self, session_id: str, views: list[str], max_rate: float) -> None:
        """What viewers want, and how often at most."""
        request = self._requests.setdefault(session_id, _ViewRequest())
        request.views, request.max_rate = list(views), max_rate

    def block(self, session_id: str, view: str) -> None:
        """The run failed, or its host ended, while this picture was drawn; "" is none."""
        if view and session_id in self._requests:
            self._requests[session_id].blocked.add(view)

    def of(self, session_id: str) -> tuple[list[str], float] | None:
        """What a host is asked for; None where nothing was requested."""
        request = self._requests.get(session_id)
        if request is None:
            return None
        return [view for view in request.views if view_type(view) not in request.blocked], request.max_rate

    def forget(self, session_id: str) -> None:
        """The session is closed."""
        self._requests.pop(session_id, None)
