"""Which pictures viewers of a session want, without those that have brought its run down. Pure."""

from dataclasses import dataclass, field


@dataclass
class _Demand:
    run_id: str = ""
    views: list[str] = field(default_factory=list[str])
    max_rate: float = 1.0
    barred: set[str] = field(default_factory=set[str])


class WantedViews:
    """Remembered for hosts to come. A picture that ended a run is not asked for again as long as that run lives."""

    def __init__(self) -> None:
        self._demands: dict[str, _Demand] = {}

    def begin(self, session_id: str, run_id: str) -> None:
        """A run is being opened (again); a new one may draw everything."""
        demand = self._demands.setdefault(session_id, _Demand())
        if demand.run_id != run_id:
            demand.run_id = run_id
            demand.barred.clear()

    def want(self, session_id: str, views: list[str], max_rate: float) -> None:
        """What viewers want, and how often at most."""
        demand = self._demands.setdefault(session_id, _Demand())
        demand.views, demand.max_rate = list(views), max_rate

    def bar(self, session_id: str, view: str) -> None:
        """The run failed, or its host ended, while this picture was drawn; "" is none."""
        if view and session_id in self._demands:
            self._demands[session_id].barred.add(view)

    def of(self, session_id: str) -> tuple[list[str], float] | None:
        """What a host is asked for; None where nobody has said."""
        demand = self._demands.get(session_id)
        if demand is None:
            return None
        return [view for view in demand.views if view not in demand.barred], demand.max_rate

    def forget(self, session_id: str) -> None:
        """The session is closed."""
        self._demands.pop(session_id, None)
