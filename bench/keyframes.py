"""What keyframes cost a run from its first step on. `python -m bench.keyframes`.

A turn is a run of its own, for keyframes are densest at the start of one. Rates are steps per second of processor time
of all threads, that which writes keyframes included, so that other programs of the machine count little. Prints the
share of that time that taking and writing keyframes took, counted as it was spent; beside it the ratio of the rates of
the same run with and without them, in turns, which says the same less exactly; and the step of the dearest keyframe of
all turns, with what it cost, and how much of that was a collection of garbage, which comes when it is due.
"""

import argparse
import gc
import itertools
import statistics
import tempfile
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from backend.host.keyframes import Keyframes, KeyframeWriter
from backend.link.checkpoint_store import CheckpointHeader
from backend.link.keyframe_store import MOST_KEYFRAME_BYTES
from backend.link.keyframes import LocalKeyframes
from bench.nets import NETS, Net, make_loader
from bench.ours import Watched
from engine.compile.cache import ExecutableCache
from engine.datasets.definition import PreparedData

FLUSH_S = 10.0


class Collections:
    """Processor time of collections of garbage, by the thread that they fell into."""

    def __init__(self) -> None:
        self._begun = 0.0
        self._spent: dict[int, float] = {}

    def __call__(self, phase: str, _: dict[str, int]) -> None:
        """Called by the collector as it begins and ends."""
        if phase == "start":
            self._begun = time.thread_time()
            return
        thread = threading.get_ident()
        self._spent[thread] = self._spent.get(thread, 0.0) + time.thread_time() - self._begun

    def here_s(self) -> float:
        """In this thread so far."""
        return self._spent.get(threading.get_ident(), 0.0)


COLLECTIONS = Collections()


@dataclass(frozen=True, order=True)
class Piece:
    """Taking or writing one keyframe. spent_s: processor time. garbage_s: of that, collecting garbage."""

    spent_s: float
    garbage_s: float
    step: int
    part: str

    def __str__(self) -> str:
        return (
            f"{self.part} step {self.step:,}: {1e3 * self.spent_s:.2f} ms, garbage {1e3 * self.garbage_s:.2f} ms of it"
        )


@dataclass
class Stopwatch:
    """Counts pieces of work in the thread that does them. pieces: so far."""

    pieces: list[Piece] = field(default_factory=list[Piece])

    @contextmanager
    def count(self, step: int, part: str) -> Generator[None]:
        """Counts what is done within."""
        begun, garbage = time.thread_time(), COLLECTIONS.here_s()
        yield
        self.pieces.append(Piece(time.thread_time() - begun, COLLECTIONS.here_s() - garbage, step, part))

    @property
    def spent_s(self) -> float:
        """Processor time of all pieces."""
        return sum(piece.spent_s for piece in self.pieces)


class TimedKeyframes(LocalKeyframes):
    """Counts the processor time of its writes."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.watch = Stopwatch()

    def write(self, header: CheckpointHeader, state: bytes, most_bytes: int | None = None) -> int:
        """See `KeyframeStore`."""
        with self.watch.count(header.step, "writing"):
            return super().write(header, state, most_bytes)


class Kept(Watched):
    """Trains as a host does, and keeps states on the way as a host does. watch: counts what taking them costs."""

    def __init__(
        self, net: Net, data: PreparedData, cache: ExecutableCache, writer: KeyframeWriter, run_id: str
    ) -> None:
        super().__init__(net, data, cache)
        self.watch = Stopwatch()
        self._run_id, self._writer = run_id, writer
        self._run_time_s = 0.0
        self._keyframes = Keyframes(self.run, self._header, writer, 0.0)

    def _header(self) -> CheckpointHeader:
        return CheckpointHeader(self._run_id, 0, self.run.step, self._run_time_s, 0, self.run.fingerprint())

    def advance(self) -> int:
        """One chunk, up to the next step with statistics, and a keyframe where one is due."""
        begun = time.perf_counter()
        steps = super().advance()
        self._run_time_s += time.perf_counter() - begun
        with self.watch.count(self.run.step, "taking"):
            self._keyframes.trained(self._run_time_s, ended=False)
        return steps

    def finish(self) -> None:
        """Waits for what is still being written."""
        self._writer.finish(FLUSH_S)

    def chunk_steps(self) -> int:
        """A host's chunks end at steps with statistics; the ladder is among them."""
        ahead = self.run.steps_to_report
        return max(1, min(super().chunk_steps(), ahead - 1 if ahead > 1 else 1))


