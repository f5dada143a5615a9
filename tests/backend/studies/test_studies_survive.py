"""A study on a real server outlives kill -9 of its host and of the server, and nothing that was done is done again."""

import json
import os
import signal
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import waiting
from tests.backend.test_server_process import descendants, wait_until_gone
from tests.e2e.limits import LIMIT_S
from tests.e2e.server import Server, start_server

pytestmark = [pytest.mark.slow, pytest.mark.full]
STEPS = 2000


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = start_server(tmp_path / "home", tmp_path / "log.txt")
    yield running
    running.stop()


def call(server: Server, path: str, body: object = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(server.url + path, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=LIMIT_S) as answer:
        return json.load(answer)


def begin(server: Server, *seeds: int) -> str:
    spec = next(lab["spec"] for lab in call(server, "/api/catalog")["labs"] if lab["id"] == "xor")
    axes = [{"path": "training.seed", "values": list(seeds)}]
    config = {"axes": axes, "budget": {"unit": "step", "n": STEPS}}
    return call(server, "/api/studies", {"spec": spec, "study": {"type": "sweep", "config": config}})["study_id"]


def until(server: Server, name: str, done: Any) -> dict[str, Any]:
    """The study once a condition holds of it."""

    def look() -> dict[str, Any]:
        study: dict[str, Any] = call(server, f"/api/studies/{name}")
        assert study["status"] in ("running", "finished"), study["problem"]
        return study

    def as_wanted() -> dict[str, Any] | None:
        study = look()
        return study if done(study) else None

    found = waiting.until(as_wanted, lambda: [(one["status"], one["step"]) for one in look()["members"]])
    assert found is not None
    return found


def second_in_training(study: dict[str, Any]) -> bool:
    first, second = study["members"]
    return first["status"] == "done" and second["status"] == "training" and second["step"] > 0


def is_finished(study: dict[str, Any]) -> bool:
    return study["status"] == "finished"


def host_pids(home: Path) -> set[int]:
    hosts = json.loads((home / "status.json").read_text())["pool"]["hosts"]
    return {host["pid"] for host in hosts if host["pid"]}


def events(server: Server, run_id: str) -> list[str]:
    return [event["kind"] for event in call(server, f"/api/runs/{run_id}")["events"]]


def all_have_begun(study: dict[str, Any]) -> bool:
    return all(one["step"] > 100 for one in study["members"])


def test_members_side_by_side_survive_their_host_bit_for_bit(server: Server, tmp_path: Path) -> None:
    undisturbed = until(server, begin(server, 1, 2, 3, 4), is_finished)
    name = begin(server, 1, 2, 3, 4)
    assert until(server, name, all_have_begun)["note"] == "last_digits"
    for pid in host_pids(tmp_path / "home"):
        os.kill(pid, signal.SIGKILL)
    study = until(server, name, is_finished)
    assert [(one["status"], one["step"]) for one in study["members"]] == [("done", STEPS)] * 4
    calm = [one["figures"]["evaluation"] for one in undisturbed["members"]]
    assert [one["figures"]["evaluation"] for one in study["members"]] == calm


def end_at_once(server: Server) -> None:
    """Kills the server and its hosts."""
    below = descendants(server.process.pid)
    server.process.kill()
    server.process.wait()
    wait_until_gone(below)


def test_members_side_by_side_survive_their_server_bit_for_bit(server: Server, tmp_path: Path) -> None:
    undisturbed = until(server, begin(server, 1, 2, 3, 4), is_finished)
    name = begin(server, 1, 2, 3, 4)
    before = until(server, name, all_have_begun)
    end_at_once(server)
    again = start_server(tmp_path / "home", tmp_path / "log2.txt")
    try:
        study = until(again, name, is_finished)
    finally:
        again.stop()
    assert [one["run_id"] for one in study["members"]] == [one["run_id"] for one in before["members"]]
    assert [(one["status"], one["step"]) for one in study["members"]] == [("done", STEPS)] * 4
    calm = [one["figures"]["evaluation"] for one in undisturbed["members"]]
    assert [one["figures"]["evaluation"] for one in study["members"]] == calm


def test_a_study_survives_its_host_and_its_server(server: Server, tmp_path: Path) -> None:
    undisturbed = until(server, begin(server, 1), is_finished)
    name = begin(server, 0, 1)
    until(server, name, second_in_training)
    for pid in host_pids(tmp_path / "home"):
        os.kill(pid, signal.SIGKILL)
    before = until(server, name, second_in_training)
    end_at_once(server)
    again = start_server(tmp_path / "home", tmp_path / "log2.txt")
    try:
        study = until(again, name, is_finished)
        assert [(one["status"], one["step"]) for one in study["members"]] == [("done", STEPS)] * 2
        # The first member was done before: its run is the same one, and no host has taken it up again.
        assert study["members"][0]["run_id"] == before["members"][0]["run_id"]
        assert "resumed" not in events(again, study["members"][0]["run_id"])
        disturbed, calm = study["members"][1]["figures"], undisturbed["members"][0]["figures"]
        assert disturbed["evaluation"] == calm["evaluation"]
    finally:
        again.stop()
