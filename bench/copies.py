"""What a repeated group costs as a loop over its copies, beside the same network written out: `python -m bench.copies`.

The networks of the ready experiment on 56 layers. Compiling (at most 1.5 times that of 4 blocks written out) and a step
of the loop (less than one written out) are counted in processor time, steps in turns, so that a machine with other work
gives the same ratios.
"""

import argparse
import statistics
import time
from collections.abc import Generator
from contextlib import contextmanager

from bench.timing import in_turns
from engine import repeats
from engine.compile.cache import ExecutableCache
from engine.datasets.definition import PreparedData
from engine.datasets.prepare import prepare
from engine.labs.depth import plain, residual
from engine.run import Run
from engine.spec import ExperimentSpec

FEW_LAYERS = 10
"""Four blocks, and the layers at both ends."""

NEVER = 10**9
STRIDE = 2**20
MOST_COMPILING = 1.5


@contextmanager
def fewest_saved(nodes: int) -> Generator[None]:
    """Programs made within have a loop only where it spares so many nodes."""
    before = repeats.FEWEST_SAVED
    repeats.FEWEST_SAVED = nodes
    try:
        yield
    finally:
        repeats.FEWEST_SAVED = before


def compiled(spec: ExperimentSpec, data: PreparedData, *, loop: bool) -> tuple[Run, float]:
    """A run that reports nothing, and the processor time that compiling it took, in seconds."""
    with fewest_saved(repeats.FEWEST_SAVED if loop else NEVER):
        begun = time.process_time()
        run = Run(spec, data, cache=ExecutableCache())
        run.compile()
        spent = time.process_time() - begun
    run.set_stride(STRIDE)
    run.advance(3)
    return run, spent


def main() -> None:
    """Measures the residual and the plain network of 56 layers."""
    parser = argparse.ArgumentParser(prog="bench.copies", description=__doc__)
    parser.add_argument("--seconds", type=float, default=1.0, help="processor time of one turn")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--steps", type=int, default=64, help="of one piece")
    asked = parser.parse_args()
    data = prepare(plain(FEW_LAYERS).data, None)
    for name, make in (("residual", residual), ("plain", plain)):
        _, few_s = compiled(make(FEW_LAYERS), data, loop=False)
        (looped, loop_s), (written, written_s) = (compiled(make(56), data, loop=loop) for loop in (True, False))
        loop_rate, written_rate, ratios = in_turns(
            lambda run=looped: run.advance(asked.steps).steps,
            lambda run=written: run.advance(asked.steps).steps,
            asked.seconds,
            asked.turns,
            time.process_time,
        )
        step = statistics.median(1 / ratio for ratio in ratios)
        steps = (
            f"{step:.2f} x a step written out (less than 1), {1e3 / loop_rate:.2f} against {1e3 / written_rate:.2f} ms"
        )
        few = f"{loop_s / few_s:.2f} x 4 blocks written out (at most {MOST_COMPILING})"
        print(f"{steps}; compiling {few}, {loop_s / written_s:.2f} x all: {name}, 56 layers", flush=True)


if __name__ == "__main__":
    main()
