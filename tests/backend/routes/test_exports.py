"""Exports over HTTP: the file of a format, its name, who may have it, and what is refused."""

import csv
import io
from typing import Any

from starlette.testclient import TestClient

from engine.saved_weights import write_weights
from tests.backend.fake_pool import FakePool
from tests.backend.ws.watching import make_session, train


def trained(client: TestClient, pool: FakePool, spec: dict[str, Any]) -> tuple[str, str]:
    """(run, owner's token) of a run with three frames."""
    session_id, token = make_session(client, spec)
    body = {"type": "play", "request_id": "r"}
    headers = {"Authorization": f"Bearer {token}"}
    run_id = client.post(f"/api/sessions/{session_id}/commands", json=body, headers=headers).json()["run_id"]
    train(client, pool, session_id, 3)
    return run_id, token


def export(client: TestClient, run_id: str, token: str = "", **query: Any) -> Any:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return client.get(f"/api/runs/{run_id}/export", params=query, headers=headers)


def test_everybody_reads_what_a_run_reported(client: TestClient, pool: FakePool, spec: dict[str, Any]) -> None:
    run_id, _ = trained(client, pool, spec)
    answer = export(client, run_id, format="metrics_csv")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/csv; charset=utf-8")
    assert answer.headers["content-disposition"] == 'attachment; filename="experiment-metrics.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["loss_last"] for row in rows if row["loss_last"]] == ["1.0", "0.5", "0.3333333432674408"]


def test_weights_are_those_of_the_step_and_for_the_owner_alone(
    client: TestClient, pool: FakePool, spec: dict[str, Any]
) -> None:
    run_id, token = trained(client, pool, spec)
    assert export(client, run_id, format="safetensors").status_code == 401
    answer = export(client, run_id, token, format="safetensors", step=20)
    assert answer.content == write_weights({}, {})
    assert answer.headers["content-disposition"] == 'attachment; filename="experiment-step-20.safetensors"'
    assert pool.moments[-1][2] == 20


def test_what_cannot_be_exported_is_refused_with_what_to_do(
    client: TestClient, pool: FakePool, spec: dict[str, Any]
) -> None:
    run_id, token = trained(client, pool, spec)
    unknown = export(client, run_id, format="word")
    assert (unknown.status_code, unknown.json()["problems"][0]["code"]) == (422, "unknown_export")
    early = export(client, run_id, token, format="safetensors", step=10_000)
    assert early.json()["problems"][0]["code"] == "step_not_reached"
    assert export(client, "nothing", format="json").status_code == 404
    assert export(client, run_id).json()["network"]["nodes"]
