"""Runs named, pinned and deleted over HTTP; every viewer of their session receives it, and a restart keeps it."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from backend.sessions import run_edits
from backend.settings import Settings
from tests.backend.conftest import open_client
from tests.backend.fake_pool import FakePool
from tests.backend.ws.watching import Watcher, do, make_session, record_of, train, watch


@pytest.fixture(name="session")
def _session(client: TestClient, spec: dict[str, Any], pool: FakePool) -> dict[str, Any]:
    """A session with a former run of three frames and a current one: their ids, its id, its owner's header."""
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        first = owner.ask("play")["run_id"]
        train(client, pool, session_id, 3)
        second = owner.ask("start", spec=spec, reason="reset")["run_id"]
    return {"id": session_id, "headers": {"Authorization": f"Bearer {token}"}, "first": first, "second": second}


def change(client: TestClient, session: dict[str, Any], run: str, **body: Any) -> Any:
    return client.patch(f"/api/runs/{session[run]}", json=body, headers=session["headers"])


def delete(client: TestClient, session: dict[str, Any], run: str) -> Any:
    return client.delete(f"/api/runs/{session[run]}", headers=session["headers"])


def labels(runs: list[dict[str, Any]]) -> dict[str, tuple[str, bool]]:
    return {run["run_id"]: (run["name"], run["pinned"]) for run in runs}


def codes(answer: Any) -> list[str]:
    return [problem["code"] for problem in answer.json()["problems"]]


def runs_of(client: TestClient, session: dict[str, Any]) -> list[dict[str, Any]]:
    return client.get(f"/api/sessions/{session['id']}").json()["runs"]


def test_a_name_and_a_pin_reach_every_viewer_and_outlast_the_server(
    settings: Settings, spec: dict[str, Any], pool: FakePool
) -> None:
    with open_client(settings, pool) as client:
        session_id, token = make_session(client, spec)
        headers = {"Authorization": f"Bearer {token}"}
        with watch(client, session_id, token) as owner, watch(client, session_id) as viewer:
            run_id = owner.ask("play")["run_id"]
            path = f"/api/runs/{run_id}"
            named = client.patch(path, json={"name": "with momentum"}, headers=headers)
            assert named.status_code == 200
            assert labels([named.json()]) == {run_id: ("with momentum", False)}
            assert client.patch(path, json={"pinned": True}, headers=headers).json()["name"] == "with momentum"
            for watcher in (owner, viewer):
                assert labels(watcher.until("runs_changed")["runs"]) == {run_id: ("with momentum", False)}
                assert labels(watcher.until("runs_changed")["runs"]) == {run_id: ("with momentum", True)}
            assert labels([client.get(path).json()["run"]]) == {run_id: ("with momentum", True)}
            owner.ask("start", spec=spec, reason="reset")
    with open_client(settings, FakePool()) as client:
        runs = client.get(f"/api/sessions/{session_id}").json()["runs"]
        assert [(run["name"], run["pinned"]) for run in runs] == [("with momentum", True), ("", False)]


def test_an_empty_name_takes_the_name_away_and_what_is_left_out_stays(
    client: TestClient, session: dict[str, Any]
) -> None:
    change(client, session, "first", name="a", pinned=True)
    assert change(client, session, "first").json()["name"] == "a"
    reported = change(client, session, "first", name="").json()
    assert (reported["name"], reported["pinned"]) == ("", True)
    assert change(client, session, "first", pinned=False).json()["pinned"] is False


@pytest.mark.parametrize("body", [{"name": "x" * 101}, {"name": 7}, {"pinned": "perhaps"}, {"seed": 3}])
def test_what_is_no_name_and_no_pin_is_refused(
    client: TestClient, session: dict[str, Any], body: dict[str, Any]
) -> None:
    assert change(client, session, "first", **body).status_code == 422
    assert labels(runs_of(client, session))[session["first"]] == ("", False)


def test_a_former_run_is_deleted_with_its_record(client: TestClient, session: dict[str, Any]) -> None:
    assert len(record_of(client, session["first"])) == 3
    with watch(client, session["id"]) as viewer:
        assert delete(client, session, "first").status_code == 204
        assert [run["run_id"] for run in viewer.until("runs_changed")["runs"]] == [session["second"]]
    assert client.get(f"/api/runs/{session['first']}").status_code == 404
    assert client.get(f"/api/runs/{session['first']}/record").status_code == 404
    assert delete(client, session, "first").status_code == 404


def test_runs_keep_their_order_after_one_was_deleted(settings: Settings, spec: dict[str, Any], pool: FakePool) -> None:
    with open_client(settings, pool) as client:
        session_id, token = make_session(client, spec)
        with watch(client, session_id, token) as owner:
            ids = [owner.ask("play")["run_id"]]
            ids += [owner.ask("start", spec=spec, reason="reset")["run_id"] for _ in range(2)]
            headers = {"Authorization": f"Bearer {token}"}
            assert client.delete(f"/api/runs/{ids[0]}", headers=headers).status_code == 204
            ids.append(owner.ask("start", spec=spec, reason="reset")["run_id"])
    with open_client(settings, FakePool()) as client:
        assert [run["run_id"] for run in client.get(f"/api/sessions/{session_id}").json()["runs"]] == ids[1:]


