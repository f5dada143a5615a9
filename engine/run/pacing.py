"""How often statistics are taken and how long a chunk is, from measured durations. Pure: the clock is the caller's."""

from dataclasses import dataclass

STATISTICS_PER_SECOND = 10.0
STATISTICS_SHARE = 0.04
"""Part of the time that statistics may add, as long as they come twice a second."""

SLOWEST_PERIOD_MS = 500.0
PERIOD_BESIDE_MS = 200.0
"""Beside another run they come five times a second, as long as that leaves half of the time to steps."""

FEW_RUNS = 0.25
"""Runs that get a smaller share of the time spend at most two thirds of it on statistics."""

DISPATCH_MS = 2.0
SHORT_STRIDE = 32
"""What so few steps take, where it is no more than that, is mostly the way to the device and back: it is no measure of
a step, and among many runs the stride grows on."""

MANY_RUNS = 8
SMOOTHING = 0.3

LARGEST_STRIDE = 2**20
CHUNK_MS = (1.0, 30.0)
FRAME_GAP_MS = 200.0


@dataclass(frozen=True)
class Pace:
    """What was measured, and what follows.

    Attributes:
        stride: statistics are taken at its multiples. step_ms: smoothed cost of a lean step.
        full_ms: smoothed cost of a step with statistics. Both None before the first measurement.
    """

    stride: int = 1
    step_ms: float | None = None
    full_ms: float | None = None

    def measured(self, steps: int, statistics: int, duration_ms: float) -> "Pace":
        """After a dispatch of `steps` steps, `statistics` of them full, which took `duration_ms`.

        Where a dispatch holds both kinds, each cost takes its part of the error, by its part of the expected time.
        """
        if steps <= 0 or duration_ms <= 0:
            return self
        lean = steps - statistics
        if lean == 0:
            return Pace(self.stride, self.step_ms, _smoothed(self.full_ms, duration_ms / steps))
        if statistics == 0:
            return Pace(self.stride, _smoothed(self.step_ms, duration_ms / steps), self.full_ms)
        if self.step_ms is None or self.full_ms is None:
            full_ms = duration_ms / steps if self.full_ms is None else self.full_ms
            lean_ms = max(duration_ms - full_ms * statistics, duration_ms * 0.1) / lean
            return Pace(self.stride, _smoothed(self.step_ms, lean_ms), full_ms)
        expected_ms = lean * self.step_ms + statistics * self.full_ms
        error = duration_ms / expected_ms - 1.0
        share = lean * self.step_ms / expected_ms
        gain = SMOOTHING * error / (share**2 + (1.0 - share) ** 2)
        step_ms = self.step_ms * max(1.0 + gain * share, 0.1)
        return Pace(self.stride, step_ms, self.full_ms * max(1.0 + gain * (1.0 - share), 0.1))

    def wanted_stride(self, share: float = 1.0) -> int:
        """The stride to ask for next: at most ten statistics a second and no more than they are allowed to cost.

        It moves by a factor of two at a time.

        Args:
            share: part of the time that this run gets, in (0, 1].
        """
        cost = self.step_ms if self.step_ms is not None else self.full_ms
        if cost is None:
            return self.stride
        if self.step_ms is None:
            return max(self.stride, 2)
        full_ms = self.full_ms or 0.0
        rare = (1000.0 / STATISTICS_PER_SECOND * share - full_ms) / cost
        if share >= FEW_RUNS:
            slowest = SLOWEST_PERIOD_MS / cost
            if share < 1.0:
                slowest = max(PERIOD_BESIDE_MS * share - full_ms, full_ms) / cost
            cheap = self._affordable() if 2 * self.stride <= slowest else min(self.stride, self._affordable(), slowest)
        else:
            cheap = full_ms / (2.0 * cost)
            if self.stride <= SHORT_STRIDE and (self.stride - 1) * cost <= DISPATCH_MS:
                cheap = max(cheap, min(2.0 * self.stride, SHORT_STRIDE))
        ideal = max(rare, cheap)
        if self.stride < LARGEST_STRIDE and ideal > self.stride * 1.05:
            return self.stride * 2
        if self.stride > 1 and ideal < self.stride * 0.45:
            return self.stride // 2
        return self.stride

    def _affordable(self) -> float:
        """The stride at which what statistics add takes no more than its share of the time."""
        if self.step_ms is None or self.full_ms is None:
            return 0.0
        return max(self.full_ms - self.step_ms, 0.0) / (STATISTICS_SHARE * self.step_ms)

    def with_stride(self, stride: int) -> "Pace":
        """After the stride was changed."""
        return Pace(stride, self.step_ms, self.full_ms)

    def chunk_steps(self, runnable: int = 1, hosts: int = 1) -> int:
        """Steps of the next dispatch: clamp(200 ms x hosts / runnable, 1 ms, 30 ms) of work, at least one."""
        cost = self.step_ms if self.step_ms is not None else self.full_ms
        if cost is None:
            return 1
        low, high = CHUNK_MS
        budget_ms = min(max(FRAME_GAP_MS * hosts / max(runnable, 1), low), high)
        return max(1, int(budget_ms / cost))


def statistics_share(runnable: int) -> float:
    """Part of a host's time that a run plans with: among many, some seven statistics a second are enough.

    >>> statistics_share(1), statistics_share(4), round(statistics_share(100), 3)
    (1.0, 0.25, 0.014)
    """
    return max(1.0 / max(runnable, 1), min(1.0 / MANY_RUNS, 1.4 / max(runnable, 1)))


def _smoothed(before: float | None, now: float) -> float:
    return now if before is None else (1.0 - SMOOTHING) * before + SMOOTHING * now
