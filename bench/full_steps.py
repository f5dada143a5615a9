"""What a step with statistics and a frame costs beside one of the loop: `python -m bench.full_steps [words]`.

At most 1.3 wherever a step takes 5 ms or more; in shorter steps the dispatch weighs more than the step. Measured in
turns by processor time, so that a machine with other work gives the same ratios.
"""

import argparse
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass

from bench.nets import NETS, make_loader
from bench.timing import in_turns
from engine.compile.cache import ExecutableCache
from engine.datasets.definition import PreparedData
from engine.datasets.prepare import prepare
from engine.labs import LABS
from engine.run import Run
from engine.spec import ExperimentSpec
from engine.zoo import ZOO

LEAST_MS = 5.0
MOST = 1.3
LARGE = 2**20
WORDS = ("CNN", "LeNet", "zoo cifar_resnet_20", "zoo u_net", "zoo lstm", "zoo densenet_121")


@dataclass(frozen=True)
class Cost:
    """Medians of all turns. lean_ms, full_ms: of one step. ratio: of the two in one turn."""

    lean_ms: float
    full_ms: float
    ratio: float


def measure(spec: ExperimentSpec, data: PreparedData, seconds: float, turns: int) -> Cost:
    """Steps of the loop, and steps that are all reported, in turns."""
    cache = ExecutableCache()
    lean, full = (Run(spec, data, cache=cache) for _ in range(2))
    for run, stride in ((lean, LARGE), (full, 1)):
        run.compile()
        run.set_stride(stride)
        for _ in range(3):
            run.advance(1)
    begun = time.process_time()
    lean.advance(4)
    piece = max(1, int(0.2 / max((time.process_time() - begun) / 4, 1e-4)))
    reported, silent, ratios = in_turns(
        lambda: full.advance(4).steps, lambda: lean.advance(piece).steps, seconds, turns, time.process_time
    )
    return Cost(1e3 / silent, 1e3 / reported, statistics.median(1 / ratio for ratio in ratios))


def subjects() -> Iterator[tuple[str, ExperimentSpec, PreparedData | None]]:
    """Name, spec and data of every net of the table, lab and twin of the zoo; None: its own data."""
    load = make_loader()
    for net in NETS:
        yield net.name, net.spec, load(net)[0]
    for entry in ZOO:
        yield f"zoo {entry.type}", entry.twin, None
    for lab in LABS:
        yield f"lab {lab.id}", lab.spec, None


def main() -> None:
    """Measures all whose name contains one of the words."""
    parser = argparse.ArgumentParser(prog="bench.full_steps", description=__doc__)
    parser.add_argument("words", nargs="*", default=WORDS, help='parts of names; "" for all')
    parser.add_argument("--seconds", type=float, default=1.0, help="processor time of one turn")
    parser.add_argument("--turns", type=int, default=5)
    asked = parser.parse_args()
    for name, spec, data in subjects():
        if any(word in name for word in asked.words):
            cost = measure(spec, data or prepare(spec.data, None), asked.seconds, asked.turns)
            bound = "" if cost.lean_ms < LEAST_MS else f" (at most {MOST})"
            print(f"{cost.ratio:>6.2f} x{bound}  {cost.full_ms:.2f} against {cost.lean_ms:.2f} ms  {name}", flush=True)


if __name__ == "__main__":
    main()