def test_the_current_run_is_not_deleted(client: TestClient, session: dict[str, Any]) -> None:
    answer = delete(client, session, "second")
    assert (answer.status_code, codes(answer)) == (422, ["current_run"])
    assert len(runs_of(client, session)) == 2


def test_a_shared_run_leaves_its_session_and_stays_with_its_link(client: TestClient, session: dict[str, Any]) -> None:
    share = client.post("/api/shares", json={"run_id": session["first"]}).json()["share_id"]
    change(client, session, "first", pinned=True)
    assert delete(client, session, "first").status_code == 204
    assert [run["run_id"] for run in runs_of(client, session)] == [session["second"]]
    assert client.get(f"/api/shares/{share}").json()["run"]["run"]["run_id"] == session["first"]
    assert len(record_of(client, session["first"])) == 3
    assert codes(change(client, session, "first", name="mine")) == ["not_owner"]


def test_a_pinned_run_outlasts_its_session_and_its_owner_may_unpin_it(
    client: TestClient, session: dict[str, Any]
) -> None:
    change(client, session, "first", name="kept", pinned=True)
    assert client.delete(f"/api/sessions/{session['id']}", headers=session["headers"]).status_code == 204
    assert client.get(f"/api/sessions/{session['id']}").status_code == 404
    assert client.get(f"/api/runs/{session['second']}").status_code == 404
    kept = client.get(f"/api/runs/{session['first']}").json()
    assert labels([kept["run"]]) == {session["first"]: ("kept", True)}
    assert len(record_of(client, session["first"])) == 3
    assert change(client, session, "first", pinned=False).status_code == 200
    path = f"/api/sessions/{kept['session_id']}"
    assert client.delete(path, headers=session["headers"]).status_code == 204
    assert client.get(f"/api/runs/{session['first']}").status_code == 404


def test_a_pinned_run_that_outlasted_its_session_is_deleted(client: TestClient, session: dict[str, Any]) -> None:
    change(client, session, "first", pinned=True)
    assert client.delete(f"/api/sessions/{session['id']}", headers=session["headers"]).status_code == 204
    moved = client.get(f"/api/runs/{session['first']}").json()["session_id"]
    assert change(client, session, "first", pinned=False).status_code == 200
    assert delete(client, session, "first").status_code == 204
    assert client.get(f"/api/runs/{session['first']}").status_code == 404
    assert client.get(f"/api/sessions/{moved}").json()["runs"] == []


def test_the_last_run_of_a_session_at_rest_is_deleted_and_the_one_before_it_trains_on(
    settings: Settings, spec: dict[str, Any], pool: FakePool
) -> None:
    with open_client(settings, pool) as client:
        session_id, token = make_session(client, spec)
        with watch(client, session_id, token) as owner:
            first = owner.ask("play")["run_id"]
            train(client, pool, session_id, 3)
            second = owner.ask("start", spec=spec, reason="reset")["run_id"]
            owner.ask("pause")
    path, headers = f"/api/runs/{second}", {"Authorization": f"Bearer {token}"}
    with open_client(settings, FakePool()) as client:
        with watch(client, session_id):
            assert codes(client.delete(path, headers=headers)) == ["current_run"]
        assert client.delete(path, headers=headers).status_code == 204
        assert client.get(path).status_code == 404
        assert [run["run_id"] for run in client.get(f"/api/sessions/{session_id}").json()["runs"]] == [first]
        with watch(client, session_id, token) as owner:
            assert owner.ask("play")["run_id"] == first
        assert codes(client.delete(f"/api/runs/{first}", headers=headers)) == ["current_run"]


def test_only_so_many_runs_of_a_session_can_be_pinned(
    client: TestClient, session: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_edits, "MOST_PINNED", 1)
    assert change(client, session, "first", pinned=True).status_code == 200
    assert change(client, session, "first", pinned=True, name="again").status_code == 200
    answer = change(client, session, "second", pinned=True)
    assert (answer.status_code, codes(answer)) == (422, ["too_many_pinned_runs"])


def test_a_run_reports_how_long_it_had_trained_at_its_steps(
    settings: Settings, spec: dict[str, Any], pool: FakePool
) -> None:
    with open_client(settings, pool) as client:
        session_id, token = make_session(client, spec)
        with watch(client, session_id, token) as owner:
            run_id = owner.ask("play")["run_id"]
            reported = steps_reported(client, pool, session_id, owner)
        assert client.get(f"/api/runs/{run_id}").json()["times"] == reported
    with open_client(settings, FakePool()) as client:
        assert client.get(f"/api/runs/{run_id}").json()["times"] == reported


def steps_reported(client: TestClient, pool: FakePool, session_id: str, owner: Watcher) -> list[list[float]]:
    """Trains and lets the pool publish its state; the times that follow from it."""
    for _ in range(2):
        train(client, pool, session_id, 1)
        do(client, lambda: pool.publish_state(session_id, "running"))
    owner.ask("pause")
    return [[0, 1.0], [10, 1.0], [20, 1.0]]
