"""Checks that may read a table or saved weights leave the event loop to others."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from backend.sessions import manager
from backend.studies import service
from engine.checks import require_valid
from engine.spec import ExperimentSpec
from tests.backend.entries import SEEDS
from tests.backend.ws.watching import do
from tests.contract.make_vectors import SPEC


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """In which thread each check was made."""
    seen: list[int] = []

    def watched(*arguments: Any) -> ExperimentSpec:
        seen.append(threading.get_ident())
        return require_valid(*arguments)

    for module in (manager, service):
        monkeypatch.setattr(module, "require_valid", watched)
    return seen


def keep(client: TestClient) -> Any:
    return client.post("/api/experiments", json={"spec": SPEC})


def plan(client: TestClient) -> Any:
    return client.post("/api/studies/plan", json={"spec": SPEC, "study": SEEDS})


def start(client: TestClient) -> Any:
    made = client.post("/api/sessions", json={"spec": SPEC}).json()
    path, headers = f"/api/sessions/{made['session_id']}/commands", {"Authorization": f"Bearer {made['owner_token']}"}
    body = {"type": "start", "request_id": "r", "spec": SPEC, "reason": "edit"}
    return client.post(path, json=body, headers=headers)


@pytest.mark.parametrize(
    ("ask", "checks"),
    [
        (keep, 1),
        (start, 2),
        (plan, 1),
    ],
    ids=["experiment", "run", "study"],
)
def test_a_spec_is_checked_in_a_thread(
    client: TestClient, threads: list[int], ask: Callable[[TestClient], Any], checks: int
) -> None:
    loop = do(client, threading.get_ident)
    assert ask(client).is_success
    assert len(threads) == checks
    assert loop not in threads
