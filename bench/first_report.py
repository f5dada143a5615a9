"""`python -m bench.first_report [words]`: what a structure takes up to its first reports (P6), nothing compiled before.

Prints, for every part, seconds on the clock and of the processor. The targets of the first picture are 1.2 s for dense
networks and 2.5 s for networks with batch norm, and twice that for the first step; they are of two idle cores.
"""

import argparse
import itertools
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import jax

from bench.nets import CNN, MNIST, PYTORCH, Net, make_loader
from engine.compile.cache import ExecutableCache
from engine.datasets.definition import PreparedData
from engine.run import Run


def _normed(layers: int, units: int) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = []
    for number in range(layers):
        nodes.append({"id": f"dense_{number}", "type": "dense", "config": {"units": units}})
        nodes += [{"id": f"norm_{number}", "type": "batch_norm"}, {"id": f"act_{number}", "type": "relu"}]
    return [*nodes, {"id": "out", "type": "dense", "config": {"units": 10}}]


DEEP = Net("20 dense, batch norm", _normed(20, 32), "mnist", "cross_entropy", "label", 64, peer=(1, PYTORCH))
NETS = (MNIST, CNN, DEEP)


@dataclass(frozen=True)
class Part:
    """One part of the way. seconds, processor_s: what it took."""

    name: str
    seconds: float
    processor_s: float


def measure(net: Net, data: PreparedData) -> Iterator[Part]:
    """The parts of the way to the second step, in the order in which a host goes it, each by itself."""
    jax.clear_caches()
    run: list[Run] = []
    ways: tuple[tuple[str, Callable[[], object]], ...] = (
        ("plan", lambda: run.append(Run(net.spec, data, cache=ExecutableCache()))),
        ("look compiled", lambda: run[0].compile_look()),
        ("first picture", lambda: run[0].look()),
        ("first step compiled", lambda: run[0].compile_step()),
        ("first step", lambda: run[0].advance(1)),
        ("further steps compiled", lambda: run[0].compile_steps()),
        ("evaluation of the start, second step", lambda: run[0].advance(1)),
    )
    for name, go in ways:
        begun, worked = time.perf_counter(), time.process_time()
        go()
        yield Part(name, time.perf_counter() - begun, time.process_time() - worked)


def main() -> None:
    """Measures every net, or those whose name contains one of the words given."""
    parser = argparse.ArgumentParser(prog="bench.first_report", description=__doc__)
    parser.add_argument("words", nargs="*", help="only nets whose name contains one of these")
    asked = parser.parse_args()
    load = make_loader()
    for net in NETS:
        if asked.words and not any(word in net.name for word in asked.words):
            continue
        begun, worked = time.perf_counter(), time.process_time()
        data, label = load(net)
        loaded = Part(f"data ({label})", time.perf_counter() - begun, time.process_time() - worked)
        seconds = processor_s = 0.0
        print(f"{net.name}: seconds up to there, of the processor; the part alone")
        for part in itertools.chain([loaded], measure(net, data)):
            seconds, processor_s = seconds + part.seconds, processor_s + part.processor_s
            own = f"{part.seconds:>6.2f}, {part.processor_s:.2f}"
            print(f"P6  {seconds:>7.2f} {processor_s:>7.2f}  {own:<13} {part.name}", flush=True)


if __name__ == "__main__":
    main()
