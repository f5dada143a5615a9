"""How two runs began, over HTTP: batches and initial weights layer by layer."""

from typing import Any

from starlette.testclient import TestClient

from backend.protocol.start import ComparedStart
from tests.backend.fake_pool import FakePool
from tests.backend.routes.test_comparison import command, slower
from tests.backend.ws.watching import do, make_session


def start(client: TestClient, first: str, second: str) -> ComparedStart:
    return ComparedStart.model_validate(client.get(f"/api/runs/{first}/start/{second}").json())


def layers(reported: ComparedStart) -> dict[str, list[str]]:
    assert reported.layers is not None
    return {layer.node_id: list(layer.causes) for layer in reported.layers}


def test_layers_that_started_with_equal_weights_are_reported_and_why_others_did_not(
    client: TestClient, pool: FakePool, spec: dict[str, Any]
) -> None:
    session = make_session(client, spec)
    first = command(client, session, type="play")["run_id"]
    faster = command(client, session, type="start", spec=slower(spec, 0.3), reason="edit")["run_id"]
    reported = start(client, first, faster)
    drawn = layers(reported)
    assert drawn
    assert set(map(tuple, drawn.values())) == {()}
    assert (reported.batches, reported.alone) == ([], [])
    node = next(iter(drawn))
    edit = {"node": node, "array": "bias", "index": [0], "from": 0.0, "to": 1.0}
    do(client, lambda: pool.event(session[0], "weight_change", edit))
    assert layers(start(client, first, faster)) == drawn | {node: ["edited"]}
    reseeded = {**spec, "training": {**spec.get("training", {}), "seed": 12, "batch_size": 9}}
    other = command(client, session, type="start", spec=reseeded, reason="edit")["run_id"]
    reported = start(client, first, other)
    assert layers(reported) == {name: ["seed"] for name in drawn}
    assert reported.batches == ["seed", "batch_size"]


def test_a_run_that_does_not_exist_began_like_no_other(client: TestClient, spec: dict[str, Any]) -> None:
    known = command(client, make_session(client, spec), type="play")["run_id"]
    for path in (f"/api/runs/{known}/start/{'0' * 32}", f"/api/runs/{'0' * 32}/start/{known}"):
        answer = client.get(path)
        assert (answer.status_code, answer.json()["problems"][0]["code"]) == (404, "unknown_run")
