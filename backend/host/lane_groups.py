"""Groups of runs that train side by side on this host, and the pace that they keep in common."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import cast
from weakref import WeakValueDictionary

from backend.host.pacer import Pacer, SharedPace
from engine.compile.lane_executor import Lane
from engine.compile.lanes import Lanes
from engine.run import Run

MOST_DECISIONS = 4096


class LaneGroup(Lanes):
    """One group.

    How many steps a piece has, and which stride follows, is decided once for each step and holds for all lanes, so that
    they stay side by side.

    Attributes:
        shared: the pace of all lanes together, measured where steps are computed. measured: chunks that it knows of.
    """

    def __init__(self) -> None:
        super().__init__()
        self.shared = SharedPace()
        self.measured = 0
        self._decisions: OrderedDict[tuple[str, int], int | None] = OrderedDict()

    def decided(self, what: str, step: int, decide: Callable[[], int | None]) -> int | None:
        """What whoever came first to a step decided there."""
        if (what, step) not in self._decisions:
            self._decisions[what, step] = decide()
            if len(self._decisions) > MOST_DECISIONS:
                self._decisions.popitem(last=False)
        return self._decisions[what, step]


class LaneGroups:
    """The groups of a host; one lasts as long as a run is in it."""

    def __init__(self) -> None:
        self._groups: WeakValueDictionary[str, LaneGroup] = WeakValueDictionary()

    def lane(self, place: tuple[str, int] | None) -> Lane | None:
        """The lane of a run. place: (group, number), None for a run that trains alone."""
        if place is None:
            return None
        group = self._groups.get(place[0]) or LaneGroup()
        self._groups[place[0]] = group
        return Lane(group, place[1])


class LanePacer(Pacer):
    """The pace of a run in a lane: that of its group, which whoever computes the steps pays for."""

    def __init__(self, run: Run, clock: Callable[[], float], steps_per_second: float | None, group: LaneGroup) -> None:
        self._group = group
        super().__init__(run, clock, steps_per_second, group.shared)

    def chunk(self, runnable: int, stops: Iterable[int]) -> int:
        """See `Pacer`."""
        steps = self._group.decided("chunk", self._run.step, lambda: super(LanePacer, self).chunk(runnable, ()))
        return max(1, min(cast("int", steps), self._run.steps_to_report, *stops))

    def took(self, steps: int, statistics: int, seconds: float, *, limited: bool) -> None:
        """See `Pacer`. Steps that another lane has computed take nothing."""
        if self._group.measured != self._group.computed:
            self._group.measured = self._group.computed
            super().took(steps, statistics, seconds, limited=limited)

    def wanted_stride(self, runnable: int) -> int | None:
        """See `Pacer`."""
        if self._run.pending_stride is not None:
            return None
        return self._group.decided("stride", self._run.step, lambda: super(LanePacer, self).wanted_stride(runnable))


def make_pacer(run: Run, clock: Callable[[], float], steps_per_second: float | None) -> Pacer:
    """The pacer of a run."""
    if isinstance(run.lanes, LaneGroup):
        return LanePacer(run, clock, steps_per_second, run.lanes)
    return Pacer(run, clock, steps_per_second)
