"""`make bench`: prints our loop against a hand-written one, diagnostics on against losses only, and us against peers.

PyTorch trains in turns with us where `make oracle` has installed it; its rate is otherwise a number measured apart, as
is that of TensorFlow Playground's engine, and the line says so.

Writes bench/results.json: a list of {id, name, value, unit, peer, ratio, runs}.
"""

import argparse
import json
import os
import platform
import statistics
import time
from pathlib import Path
from typing import Any

from bench import keyframes, side_by_side
from bench.faces import Faced
from bench.nets import NETS, Net, make_loader
from bench.ours import LossesOnly, Watched
from bench.peer import PyTorch
from bench.plain import PlainLoop
from bench.timing import in_turns, steps_per_second
from engine.compile.cache import ExecutableCache
from engine.datasets.definition import PreparedData
from engine.limits import LANES

LEAST_FACED_S = 4.0
"""Pictures come a few times a second, and rest after dear ones: turns must be longer than that."""

KEYFRAME_SECONDS = 3.0
LANE_STEPS = 8192
RESULTS = Path(__file__).parent / "results.json"


def measure(
    net: Net, data: PreparedData, label: str, seconds: float, turns: int, *, processor: bool = False
) -> list[dict[str, Any]]:
    """All comparisons of one net.

    Args:
        processor: rates are per second of processor time, PyTorch's of its own; what is measured apart is left out.
    """
    clock = time.process_time if processor else time.perf_counter
    cache = ExecutableCache()
    ours, watched = LossesOnly(net, data, cache), Watched(net, data, cache)
    plain = PlainLoop(net, data)
    for _ in range(40):
        ours.advance()
        watched.advance()
    plain.advance(ours.chunk)
    rate, by_hand, ratios = in_turns(ours.advance, lambda: plain.advance(ours.chunk), seconds, turns, clock)
    live, bare, shares = in_turns(watched.advance, ours.advance, seconds, turns, clock)
    name = f"{net.name}, batch {net.batch}, {label}"
    results = [
        _result("P5", f"{name}: our loop / hand-written loop", rate, by_hand, ratios),
        _result("P4", f"{name}: diagnostics on / losses only", live, bare, shares),
    ]
    if processor:
        return results + measure_peer(net, data, name, ours, watched, (seconds, turns), processor=True)
    if watched.run.schema.faces:
        results.append(measure_faces(net, data, name, cache, watched, (seconds, turns)))
    return results + measure_peer(net, data, name, ours, watched, (seconds, turns))


def measure_faces(
    net: Net, data: PreparedData, name: str, cache: ExecutableCache, watched: Watched, length: tuple[float, int]
) -> dict[str, Any]:
    """Faces of all blocks subscribed at 4 Hz, against none."""
    faced = Faced(net, data, cache)
    for _ in range(40):
        faced.advance()
    seconds, turns = length
    rate, without, ratios = in_turns(faced.advance, watched.advance, max(seconds, LEAST_FACED_S), turns)
    return _result("P9", f"{name}: faces of all blocks / none", rate, without, ratios)


def measure_peer(
    net: Net,
    data: PreparedData,
    name: str,
    ours: LossesOnly,
    watched: Watched,
    length: tuple[float, int],
    *,
    processor: bool = False,
) -> list[dict[str, Any]]:
    """Against the net's peer: PyTorch in turns with us where it is installed, otherwise a rate measured apart."""
    peer_rate, what = net.peer
    sides = {"diagnostics on": watched.advance}
    if not net.peer_is_pytorch:
        identity = "P1"
    elif net.peer_logs:
        identity = "P2"
    else:
        identity, sides = "P3", {"losses only": ours.advance, **sides}
    results: list[dict[str, Any]] = []
    if net.peer_is_pytorch and PyTorch.installed():
        with PyTorch(net, data.input_shape) as peer:
            clocks = (time.process_time, lambda: peer.worked_s) if processor else (time.perf_counter, None)
            steps_per_second(peer.advance, length[0], clocks[1] or clocks[0])
            for side, advance in sides.items():
                rate, other, ratios = in_turns(advance, peer.advance, *length, *clocks)
                results.append(_result(identity, f"{name}: {side} / {what}", rate, other, ratios))
        return results
    if processor:
        return results
    for side, advance in sides.items():
        rate = steps_per_second(advance, length[0])
        results.append(
            _result(identity, f"{name}: {side} / {what}, measured apart", rate, peer_rate, [rate / peer_rate])
        )
    return results


def measure_keyframes(net: Net, data: PreparedData, label: str, seconds: float, turns: int) -> dict[str, Any]:
    """The first seconds of a run with keyframes, where they are densest, against the same without them."""
    cost = keyframes.measure(net, data, seconds, turns)
    share = statistics.median(cost.shares)
    name = f"{net.name}, batch {net.batch}, {label}: keyframes ({share:.1%} of the time) / none"
    return _result("P11", name, statistics.median(cost.kept), statistics.median(cost.none), cost.ratios)


def measure_lanes(net: Net, data: PreparedData, label: str, turns: int) -> list[dict[str, Any]]:
    """Sixteen whole runs side by side against the same in turn: time on the clock, and of the processor."""
    cost = side_by_side.measure(net, data, LANE_STEPS, turns)
    beside, alone = cost.steps_per_second
    name = f"{LANES} x {net.name}, batch {net.batch}, {label}, {LANE_STEPS:,} steps: side by side / in turn"
    return [
        _result("P13", f"{name}, {clock}", beside, alone, ratios)
        for clock, ratios in (("time", cost.wall), ("processor time", cost.processor))
    ]


def _result(identity: str, name: str, value: float, peer: float, ratios: list[float]) -> dict[str, Any]:
    return {
        "id": identity,
        "name": name,
        "value": round(value, 2),
        "unit": "steps/s",
        "peer": round(peer, 2),
        "ratio": round(statistics.median(ratios), 3),
        "runs": [round(ratio, 3) for ratio in ratios],
    }


def stay_on_one_cpu() -> None:
    """Threads that wait for each other on a busy machine spin: that is no work. Called before anything is computed."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def main() -> None:
    """Measures every net, or those whose name contains one of the words given."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("words", nargs="*", help="measure only nets whose name contains one of these")
    parser.add_argument("--seconds", type=float, default=0.6, help="length of one turn")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument(
        "--processor-time",
        action="store_true",
        help="rates per second of processor time on one CPU, for a machine with other work",
    )
    asked = parser.parse_args()
    if asked.processor_time:
        stay_on_one_cpu()
    load = make_loader()
    results: list[dict[str, Any]] = []
    print(f"{platform.machine()}, {platform.processor() or 'CPU'}; medians of {asked.turns} turns, A B A B")
    for net in NETS:
        if asked.words and not any(word in net.name for word in asked.words):
            continue
        data, label = load(net)
        measured = measure(net, data, label, asked.seconds, asked.turns, processor=asked.processor_time)
        if net is NETS[0]:  # the rate at which keyframes weigh most
            measured.append(measure_keyframes(net, data, label, KEYFRAME_SECONDS, asked.turns))
            measured += measure_lanes(net, data, label, asked.turns)
        for result in measured:
            results.append(result)
            comparison = f"{result['value']:>12,.1f} against {result['peer']:>12,.1f} steps/s"
            print(f"{result['id']}  {result['ratio']:>6.2f} x  {comparison}  {result['name']}", flush=True)
    RESULTS.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
