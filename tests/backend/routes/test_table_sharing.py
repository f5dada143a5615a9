"""Who gets the rows of an uploaded table: its owner, and others for as long as it is shared."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from backend.routes import replays
from backend.sessions.replay_file import PLACE
from tests.backend.fake_pool import FakePool
from tests.backend.routes.test_replays import held
from tests.backend.routes.test_uploaded_tables import OTHER, OWNER, bearer, codes, spec_on, upload
from tests.backend.ws.watching import train

MISSING = ["table_missing"]


@pytest.fixture
def table(client: TestClient) -> dict[str, Any]:
    return upload(client).json()


@pytest.fixture(autouse=True)
def built_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "replay.html").write_text(f"<html lang='en'><head><title>x</title></head><body>{PLACE}</body></html>")
    monkeypatch.setattr(replays, "STATIC", tmp_path)


def run_on(client: TestClient, pool: FakePool, table: dict[str, Any], library: str) -> tuple[str, str]:
    """(run, token of its owner) of a run that somebody trains who may."""
    return session_on(client, pool, table, library)[1:]


def session_on(client: TestClient, pool: FakePool, table: dict[str, Any], library: str) -> tuple[str, str, str]:
    """(session, run, token of their owner)."""
    made = client.post("/api/sessions", json={"spec": spec_on(table["table"])}, headers=bearer(library)).json()
    path, headers = f"/api/sessions/{made['session_id']}/commands", bearer(made["owner_token"])
    run_id = client.post(path, json={"type": "play", "request_id": "r"}, headers=headers).json()["run_id"]
    train(client, pool, made["session_id"], 3)
    return made["session_id"], run_id, made["owner_token"]


def share(client: TestClient, table: dict[str, Any]) -> str:
    """A link that shares the table; its experiment."""
    body = {"spec": spec_on(table["table"])}
    experiment = client.post("/api/experiments", json=body, headers=bearer(OWNER)).json()["experiment_id"]
    shared = client.post("/api/shares", json={"experiment_id": experiment, "with_table": OWNER})
    assert shared.status_code == 201
    return shared.json()["share_id"]


def rows_of(client: TestClient, run_id: str, headers: dict[str, str]) -> Any:
    return client.get(f"/api/runs/{run_id}/export", params={"format": "split_csv"}, headers=headers)


def preview_of(client: TestClient, run_id: str, headers: dict[str, str]) -> Any:
    answer = client.get(f"/api/runs/{run_id}/replay", headers=headers)
    assert answer.status_code == 200
    return held(answer.text)


def test_sharing_ends_when_its_owner_ends_it(client: TestClient, table: dict[str, Any]) -> None:
    link = share(client, table)
    spec = client.get(f"/api/shares/{link}").json()["spec"]
    assert client.post("/api/check", json={"spec": spec}).json()["problems"] == []
    path = f"/api/data/{table['id']}/share"
    assert client.delete(path, headers=bearer(OTHER)).status_code == 401
    assert client.delete(path).status_code == 401
    assert client.delete("/api/data/nothing/share", headers=bearer(OWNER)).status_code == 404
    ended = client.delete(path, headers=bearer(OWNER))
    assert (ended.status_code, ended.json()) == (200, table)
    assert client.get(f"/api/data/{table['id']}", headers=bearer(OWNER)).json()["shared"] is False
    (problem,) = client.post("/api/check", json={"spec": spec}).json()["problems"]
    name = table["table"][:16]
    assert problem["message"] == f"The table {name} isn't on this server: it isn't shared, was deleted, or has expired."
    assert codes(client.post("/api/sessions", json={"spec": spec})) == MISSING
    assert client.post("/api/check", json={"spec": spec}, headers=bearer(OWNER)).json()["problems"] == []
    assert client.delete(path, headers=bearer(OWNER)).status_code == 200


def test_rows_go_to_the_owner_of_the_table_and_to_visitors_while_it_is_shared(
    client: TestClient, pool: FakePool, table: dict[str, Any]
) -> None:
    run_id, token = run_on(client, pool, table, OWNER)
    owned = rows_of(client, run_id, bearer(OWNER))
    rows = list(csv.DictReader(io.StringIO(owned.text)))
    assert (len(rows), {row["label"] for row in rows}) == (60, {"a", "b"})
    assert rows_of(client, run_id, bearer(token) | {"Backlight-Library": OWNER}).text == owned.text
    for headers in ({}, bearer(OTHER), bearer(token), {"Backlight-Library": OTHER}):
        assert codes(rows_of(client, run_id, headers)) == MISSING
    share(client, table)
    assert rows_of(client, run_id, {}).text == owned.text
    visitors, visitor = run_on(client, pool, table, OTHER)
    assert rows_of(client, visitors, bearer(visitor)).status_code == 200
    client.delete(f"/api/data/{table['id']}/share", headers=bearer(OWNER))
    for headers in ({}, bearer(visitor), bearer(visitor) | {"Backlight-Library": OTHER}):
        assert codes(rows_of(client, visitors, headers)) == MISSING
    assert rows_of(client, visitors, bearer(OWNER)).status_code == 200


def test_source_code_with_its_data_needs_the_run_and_the_table(
    client: TestClient, pool: FakePool, table: dict[str, Any]
) -> None:
    run_id, token = run_on(client, pool, table, OWNER)

    def ask(headers: dict[str, str]) -> Any:
        return client.get(f"/api/runs/{run_id}/export", params={"format": "pytorch"}, headers=headers)

    assert ask(bearer(OWNER)).status_code == 401
    assert codes(ask(bearer(token))) == MISSING
    assert codes(ask(bearer(token) | {"Backlight-Library": OTHER})) == MISSING
    assert ask(bearer(token) | {"Backlight-Library": OWNER}).status_code == 200


def test_a_replay_holds_examples_for_whoever_may_train_on_them(
    client: TestClient, pool: FakePool, table: dict[str, Any]
) -> None:
    run_id, token = run_on(client, pool, table, OWNER)

    def previewed(headers: dict[str, str]) -> bool:
        return "/api/preview" in preview_of(client, run_id, headers)["answers"]

    assert previewed(bearer(token) | {"Backlight-Library": OWNER})
    assert previewed(bearer(OWNER))
    assert not any(map(previewed, ({}, bearer(OTHER), bearer(token))))
    share(client, table)
    assert previewed({})
    client.delete(f"/api/data/{table['id']}/share", headers=bearer(OWNER))
    assert not previewed({})


def test_a_table_that_is_deleted_while_a_run_trains_on_it_takes_its_rows_along_and_leaves_the_record(
    client: TestClient, pool: FakePool, table: dict[str, Any]
) -> None:
    session_id, run_id, token = session_on(client, pool, table, OWNER)
    assert client.delete(f"/api/data/{table['id']}", headers=bearer(OWNER)).status_code == 204
    train(client, pool, session_id, 2)
    record = client.get(f"/api/runs/{run_id}/export", params={"format": "metrics_csv"})
    assert len([row for row in csv.DictReader(io.StringIO(record.text)) if row["loss_last"]]) == 5
    for headers in (bearer(OWNER), bearer(token) | {"Backlight-Library": OWNER}):
        assert codes(rows_of(client, run_id, headers)) == MISSING
        assert "/api/preview" not in preview_of(client, run_id, headers)["answers"]
    start = {"type": "start", "request_id": "s", "spec": spec_on(table["table"]), "reason": "edit", "library": OWNER}
    answer = client.post(f"/api/sessions/{session_id}/commands", json=start, headers=bearer(token))
    assert codes(answer) == MISSING
