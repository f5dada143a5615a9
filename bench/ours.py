"""Our side: a run with nothing but losses, and a run as a visitor has it, with statistics and frames."""

import time

from bench.nets import Net
from engine.compile.cache import ExecutableCache
from engine.datasets.definition import PreparedData
from engine.run import Run
from engine.run.pacing import Pace

LARGE = 2**20
FRAME_MS = 1000 / 30


class LossesOnly:
    """Trains in chunks of a frame's length; statistics so seldom that they do not count."""

    def __init__(self, net: Net, data: PreparedData, cache: ExecutableCache) -> None:
        self.run = Run(net.spec, data, cache=cache)
        self.run.compile()
        self.run.set_stride(LARGE)
        self._pace = Pace()

    @property
    def chunk(self) -> int:
        """Steps that take about 30 ms."""
        return self._pace.chunk_steps()

    def advance(self) -> int:
        """One chunk."""
        begun = time.perf_counter()
        advance = self.run.advance(self.chunk)
        self._pace = self._pace.measured(advance.steps, len(advance.reports), 1000 * (time.perf_counter() - begun))
        return advance.steps


class Watched:
    """Trains as a host does: at most ten statistics a second, every report turned into bytes."""

    def __init__(self, net: Net, data: PreparedData, cache: ExecutableCache) -> None:
        self.run = Run(net.spec, data, cache=cache)
        self.run.compile()
        self._pace = Pace()
        self.sent_bytes = 0

    def chunk_steps(self) -> int:
        """Steps of the next chunk: about 30 ms."""
        return self._pace.chunk_steps()

    def advance(self) -> int:
        """One chunk, its frames, and the stride that follows."""
        begun = time.perf_counter()
        advance = self.run.advance(self.chunk_steps())
        for report in advance.reports:
            self.sent_bytes += sum(len(array.tobytes()) for array in report.arrays.values())
        self._pace = self._pace.measured(advance.steps, len(advance.reports), 1000 * (time.perf_counter() - begun))
        wanted = self._pace.wanted_stride()
        if wanted != self.run.stride:
            self.run.set_stride(wanted)
        self._pace = self._pace.with_stride(self.run.stride)
        return advance.steps
