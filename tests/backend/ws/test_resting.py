"""What becomes of sessions that nobody watches, that are removed, or whose server ends."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from backend.app import begin_shutdown
from backend.protocol.messages import CloseCode
from backend.settings import Settings
from engine.errors import EngineError, Problem
from tests.backend.conftest import open_client
from tests.backend.fake_pool import FakePool
from tests.backend.ws.watching import do, make_session, rest_soon, train, until_rested, watch


def test_a_removed_session_ends_its_streams_and_is_gone(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        run_id = owner.ask("play")["run_id"]
        address = f"/api/sessions/{session_id}"
        assert client.delete(address).status_code == 401
        assert client.delete(address, headers={"Authorization": "Bearer guess"}).status_code == 401
        assert client.delete(address, headers={"Authorization": f"Bearer {token}"}).status_code == 204
        assert owner.closing_code() == CloseCode.NOT_FOUND
    assert pool.closed == [session_id]
    assert client.get(address).status_code == 404
    assert client.get(f"/api/runs/{run_id}").status_code == 404
    assert client.get(f"/api/runs/{run_id}/record").status_code == 404


def test_a_session_nobody_watches_is_put_to_rest_and_comes_back(
    client: TestClient, settings: Settings, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        owner.ask("play")
        train(client, pool, session_id, 3)
        rest_soon(settings)
    until_rested(client, pool, session_id)
    with watch(client, session_id, token) as owner:
        owner.until_seq(2)
        assert owner.messages[0]["state"]["status"] == "paused"
        assert owner.ask("play")["problems"] == []
        assert pool.openings[-1].next_seq == 3


@pytest.mark.parametrize("how", ["refused", "failed"])
def test_a_session_whose_run_no_host_trains_leaves_its_place_when_nobody_watches(
    client: TestClient, settings: Settings, spec: dict[str, Any], pool: FakePool, how: str
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        if how == "refused":
            pool.refusal = Problem(code="out_of_memory", message="There is not enough memory for this run.")
            assert owner.ask("play")["problems"][0]["code"] == "out_of_memory"
        else:
            assert owner.ask("play")["problems"] == []
            do(client, lambda: pool.publish_state(session_id, "failed"))
            while owner.until("state")["state"]["status"] != "failed":
                pass
        rest_soon(settings)
    until_rested(client, pool, session_id)
    if how == "failed":
        state = client.get(f"/api/sessions/{session_id}").json()["state"]
        assert state["status"] == "failed"


def test_a_host_that_refuses_to_close_keeps_no_session_from_resting(
    client: TestClient, settings: Settings, spec: dict[str, Any], pool: FakePool, monkeypatch: pytest.MonkeyPatch
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        owner.ask("play")
        train(client, pool, session_id, 1)
        rest_soon(settings)

    async def refuse(name: str) -> None:
        pool.closed.append(name)
        raise EngineError(Problem(code="host_lost", message="its host is being replaced"))

    monkeypatch.setattr(pool, "close", refuse)
    until_rested(client, pool, session_id)
    assert client.get(f"/api/sessions/{session_id}").json()["state"]["status"] == "paused"
    with watch(client, session_id, token) as owner:
        assert owner.ask("play")["problems"] == []
        assert (len(pool.openings), pool.openings[-1].next_seq) == (2, 1)


def test_keep_running_keeps_a_session_that_nobody_watches(
    client: TestClient, settings: Settings, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        owner.ask("play")
        owner.ask("keep_running")
        rest_soon(settings)
    until_rested(client, pool, make_session(client, spec)[0])
    assert session_id not in pool.closed


def test_the_end_of_the_server_is_reported(settings: Settings, spec: dict[str, Any], pool: FakePool) -> None:
    with open_client(settings, pool) as client:
        session_id, token = make_session(client, spec)
        with watch(client, session_id, token) as owner:
            client.portal.call(begin_shutdown, client.app)  # type: ignore[union-attr]  # the client is entered
            assert owner.until("goaway")["retry_ms"] > 0
            assert client.get("/readyz").status_code == 503
            assert owner.closing_code() == CloseCode.GOING_AWAY
