"""`make soak`: distinct networks through one real server, each opened, trained and deleted; memory, kills, full disk.

Prints figures and fails where memory grows by more than a megabyte a network behind the first ones.
"""

import argparse
import asyncio
import itertools
import json
import math
import os
import resource
import signal
import statistics
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

from bench.crowd import make_session
from bench.stream import Stream
from engine.labs import LABS
from tests.e2e.server import Server, start_server

STEPS = 300
TROUBLE_AT = 100
FEW_BYTES = 16_384
WARM_UP = 40
MOST_BYTES_A_NETWORK = 2**20
MEGABYTE = 2**20
LIMIT_S = 600.0


def networks() -> Iterator[tuple[str, dict[str, Any]]]:
    """(name, spec): no two have the same structure; every fourth has convolutions."""
    for number in itertools.count():
        if number % 4 == 3:
            filters = 2 + number // 4 % 10, 3 + number // 40
            yield f"convolutions {filters[0]}-{filters[1]}", convolutions(*filters)
        else:
            widths = 4 + number % 9, 3 + number // 9 % 11, 2 + number // 99
            yield f"dense {'-'.join(map(str, widths))}", dense(*widths)


def dense(*widths: int) -> dict[str, Any]:
    """Dense layers on the opening experiment's data."""
    blocks: list[tuple[str, str, dict[str, Any]]] = []
    for place, width in enumerate(widths):
        blocks += [(f"dense_{place}", "dense", {"units": width}), (f"bend_{place}", "tanh", {})]
    return chained(LABS[0].spec.model_dump(mode="json"), [*blocks, ("out", "dense", {"units": 2})])


def convolutions(first: int, second: int) -> dict[str, Any]:
    """Two convolutions on the digits."""
    spec = LABS[0].spec.model_dump(mode="json")
    spec["data"] = {"type": "digits"}
    blocks: list[tuple[str, str, dict[str, Any]]] = [
        ("conv_1", "conv2d", {"filters": first, "kernel_size": 3}),
        ("bend_1", "relu", {}),
        ("conv_2", "conv2d", {"filters": second, "kernel_size": 3}),
        ("bend_2", "relu", {}),
        ("flat", "flatten", {}),
        ("out", "dense", {"units": 10}),
    ]
    return chained(spec, blocks)


def chained(spec: dict[str, Any], blocks: list[tuple[str, str, dict[str, Any]]]) -> dict[str, Any]:
    """The spec with these blocks, one behind the other, as its network."""
    nodes = [{"id": "x", "type": "input", "config": {}}]
    nodes += [{"id": name, "type": kind, "config": config} for name, kind, config in blocks]
    names = [node["id"] for node in nodes]
    edges = [{"source": source, "target": target} for source, target in itertools.pairwise(names)]
    spec["objectives"][0]["prediction"] = names[-1]
    return {**spec, "network": {"nodes": nodes, "edges": edges}}


def host_of(server: Server) -> tuple[int, int]:
    """(pid, resident bytes) of the server's largest descendant: the host that trains."""
    parents = dict(_parents())
    below = {server.process.pid}
    while more := {pid for pid, parent in parents.items() if parent in below} - below:
        below |= more
    sizes = {pid: _resident(pid) for pid in below - {server.process.pid}}
    pid = max(sizes, key=lambda name: sizes[name])
    return pid, sizes[pid]


def _parents() -> Iterator[tuple[int, int]]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                yield int(entry.name), int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def delete_session(server: Server, session_id: str, token: str) -> None:
    """Removes a session."""
    headers = {"Origin": server.url, "Authorization": f"Bearer {token}"}
    request = urllib.request.Request(  # noqa: S310 - our own server
        f"{server.url}/api/sessions/{session_id}", headers=headers, method="DELETE"
    )
    urllib.request.urlopen(request).close()  # noqa: S310 - our own server


Trouble = Callable[[Server, Stream], Awaitable[None]]


async def kill(server: Server, stream: Stream) -> None:
    """Its host dies."""
    del stream
    os.kill(host_of(server)[0], signal.SIGKILL)


