"""`python -m bench.crowd`: many sessions on one server, then many viewers of one session (P8). Prints, asserts nothing.

The clients run in this process, on the same machine: what they take is taken from the server.
"""

import argparse
import asyncio
import itertools
import json
import os
import statistics
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

from bench.stream import Stream
from engine.labs import LABS
from tests.e2e.server import Server, start_server

SETTLE_S = 10.0
RATE = 10.0


def tiny_spec() -> dict[str, Any]:
    """2-4-2-2 on the opening experiment's data."""
    spec = LABS[0].spec.model_dump(mode="json")
    names = ["x", "one", "bend_1", "two", "bend_2", "out"]
    blocks = [("dense", {"units": 4}), ("tanh", {}), ("dense", {"units": 2}), ("tanh", {}), ("dense", {"units": 2})]
    nodes = [{"id": "x", "type": "input", "config": {}}]
    nodes += [{"id": name, "type": kind, "config": own} for name, (kind, own) in zip(names[1:], blocks, strict=True)]
    edges = [{"source": source, "target": target} for source, target in itertools.pairwise(names)]
    spec["network"] = {"nodes": nodes, "edges": edges}
    spec["objectives"][0]["prediction"] = "out"
    return spec


def make_session(server: Server, spec: dict[str, Any]) -> tuple[str, str]:
    """(session id, owner token)."""
    headers = {"Origin": server.url, "Content-Type": "application/json"}
    body = json.dumps({"spec": spec}).encode()
    request = urllib.request.Request(f"{server.url}/api/sessions", body, headers)  # noqa: S310 - our own server
    created = json.load(urllib.request.urlopen(request))  # noqa: S310 - our own server
    return created["session_id"], created["owner_token"]


async def play(server: Server, spec: dict[str, Any], seed: int) -> tuple[str, Stream]:
    """A session that trains, and its owner's stream."""
    session_id, token = await asyncio.to_thread(make_session, server, spec)
    stream = await Stream.open(server.url, session_id, token, views=[], max_rate=RATE)
    stream.send(type="start", request_id="1", spec=spec, reason="first", seed=seed)
    await stream.until_seq(0)
    return session_id, stream


async def measure_sessions(server: Server, count: int, seconds: float) -> None:
    """Frames a second of each of many sessions."""
    spec = tiny_spec()
    begin = time.monotonic()
    streams = [stream for _, stream in await asyncio.gather(*(play(server, spec, seed) for seed in range(count)))]
    ramp_s = time.monotonic() - begin
    await asyncio.sleep(SETTLE_S)
    before = [(stream.frames, stream.step) for stream in streams]
    await asyncio.sleep(seconds)
    after = [(stream.frames, stream.step) for stream in streams]
    rates = sorted((new[0] - old[0]) / seconds for old, new in zip(before, after, strict=True))
    steps = sorted((new[1] - old[1]) / seconds for old, new in zip(before, after, strict=True))
    print(
        f"{count} sessions: all moving after {ramp_s:.1f} s; frames a second each: least {rates[0]:.1f}, "
        f"median {statistics.median(rates):.1f}, most {rates[-1]:.1f}; steps a second each: least {steps[0]:,.0f}, "
        f"median {statistics.median(steps):,.0f}, most {steps[-1]:,.0f}"
    )
    for stream in streams:
        stream.close()


async def measure_viewers(server: Server, count: int, seconds: float) -> None:
    """How far behind the first viewer the others see each frame of one session."""
    session_id, owner = await play(server, tiny_spec(), 0)
    opened = [Stream.open(server.url, session_id, None, views=["boundary"], max_rate=RATE) for _ in range(count)]
    viewers = [owner, *await asyncio.gather(*opened)]
    await asyncio.sleep(SETTLE_S)
    before = [viewer.frames for viewer in viewers]
    for viewer in viewers:
        viewer.seen_at.clear()
    await asyncio.sleep(seconds)
    rates = sorted((viewer.frames - old) / seconds for viewer, old in zip(viewers, before, strict=True))
    first: dict[int, float] = {}
    for viewer in viewers:
        for seq, at in viewer.seen_at.items():
            first[seq] = min(at, first.get(seq, at))
    ages = sorted(1000.0 * (at - first[seq]) for viewer in viewers for seq, at in viewer.seen_at.items())
    quantiles = [ages[min(int(share * len(ages)), len(ages) - 1)] for share in (0.5, 0.99)]
    print(
        f"{count} viewers: frames a second each: least {rates[0]:.1f}, median {statistics.median(rates):.1f}; "
        f"behind whoever sees a frame first: median {quantiles[0]:.0f} ms, 99 of 100 within {quantiles[1]:.0f} ms"
    )
    for viewer in viewers:
        viewer.close()


async def measure(server: Server, arguments: argparse.Namespace) -> None:
    """Both, one after the other."""
    if arguments.sessions:
        await measure_sessions(server, arguments.sessions, arguments.seconds)
    if arguments.viewers:
        await measure_viewers(server, arguments.viewers, arguments.seconds)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=100)
    parser.add_argument("--viewers", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=20.0)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(Path(folder) / "home", Path(folder) / "log.txt")
        try:
            asyncio.run(measure(server, arguments))
            print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        finally:
            server.stop()


if __name__ == "__main__":
    main()
