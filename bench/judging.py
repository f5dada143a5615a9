"""What judging costs a run: the rules of findings over histories of up to 10,000 steps. `python -m bench.judging`.

A turn is a run of its own from its first step. The share is counted in processor time of the thread that trains, as
it was spent: adding frames to the evidence, and asking every rule at ladder steps.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from bench.nets import NETS, Net, make_loader
from bench.ours import Watched
from engine.compile.cache import ExecutableCache
from engine.datasets.definition import PreparedData
from engine.run.judge import Judge

STEPS = 10_000


@dataclass
class Spent:
    """Processor time that went into judging, and how often the rules were asked."""

    seconds: float = 0.0
    asked: int = 0


@dataclass
class Cost:
    """Turn by turn.

    Attributes:
        shares: of all processor time, spent in judging. rates: steps per second of processor time. asked: times.
    """

    shares: list[float] = field(default_factory=list[float])
    rates: list[float] = field(default_factory=list[float])
    asked: int = 0


@contextmanager
def counted() -> Generator[Spent]:
    """Counts what judges spend."""
    spent = Spent()

    def timed(method: Callable[..., Any], asks: bool) -> Callable[..., Any]:
        def measured(*args: Any, **settings: Any) -> Any:
            begun = time.thread_time()
            try:
                return method(*args, **settings)
            finally:
                spent.seconds += time.thread_time() - begun
                spent.asked += asks

        return measured

    with (
        patch.object(Judge, "add", timed(Judge.add, False)),
        patch.object(Judge, "changes", timed(Judge.changes, True)),
    ):
        yield spent


def measure(net: Net, data: PreparedData, turns: int, steps: int = STEPS) -> Cost:
    """Whole runs of so many steps, watched as a visitor watches them."""
    cost, cache = Cost(), ExecutableCache()
    for _ in range(turns):
        side = Watched(net, data, cache)
        with counted() as spent:
            begun = time.process_time()
            while side.run.step < steps and side.run.status not in ("finished", "diverged"):
                side.advance()
            passed = time.process_time() - begun
        cost.shares.append(spent.seconds / passed)
        cost.rates.append(side.run.step / passed)
        cost.asked = spent.asked
    return cost


def main() -> None:
    """Measures the nets whose names contain one of the words given; the smallest unless any is."""
    parser = argparse.ArgumentParser(prog="bench.judging", description=__doc__)
    parser.add_argument("words", nargs="*")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--steps", type=int, default=STEPS)
    asked = parser.parse_args()
    load = make_loader()
    for net in NETS:
        if net is NETS[0] if not asked.words else any(word in net.name for word in asked.words):
            data, label = load(net)
            cost = measure(net, data, asked.turns, asked.steps)
            shares = ", ".join(f"{share:.2%}" for share in cost.shares)
            print(f"{statistics.median(cost.shares):.2%} of the processor time ({shares})  {net.name}, {label}")
            print(
                f"rules asked {cost.asked} times in {asked.steps:,} steps, {statistics.median(cost.rates):,.0f} steps/s"
            )


if __name__ == "__main__":
    main()
