"""How a run's turns are cut into pieces, and which stride it asks for, by what its steps have taken."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from backend.host.step_rate_limit import StepRateLimit
from engine.run import Run
from engine.run.pacing import Pace, statistics_share

CALM_S = 1.0
"""A stride is not lowered so soon after it was changed: a busy machine would move it to and fro."""


@dataclass
class SharedPace:
    """What the steps of one run, or of runs side by side, have taken so far."""

    pace: Pace = field(default_factory=Pace)


class Pacer:
    """The pace of one run.

    Args:
        run: read, never moved. clock: seconds that only grow. steps_per_second: a limit, or None.
        shared: with runs side by side; None: its own.

    Attributes:
        turn_at: time before which the run needs no turn.
    """

    def __init__(
        self, run: Run, clock: Callable[[], float], steps_per_second: float | None, shared: SharedPace | None = None
    ) -> None:
        self.turn_at = 0.0
        self._run = run
        self._clock = clock
        self._rate_limit = StepRateLimit(clock, steps_per_second)
        self._shared = shared or SharedPace()
        if self._shared.pace.step_ms is None:
            self._shared.pace = Pace(stride=run.pending_stride or run.stride)
        self._paced_at = 0.0

    @property
    def rate(self) -> float | None:
        """The limit on steps a second, None without one."""
        return self._rate_limit.rate

    def set_rate(self, steps_per_second: float | None) -> None:
        """Another limit, from now on."""
        self._rate_limit.set(steps_per_second)
        self.turn_at = 0.0

    @property
    def limited(self) -> bool:
        """Whether there is a limit, and statistics come often enough for it."""
        largest = self._rate_limit.largest_stride
        return largest is not None and self._run.stride <= largest

    @property
    def allowance(self) -> int | None:
        """Steps that the limit grants now, None for any number."""
        return self._rate_limit.allowance()

    def chunk(self, runnable: int, stops: Iterable[int]) -> int:
        """Steps of the next piece: up to the next statistics, or these alone, so that each kind's cost is measured.

        Args:
            runnable: sessions that share the host. stops: steps that it must not go beyond.
        """
        ahead = self._run.steps_to_report
        return max(1, min(self._shared.pace.chunk_steps(runnable), ahead - 1 if ahead > 1 else 1, *stops))

    def took(self, steps: int, statistics: int, seconds: float, *, limited: bool) -> None:
        """Behind a piece of so many steps, some of them with statistics. limited: they count for the limit."""
        if limited:
            self.turn_at = max(self.turn_at, self._rate_limit.took(steps))
        self._shared.pace = self._shared.pace.measured(steps, statistics, 1000.0 * seconds)

    def follow(self, stride: int) -> None:
        """The run was given this stride."""
        self._shared.pace = self._shared.pace.with_stride(stride)

    def wanted_stride(self, runnable: int) -> int | None:
        """The stride to ask for now; None where the present one stays, or one that was asked for does not hold yet."""
        if self._run.pending_stride is not None:
            return None
        if self._shared.pace.stride != self._run.stride:
            self.follow(self._run.stride)
        wanted = self._shared.pace.wanted_stride(statistics_share(runnable))
        wanted = min(wanted, self._rate_limit.largest_stride or wanted)
        calm = self._clock() - self._paced_at >= CALM_S
        if wanted > self._run.stride or (wanted < self._run.stride and calm):
            self._paced_at = self._clock()
            self.follow(wanted)
            return wanted
        return None
