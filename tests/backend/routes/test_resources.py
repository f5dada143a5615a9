"""Catalogue, checks, experiments, sessions, runs, shares, previews, pages."""

import base64
import io
import json
from typing import Any

import pytest
from PIL import Image
from starlette.testclient import TestClient

from backend.deps import LimitCreations
from backend.hub.rate import TokenBucket
from backend.protocol.http import CheckResponse, Experiment, RunDetail, Share
from backend.protocol.messages import ClientMessage, ServerMessage
from backend.routes import pages
from backend.settings import Settings
from tests.backend.conftest import open_client
from tests.backend.fake_pool import FakePool
from tests.backend.ws.watching import make_session, train, watch
from tests.contract.test_vectors import message_types


def codes(answer: Any) -> list[str]:
    return [problem["code"] for problem in answer.json()["problems"]]


def test_the_catalogue_holds_what_the_editor_needs(client: TestClient) -> None:
    catalog = client.get("/api/catalog").json()
    families = ("layers", "losses", "optimizers", "schedules", "initializers", "datasets", "preprocessing")
    assert all(catalog[family] for family in (*families, "findings", "labs", "limits"))
    mnist = next(entry for entry in catalog["datasets"] if entry["type"] == "mnist")
    assert (mnist["needs_download"], mnist["available"]) == (True, False)


def test_every_experiment_of_the_gallery_can_be_trained(client: TestClient) -> None:
    for entry in client.get("/api/catalog").json()["labs"]:
        result = CheckResponse.model_validate(client.post("/api/check", json={"spec": entry["spec"]}).json())
        assert result.ok, (entry["id"], result.problems)


