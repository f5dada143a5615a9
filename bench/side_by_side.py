"""Sixteen tiny runs side by side in the lanes of one program, against the same runs one after the other (P13)."""

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass

from bench.nets import Net
from engine.compile.cache import ExecutableCache
from engine.compile.lane_executor import Lane
from engine.compile.lanes import Lanes
from engine.datasets.definition import PreparedData
from engine.limits import LANES
from engine.run import Run
from engine.spec import paths

STRIDE = 256
PIECE = 64


@dataclass(frozen=True)
class Cost:
    """Ratios of the sixteen side by side to the sixteen in turn, one of each repetition.

    Attributes:
        wall, processor: of the time on the clock, and of the processor's time.
        steps_per_second: (side by side, in turn), of all runs together, by the clock; of the last repetition.
    """

    wall: list[float]
    processor: list[float]
    steps_per_second: tuple[float, float]


def measure(net: Net, data: PreparedData, steps: int, turns: int) -> Cost:
    """Whole runs of so many steps that differ in their seeds, with statistics every 256 steps."""
    cache = ExecutableCache()
    wall, processor, rates = list[float](), list[float](), (0.0, 0.0)
    for _ in range(turns + 1):  # the first of both compiles
        beside = _timed(lambda: _train_in_lanes(net, data, cache, steps))
        alone = _timed(lambda: _train_in_turn(net, data, cache, steps))
        wall.append(beside[0] / alone[0])
        processor.append(beside[1] / alone[1])
        rates = LANES * steps / beside[0], LANES * steps / alone[0]
    return Cost(wall[1:], processor[1:], rates)


def _timed(work: Callable[[], None]) -> tuple[float, float]:
    """Seconds on the clock and of the processor, this process's threads together."""
    begin, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF)
    work()
    now = resource.getrusage(resource.RUSAGE_SELF)
    return time.perf_counter() - begin, now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime


def _runs(net: Net, data: PreparedData, cache: ExecutableCache, lanes: Lanes | None) -> list[Run]:
    specs = [paths.replace(net.spec, "training.seed", seed) for seed in range(LANES)]
    places = [None if lanes is None else Lane(lanes, number) for number in range(LANES)]
    runs = [Run(spec, data, cache=cache, lane=lane) for spec, lane in zip(specs, places, strict=True)]
    for run in runs:
        run.compile()
        run.set_stride(STRIDE)
    return runs


def _train_in_lanes(net: Net, data: PreparedData, cache: ExecutableCache, steps: int) -> None:
    runs = _runs(net, data, cache, Lanes())
    for _ in range(0, steps, PIECE):
        for run in runs:
            run.advance(PIECE)


def _train_in_turn(net: Net, data: PreparedData, cache: ExecutableCache, steps: int) -> None:
    for run in _runs(net, data, cache, None):
        for _ in range(0, steps, PIECE):
            run.advance(PIECE)
