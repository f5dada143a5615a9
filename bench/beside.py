"""`python -m bench.beside`: reports a second of a session beside a study or a long measurement on its host.

At least 5 a second are wanted (P8). The session is the smallest net; the study is of ten seeds of a network of digits,
and the measurement is that network's loss landscape. Prints, asserts nothing.
"""

import argparse
import asyncio
import itertools
import json
import os
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

from bench.crowd import RATE, play, tiny_spec
from bench.stream import Stream
from tests.e2e.server import Server, start_server

LEAST = 5.0
SETTLED_STEP = 1024
"""By then the loop of a session takes its steps, and its stride has grown to what it stays at."""

TRAINED_STEP = 32
"""By then what members of a study need is compiled."""

LOOK_S = 0.5
STUDY = {
    "type": "sweep",
    "config": {
        "axes": [{"path": "training.seed", "values": list(range(10))}],
        "budget": {"unit": "epoch", "n": 10_000},
    },
}
LANDSCAPE: dict[str, Any] = {"view": "loss_landscape", "options": {"resolution": "51", "examples": "all"}}

DRAWN = "confusion"
"""A picture that comes once a run is compiled; until then measurements are refused."""


def digits_spec() -> dict[str, Any]:
    """64-256-256-10 on the digits."""
    units = {"one": 256, "two": 256, "out": 10}
    nodes: list[dict[str, Any]] = [{"id": "x", "type": "input"}, {"id": "flat", "type": "flatten"}]
    for name, count in units.items():
        nodes.append({"id": name, "type": "dense", "config": {"units": count}})
        nodes += [{"id": f"{name}_bend", "type": "relu"}] if name != "out" else []
    edges = [{"source": a["id"], "target": b["id"]} for a, b in itertools.pairwise(nodes)]
    return {
        **tiny_spec(),
        "network": {"nodes": nodes, "edges": edges},
        "data": {"type": "digits"},
        "objectives": [{"loss": {"type": "cross_entropy"}, "prediction": "out", "target": "label"}],
    }


def answer(server: Server, path: str, body: dict[str, Any] | None = None, token: str | None = None) -> dict[str, Any]:
    """The answer to a request: POST with a JSON body, GET without one."""
    headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {token}"} if token else {})}
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{server.url}{path}", data, headers)  # noqa: S310 - our own server
    with urllib.request.urlopen(request) as reply:  # noqa: S310 - our own server
        return json.load(reply)


def wait_until_trained(server: Server, study_id: str, step: int) -> None:
    """Returns when a member of a study has been trained that far: until then it compiles."""
    while max(member["step"] for member in answer(server, f"/api/studies/{study_id}")["members"]) < step:
        time.sleep(LOOK_S)


async def reports_per_second(stream: Stream, seconds: float) -> float:
    """Frames of the record that reach its owner."""
    before = stream.frames
    await asyncio.sleep(seconds)
    return (stream.frames - before) / seconds


def line(what: str, rate: float, alone: float) -> str:
    """One line of what is printed."""
    return f"P8   {rate:>6.2f} reports a second (at least {LEAST:.0f}; {alone:.2f} alone)  {what}"


async def measure(server: Server, seconds: float) -> tuple[float, float, float]:
    """Reports a second alone, beside a study, and beside a long measurement."""
    _, owner = await play(server, tiny_spec(), 0)
    await owner.until_step(SETTLED_STEP)
    alone = await reports_per_second(owner, seconds)
    body = {"spec": digits_spec(), "title": "", "study": STUDY}
    study = await asyncio.to_thread(answer, server, "/api/studies", body)
    await asyncio.to_thread(wait_until_trained, server, study["study_id"], TRAINED_STEP)
    beside_study = await reports_per_second(owner, seconds)
    cancel = f"/api/studies/{study['study_id']}/commands"
    await asyncio.to_thread(answer, server, cancel, {"type": "cancel"}, study["owner_token"])
    _, other = await play(server, digits_spec(), 0)
    other.send(type="subscribe", views=[DRAWN, LANDSCAPE["view"]], max_rate=RATE)
    await other.until_picture(DRAWN)
    other.send(type="probe", request_id="long", **LANDSCAPE)
    await other.until_picture(LANDSCAPE["view"])
    beside_probe = await reports_per_second(owner, seconds)
    for stream in (owner, other):
        stream.close()
    return alone, beside_study, beside_probe


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="bench.beside", description=__doc__)
    parser.add_argument("--seconds", type=float, default=20.0)
    asked = parser.parse_args()
    os.environ["BACKLIGHT_HOSTS"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(Path(folder) / "home", Path(folder) / "log.txt")
        try:
            alone, study, probe = asyncio.run(measure(server, asked.seconds))
        finally:
            server.stop()
    print(line(f"2-4-2-2 beside a study of ten seeds of 64-256-256-10 (at most {RATE:.0f})", study, alone))
    print(line("2-4-2-2 beside the loss landscape of 64-256-256-10", probe, alone))
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
