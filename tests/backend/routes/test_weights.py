"""Saved weights over HTTP: who may save, see, rename and delete them; what doesn't fit is refused by block."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from backend.link.weights import LocalWeights
from backend.sessions import weights as library
from backend.settings import Settings
from tests.backend.fake_pool import FakePool

MINE, OTHER = "a token of my own", "somebody else's token"


@pytest.fixture(autouse=True)
def _files(pool: FakePool, settings: Settings) -> None:
    pool.files = LocalWeights(settings.home / "weights")


@pytest.fixture(name="session")
def _session(client: TestClient, spec: dict[str, Any]) -> dict[str, str]:
    """A session with a run: its path, its owner's header, the run."""
    made = client.post("/api/sessions", json={"spec": spec}).json()
    path, owner = f"/api/sessions/{made['session_id']}", f"Bearer {made['owner_token']}"
    command = {"type": "step", "request_id": "r", "unit": "step", "n": 3}
    reported = client.post(f"{path}/commands", json=command, headers={"Authorization": owner}).json()
    return {"path": path, "owner": owner, "run": reported["run_id"]}


def save(client: TestClient, session: dict[str, str], **body: Any) -> Any:
    return client.post(
        f"{session['path']}/weights",
        json={"run_id": session["run"], "library": MINE, **body},
        headers={"Authorization": session["owner"]},
    )


def listed(client: TestClient, token: str) -> list[dict[str, Any]]:
    return client.get("/api/weights", headers={"Authorization": f"Bearer {token}"}).json()["weights"]


def codes(answer: Any) -> list[str]:
    return [problem["code"] for problem in answer.json()["problems"]]


def test_weights_of_a_run_are_saved_and_listed_for_whoever_saved_them(
    client: TestClient, session: dict[str, str]
) -> None:
    answer = save(client, session, name="features", experiment="Digits")
    assert answer.status_code == 201
    saved = answer.json()
    assert (saved["name"], saved["step"], len(saved["weights"])) == ("features", 30, 64)
    assert saved["experiment"] == "Digits"
    node = {"node_id": "dense_1", "type": "dense", "weights": {"kernel": [2, 6]}, "layers": {}}
    assert saved["nodes"] == [node]
    assert listed(client, MINE) == [saved]
    assert listed(client, OTHER) == []


def test_without_a_library_they_belong_to_the_session(client: TestClient, session: dict[str, str]) -> None:
    saved = save(client, session, library=None).json()
    assert listed(client, session["owner"].removeprefix("Bearer ")) == [saved]


def test_equal_weights_saved_again_are_one_entry(client: TestClient, session: dict[str, str]) -> None:
    first, second = save(client, session, name="a").json(), save(client, session, name="b").json()
    assert (second["id"], second["name"]) == (first["id"], "b")
    assert len(listed(client, MINE)) == 1


def test_only_the_owner_of_a_session_may_save(client: TestClient, session: dict[str, str]) -> None:
    assert codes(save(client, {**session, "owner": f"Bearer {OTHER}"})) == ["not_owner"]
    assert codes(client.get("/api/weights")) == ["not_owner"]


def test_a_run_that_is_not_on_stage_is_refused(client: TestClient, session: dict[str, str]) -> None:
    answer = save(client, {**session, "run": "another"})
    assert (answer.status_code, codes(answer)) == (422, ["run_superseded"])


def test_renaming_and_deleting_take_the_token_of_whoever_saved(client: TestClient, session: dict[str, str]) -> None:
    path = f"/api/weights/{save(client, session).json()['id']}"
    for token, status in ((None, 401), (OTHER, 401)):
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        assert client.patch(path, json={"name": "mine"}, headers=headers).status_code == status
        assert client.delete(path, headers=headers).status_code == status
    mine = {"Authorization": f"Bearer {MINE}"}
    assert client.patch(path, json={"name": "better"}, headers=mine).json()["name"] == "better"
    assert client.delete(path, headers=mine).status_code == 204
    assert listed(client, MINE) == []
    assert codes(client.delete(path, headers=mine)) == ["unknown_weights"]


def test_a_file_goes_with_the_last_entry_that_names_it(
    client: TestClient, session: dict[str, str], settings: Settings
) -> None:
    mine, other = save(client, session).json(), save(client, session, library=OTHER).json()
    assert mine["weights"] == other["weights"]
    files = settings.home / "weights"
    client.delete(f"/api/weights/{mine['id']}", headers={"Authorization": f"Bearer {MINE}"})
    assert len(list(files.iterdir())) == 1
    client.delete(f"/api/weights/{other['id']}", headers={"Authorization": f"Bearer {OTHER}"})
    assert list(files.iterdir()) == []


def test_a_token_keeps_so_many_and_no_more(
    client: TestClient, session: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "MOST_SAVED", 1)
    save(client, session)
    answer = save(client, session)
    assert (answer.status_code, codes(answer)) == (422, ["too_many_saved_weights"])
    assert save(client, session, library=OTHER).status_code == 201


@pytest.mark.parametrize("path", ["/api/check", "/api/experiments", "/api/sessions"])
def test_weights_that_do_not_fit_or_are_gone_are_reported_by_block(
    client: TestClient, session: dict[str, str], spec: dict[str, Any], path: str
) -> None:
    saved = save(client, session).json()  # a kernel of 2×6; the block has 8 units and biases
    for weights, code in ((saved["weights"], "weights_shape_differs"), ("0" * 64, "weights_missing")):
        source = {"weights": weights, "node": "dense_1"}
        nodes = [{**node, **({"weights_from": source} if node["id"] == "dense_1" else {})}
                 for node in spec["network"]["nodes"]]  # fmt: skip
        answer = client.post(path, json={"spec": {**spec, "network": {**spec["network"], "nodes": nodes}}})
        (problem,) = answer.json()["problems"]
        assert (problem["code"], problem["node_id"]) == (code, "dense_1")
        assert "start fresh" in problem["hint"]
