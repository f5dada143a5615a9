"""A disk that fails again before the host has paused: the run waits once, and goes on when there is room."""

import asyncio
from typing import Any

import pytest
from starlette.testclient import TestClient

from backend.store.faults import storage_faults
from tests.backend.conftest import state_of
from tests.backend.disk import full, full_disk
from tests.backend.fake_pool import FakePool
from tests.backend.ws.test_full_disk import until_degraded, until_well
from tests.backend.ws.watching import do, make_session, train, watch


def test_two_reasons_to_wait_before_the_host_has_paused_still_let_it_go_on_when_there_is_room(
    client: TestClient, spec: dict[str, Any], pool: FakePool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    refused: list[int] = []
    answers = asyncio.Event()

    async def refuse(*_: Any, **__: Any) -> None:
        refused.append(1)
        with storage_faults():
            raise full()

    async def pause(session_id: str) -> int:
        """Answers late, and its word that the run is paused comes later still, as from another socket."""
        asked.append(session_id)
        await answers.wait()
        pool.runs[session_id].playing = False
        return pool.runs[session_id].step

    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        owner.ask("play")
        train(client, pool, session_id, 1)
        monkeypatch.setattr(pool, "pause", pause)
        with full_disk(state_of(client).store):
            train(client, pool, session_id, 1)
            until_degraded(owner, paused=False)
            while not do(client, lambda: len(asked)):
                pass
            monkeypatch.setattr(state_of(client).store, "write_record", refuse)
            train(client, pool, session_id, 1)
            while not do(client, lambda: len(refused)):
                pass
            do(client, answers.set)
            until_degraded(owner, paused=True)
            do(client, lambda: pool.publish_state(session_id, "paused"))
            assert len(asked) == 1
            monkeypatch.undo()
        until_well(owner, "running")
        assert do(client, lambda: pool.runs[session_id].playing)
