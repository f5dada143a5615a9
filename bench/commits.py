"""`python -m bench.commits OTHER`: speed of this working tree against another one, A B B A in processes of their own.

OTHER is a second working tree of this repository, for instance made by `git worktree add`. Prints for every net the
median over turns of (this tree / the other one), losses only and diagnostics on. Exits with 1 where a net is more than
5 % slower in every repeat.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

from bench.nets import NETS

HERE = Path(__file__).resolve().parent.parent
SLOWER = 0.95
MEASURE = """
import json, os, sys, time
from bench.nets import NETS, make_loader
from bench.ours import LossesOnly, Watched
from engine.compile.cache import ExecutableCache

clock = getattr(time, sys.argv[3])
if clock is time.process_time and hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
net = next(net for net in NETS if net.name == sys.argv[1])
data, _ = make_loader()(net)
cache = ExecutableCache()
rates = []
for side in (LossesOnly, Watched):
    run = side(net, data, cache)
    for _ in range(40):
        run.advance()
    steps, begun = 0, clock()
    while clock() - begun < float(sys.argv[2]):
        steps += run.advance()
    rates.append(steps / (clock() - begun))
print(json.dumps(rates))
"""


def measure(tree: Path, net: str, seconds: float, clock: str = "perf_counter") -> list[float]:
    """Steps per second (losses only, diagnostics on) of a tree.

    Args:
        clock: a function of `time` that says how long; with `process_time` it stays on one CPU.

    Raises:
        SystemExit: the tree has no such net, or no bench; with what its process wrote.
    """
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    command = [sys.executable, "-c", MEASURE, net, str(seconds), clock]
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{net} cannot be measured in {tree}:\n{done.stderr}")
    return [float(rate) for rate in json.loads(done.stdout.splitlines()[-1])]


def compare(other: Path, net: str, turns: int, seconds: float, clock: str) -> list[float]:
    """Medians over the turns of this tree's rates over the other's. Who goes first changes with every turn."""
    ratios: list[list[float]] = []
    for turn in range(turns):
        order = (HERE, other) if turn % 2 == 0 else (other, HERE)
        rates = {tree: measure(tree, net, seconds, clock) for tree in order}
        ratios.append([a / b for a, b in zip(rates[HERE], rates[other], strict=True)])
    return [statistics.median(column) for column in zip(*ratios, strict=True)]


def main() -> None:
    """Compares every net, or those whose name contains one of the words given."""
    parser = argparse.ArgumentParser(prog="bench.commits", description=__doc__)
    parser.add_argument("other", type=Path, help="the other working tree")
    parser.add_argument("words", nargs="*", help="only nets whose name contains one of these")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=1.5, help="length of one turn")
    parser.add_argument(
        "--processor-time",
        action="store_true",
        help="rates per second of processor time on one CPU, for a machine with other work",
    )
    asked = parser.parse_args()
    clock = "process_time" if asked.processor_time else "perf_counter"
    slower: list[str] = []
    for net in NETS:
        if asked.words and not any(word in net.name for word in asked.words):
            continue
        pieces = (asked.turns, asked.seconds, clock)
        rows = [compare(asked.other.resolve(), net.name, *pieces) for _ in range(asked.repeats)]
        for name, column in zip(("losses only", "diagnostics on"), zip(*rows, strict=True), strict=True):
            print(f"{net.name}, {name}: " + ", ".join(f"{ratio:.2f} x" for ratio in column), flush=True)
            slower += [f"{net.name}, {name}"] if all(ratio < SLOWER for ratio in column) else []
    if slower:
        sys.exit("more than 5 % slower in every repeat: " + "; ".join(slower))


if __name__ == "__main__":
    main()