def test_a_check_answers_with_every_problem_and_starts_nothing(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    nodes = [
        {**node, "config": {"units": 10**12}} if node["type"] == "dense" else node for node in spec["network"]["nodes"]
    ]
    broken = {**spec, "network": {**spec["network"], "nodes": nodes}, "data": {"type": "unknown"}}
    answer = client.post("/api/check", json={"spec": broken})
    assert answer.status_code == 200
    result = CheckResponse.model_validate(answer.json())
    assert not result.ok
    assert {"dense_1", "logits"} <= {problem.node_id for problem in result.problems}
    assert any(problem.path == "data.type" for problem in result.problems)
    assert pool.openings == []
    assert pool.drafts == []


def test_a_valid_draft_is_offered_to_the_hosts(client: TestClient, spec: dict[str, Any], pool: FakePool) -> None:
    normal = client.post("/api/check", json={"spec": spec}).json()["spec"]
    assert [json.loads(draft) for draft in pool.drafts] == [normal]


def test_an_experiment_is_kept_with_its_layout_and_title(client: TestClient, spec: dict[str, Any]) -> None:
    body = {"spec": spec, "layout": {"positions": {"x": [1.5, -2.0]}, "note": "ü"}, "title": "Spirale 🌀"}
    created = Experiment.model_validate(client.post("/api/experiments", json=body).json())
    again = Experiment.model_validate(client.get(f"/api/experiments/{created.experiment_id}").json())
    assert again == created
    assert (again.title, again.layout.positions) == ("Spirale 🌀", {"x": (1.5, -2.0)})
    moved = {**body, "layout": {}, "title": ""}
    other = Experiment.model_validate(client.post("/api/experiments", json=moved).json())
    assert (other.spec_hash, other.experiment_id == created.experiment_id) == (created.spec_hash, False)


@pytest.mark.parametrize("path", ["/api/experiments", "/api/sessions"])
def test_what_cannot_be_trained_is_not_kept(client: TestClient, spec: dict[str, Any], path: str) -> None:
    looped = [*spec["network"]["edges"], {"source": "logits", "target": "act_1"}]
    broken = {**spec, "network": {**spec["network"], "edges": looped}}
    answer = client.post(path, json={"spec": broken})
    assert answer.status_code == 422
    assert codes(answer)


def test_a_missing_data_set_says_how_to_fetch_it(client: TestClient, spec: dict[str, Any]) -> None:
    answer = client.post("/api/sessions", json={"spec": {**spec, "data": {"type": "mnist"}}})
    assert answer.status_code == 422
    assert "dataset_missing" in codes(answer)


@pytest.mark.parametrize("path", ["/api/sessions", "/api/shares"])
def test_one_of_two_keys_is_asked_for(client: TestClient, path: str) -> None:
    answer = client.post(path, json={})
    assert (answer.status_code, codes(answer)) == (422, ["one_of_two"])


@pytest.mark.parametrize(
    ("method", "path", "code"),
    [
        ("GET", "/api/experiments/nothing", "unknown_experiment"),
        ("GET", "/api/sessions/nothing", "unknown_session"),
        ("DELETE", "/api/sessions/nothing", "unknown_session"),
        ("GET", "/api/runs/nothing", "unknown_run"),
        ("GET", "/api/runs/nothing/record", "unknown_run"),
        ("GET", "/api/shares/nothing", "unknown_share"),
        ("DELETE", "/api/shares/nothing", "unknown_share"),
    ],
)
def test_what_is_not_there_is_reported(client: TestClient, method: str, path: str, code: str) -> None:
    answer = client.request(method, path)
    assert (answer.status_code, codes(answer)) == (404, [code])


def test_a_session_on_a_kept_experiment_runs_that_experiment(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    kept = client.post("/api/experiments", json={"spec": spec, "title": "kept"}).json()
    session = client.post("/api/sessions", json={"experiment_id": kept["experiment_id"]}).json()
    with watch(client, session["session_id"], session["owner_token"]) as owner:
        owner.ask("play")
        started = next(message for message in owner.messages if message["type"] == "run_started")
        assert started["experiment_id"] == kept["experiment_id"]
    info = client.get(f"/api/sessions/{session['session_id']}").json()
    assert [run["status"] for run in info["runs"]] == ["running"]
    assert info["state"]["device"] == "CPU, fake"
    assert client.post("/api/sessions", json={"experiment_id": "nothing"}).status_code == 404


def test_a_share_replays_a_recorded_run_without_any_host(settings: Settings, spec: dict[str, Any]) -> None:
    pool, nobody = FakePool(), FakePool()
    with open_client(settings, pool) as client:
        session_id, token = make_session(client, spec)
        with watch(client, session_id, token) as owner:
            run_id = owner.ask("play")["run_id"]
            train(client, pool, session_id, 12)
            owner.ask("set", path="optimizer.x", value=0.5)
            owner.ask("pause")
        body = {"run_id": run_id, "title": "Look", "layout": {"note": "n"}}
        created = client.post("/api/shares", json=body, headers={"Authorization": f"Bearer {token}"})
        assert created.json()["path"] == f"/s/{created.json()['share_id']}"
        record = client.get(f"/api/runs/{run_id}/record").content
    with open_client(settings, nobody) as client:
        address = f"/api/shares/{created.json()['share_id']}"
        share = Share.model_validate(client.get(address).json())
        assert (share.title, share.layout.note, share.spec.data.type) == ("Look", "n", "spiral")
        assert share.run is not None
        assert (share.run.run.run_id, share.run.run.status, share.run.last_seq) == (run_id, "recorded", 11)
        assert [event.kind for event in share.run.events] == ["live_change"]
        assert share.run.fingerprint == {"device_kind": "fake"}
        assert client.get(f"/api/runs/{run_id}/record").content == record
        assert nobody.openings == []
        assert client.delete(address).status_code == 401
        assert client.delete(address, headers={"Authorization": f"Bearer {token}"}).status_code == 204
        assert client.get(address).status_code == 404
        assert RunDetail.model_validate(client.get(f"/api/runs/{run_id}").json()).last_seq == 11


def test_a_share_of_an_experiment_that_was_never_trained_has_no_run(client: TestClient, spec: dict[str, Any]) -> None:
    kept = client.post("/api/experiments", json={"spec": spec}).json()
    created = client.post("/api/shares", json={"experiment_id": kept["experiment_id"]}).json()
    assert Share.model_validate(client.get(f"/api/shares/{created['share_id']}").json()).run is None
    assert client.delete(f"/api/shares/{created['share_id']}").status_code == 401


@pytest.mark.parametrize("query", ["from_seq=-1", "to_seq=x", "max_points=1", "max_points=-5"])
def test_a_senseless_part_of_a_record_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/api/runs/x/record?{query}").status_code == 422


def test_a_preview_shows_points_of_the_plane(client: TestClient) -> None:
    body = {"data": {"type": "spiral", "config": {"noise": 0.1}}}
    preview = client.post("/api/preview", json=body).json()
    assert preview["kind"] == "plane"
    assert len(preview["points"]) == len(preview["labels"]) == len(preview["validation"]) > 100
    assert any(preview["validation"])


def test_a_preview_shows_images(client: TestClient) -> None:
    preview = client.post("/api/preview", json={"data": {"type": "digits"}}).json()
    images = [Image.open(io.BytesIO(base64.b64decode(image))) for image in preview["images"]]
    assert {image.size for image in images} == {(8, 8)}
    assert len(preview["labels"]) == len(images)


@pytest.mark.parametrize("data", [{"type": "nothing"}, {"type": "spiral", "config": {"noise": -1}}, {"type": "mnist"}])
def test_a_preview_of_what_cannot_be_loaded_is_refused(client: TestClient, data: dict[str, Any]) -> None:
    answer = client.post("/api/preview", json={"data": data})
    assert answer.status_code == 422
    assert codes(answer)


def test_too_many_calls_are_answered_with_when_to_come_back(
    client: TestClient, spec: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LimitCreations.dependency, "burst", 2)
    monkeypatch.setattr(TokenBucket, "take", _take_without_refill)
    answers = [client.post("/api/experiments", json={"spec": spec}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 429]
    assert codes(answers[2]) == ["too_many_requests"]
    assert int(answers[2].headers["Retry-After"]) >= 1


def _take_without_refill(bucket: TokenBucket, _now_s: float) -> bool:
    bucket.burst -= 1
    return bucket.burst >= 0


def test_ready_follows_the_hosts(client: TestClient, pool: FakePool) -> None:
    assert client.get("/healthz").json()["status"] == "alive"
    assert client.get("/readyz").status_code == 200
    pool.ready = 0
    assert (client.get("/readyz").status_code, client.get("/readyz").json()["status"]) == (503, "starting")
    assert client.get("/metrics").text.startswith("# HELP")


@pytest.mark.parametrize("path", ["/", "/s/abc", "/w/abc"])
def test_the_page_is_served_or_its_absence_is_reported(
    client: TestClient, path: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.setattr(pages, "STATIC", tmp_path)
    answer = client.get(path)
    assert answer.status_code == 503
    assert "make ui" in answer.text
    (tmp_path / "index.html").write_text("<p>page</p>")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "a.js").write_text("1")
    assert client.get(path).text == "<p>page</p>"
    assert client.get(path).headers["cache-control"] == "no-cache"
    assert "immutable" in client.get("/assets/a.js").headers["cache-control"]


def test_the_description_holds_every_route_and_every_message(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    assert {"/api/catalog", "/api/check", "/api/preview", "/api/sessions", "/api/runs/{run_id}/record"} <= set(
        document["paths"]
    )
    schemas = document["components"]["schemas"]
    assert {"ServerMessage", "ClientMessage", "ErrorBody", "Problem"} <= set(schemas)
    kinds = {
        schema["properties"]["type"].get("const")
        for schema in schemas.values()
        if "type" in schema.get("properties", {})
    }
    assert message_types(ServerMessage) | message_types(ClientMessage) <= kinds
    assert "HTTPValidationError" not in json.dumps(document)