def rate(side: Kept, seconds: float) -> float:
    """Steps per second of processor time, from the first step on and with all that is written."""
    begun = time.process_time()
    while time.process_time() - begun < seconds:
        side.advance()
    side.finish()
    return side.run.step / (time.process_time() - begun)


@dataclass
class Cost:
    """What keyframes cost, turn by turn.

    Attributes:
        shares: of the time, which taking and writing them took. kept, none: rates with and without them.
        counts: keyframes of a run. pieces: of all keyframes.
    """

    shares: list[float] = field(default_factory=list[float])
    kept: list[float] = field(default_factory=list[float])
    none: list[float] = field(default_factory=list[float])
    counts: list[int] = field(default_factory=list[int])
    pieces: list[Piece] = field(default_factory=list[Piece])

    @property
    def ratios(self) -> list[float]:
        """Rates with them / without them."""
        return [with_them / without for with_them, without in zip(self.kept, self.none, strict=True)]


def measure(net: Net, data: PreparedData, seconds: float, turns: int) -> Cost:
    """Runs with keyframes and without them, in turns."""
    cost = Cost()
    gc.callbacks.append(COLLECTIONS)
    try:
        _take_turns(cost, net, data, seconds, turns)
    finally:
        gc.callbacks.remove(COLLECTIONS)
    return cost


def _take_turns(cost: Cost, net: Net, data: PreparedData, seconds: float, turns: int) -> None:
    cache, numbers = ExecutableCache(), itertools.count()
    with tempfile.TemporaryDirectory() as folder:
        store = TimedKeyframes(Path(folder))
        kept, none = KeyframeWriter(store, MOST_KEYFRAME_BYTES), KeyframeWriter(store, 0)
        rate(Kept(net, data, cache, none, "first"), seconds)
        for _ in range(turns):
            name = str(next(numbers))
            store.watch, begun = Stopwatch(), time.process_time()
            side = Kept(net, data, cache, kept, name)
            cost.kept.append(rate(side, seconds))
            cost.shares.append((side.watch.spent_s + store.watch.spent_s) / (time.process_time() - begun))
            cost.pieces += [*side.watch.pieces, *store.watch.pieces]
            cost.none.append(rate(Kept(net, data, cache, none, "none"), seconds))
            cost.counts.append(len(store.sizes(name)))


def main() -> None:
    """Measures every net, or those whose name contains one of the words given."""
    parser = argparse.ArgumentParser(prog="bench.keyframes", description=__doc__)
    parser.add_argument("words", nargs="*", help="measure only nets whose name contains one of these")
    parser.add_argument("--seconds", type=float, default=3.0, help="length of one run")
    parser.add_argument("--turns", type=int, default=5)
    asked = parser.parse_args()
    load = make_loader()
    for net in NETS:
        if not asked.words or any(word in net.name for word in asked.words):
            data, label = load(net)
            cost = measure(net, data, asked.seconds, asked.turns)
            share, count = statistics.median(cost.shares), statistics.median(cost.counts)
            text = f"{share:.2%} of the time, at most {max(cost.shares):.2%}; {count:.0f} keyframes a run"
            ratio = f"with / without {statistics.median(cost.ratios):.3f}"
            print(f"{text}; {ratio}; {max(cost.pieces)}: {net.name}, batch {net.batch}, {label}", flush=True)


if __name__ == "__main__":
    main()