async def fill(server: Server, stream: Stream) -> None:
    """The disk takes no more: the server can write no file beyond its first pages until it has said so.

    A limit at the size of SQLite's log would not do, since the log begins again at its head from time to time.
    """
    pid, (soft, hard) = server.process.pid, resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (FEW_BYTES, hard))
    await stream.until_degraded(degraded=True)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (soft, hard))
    await stream.until_degraded(degraded=False)


async def train(server: Server, spec: dict[str, Any], *, trouble: Trouble | None) -> float:
    """Opens, trains and deletes; `trouble` is made behind a third of the steps. Returns seconds."""
    begin = time.monotonic()
    session_id, token = await asyncio.to_thread(make_session, server, spec)
    stream = await Stream.open(server.url, session_id, token, views=["boundary"], max_rate=4.0)
    try:
        stream.send(type="play", request_id="1")
        async with asyncio.timeout(LIMIT_S):
            if trouble is not None:
                await stream.until_step(TROUBLE_AT)
                await trouble(server, stream)
            await stream.until_step(STEPS)
    finally:
        stream.close()
    seqs = sorted(stream.seen_at)
    assert seqs == list(range(len(seqs))), f"frames are missing: {seqs}"
    await asyncio.to_thread(delete_session, server, session_id, token)
    return time.monotonic() - begin


async def soak(server: Server, count: int, kill_every: int, fill_every: int, minutes: float | None = None) -> list[int]:
    """Resident bytes of the host behind each network. minutes: after so many no further network begins."""
    sizes: list[int] = []
    until = math.inf if minutes is None else time.monotonic() + 60 * minutes
    made: Counter[str] = Counter()
    for number, (name, spec) in enumerate(itertools.islice(networks(), count), 1):
        if time.monotonic() > until:
            break
        troubles = [trouble for trouble, every in ((kill, kill_every), (fill, fill_every)) if _falls_on(number, every)]
        trouble = troubles[0] if troubles else None
        seconds = await train(server, spec, trouble=trouble)
        sizes.append(host_of(server)[1])
        note = "" if trouble is None else f"  ({TROUBLE_TEXTS[trouble]} at step {TROUBLE_AT})"
        made.update([] if trouble is None else [TROUBLE_TEXTS[trouble]])
        print(f"{number:4d}  {sizes[-1] / MEGABYTE:7.0f} MB  {seconds:5.1f} s  {name}{note}", flush=True)
    print(f"{len(sizes)} networks, all trained to step {STEPS} without a gap; {dict(made) or 'nothing was broken'}")
    return sizes


TROUBLE_TEXTS: dict[Trouble, str] = {kill: "its host was killed", fill: "the disk was full"}


def _falls_on(number: int, every: int) -> bool:
    return every > 0 and number % every == 0


def growth(sizes: list[int], warm_up: int) -> float:
    """Bytes a network behind the first ones: the slope of the best straight line."""
    rest = sizes[warm_up:]
    return statistics.linear_regression(range(len(rest)), rest).slope


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--networks", type=int, default=300)
    parser.add_argument("--minutes", type=float, help="begin no further network after so many minutes")
    parser.add_argument("--kill-every", type=int, default=0, help="kill the host within every so manieth network")
    parser.add_argument("--fill-every", type=int, default=0, help="let the disk take no more within every so manieth")
    parser.add_argument("--warm-up", type=int, default=WARM_UP)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(Path(folder) / "home", Path(folder) / "log.txt")
        try:
            every = arguments.kill_every, arguments.fill_every
            sizes = asyncio.run(soak(server, arguments.networks, *every, arguments.minutes))
            print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
            with urllib.request.urlopen(f"{server.url}/healthz") as answer:  # noqa: S310 - our own server
                print(json.load(answer))
        finally:
            server.stop()
    slope = growth(sizes, min(arguments.warm_up, len(sizes) // 2))
    print(f"largest {max(sizes) / MEGABYTE:.0f} MB; {slope / MEGABYTE:+.2f} MB a network behind the first ones")
    if arguments.kill_every == 0 and slope > MOST_BYTES_A_NETWORK:
        raise SystemExit("memory grows")


if __name__ == "__main__":
    main()
