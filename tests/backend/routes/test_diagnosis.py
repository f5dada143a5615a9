"""A run is diagnosed over HTTP, from its record."""

from typing import Any

from starlette.testclient import TestClient

from backend.protocol.diagnosis import RunDiagnosis
from backend.sessions.evidence import EvidenceReader, JudgedRun
from backend.sessions.manager import SessionManager
from engine.findings import FINDINGS
from engine.labs import LABS
from tests.backend.fake_pool import FakePool
from tests.backend.routes.test_comparison import command
from tests.backend.ws.watching import make_session, train
from tests.engine.findings.evidence import make_evidence

CIRCLE = next(lab.spec for lab in LABS if lab.id == "circle_tanh")


def test_a_run_without_a_step_has_nothing_to_judge(client: TestClient, spec: dict[str, Any]) -> None:
    run_id = command(client, make_session(client, spec), type="play")["run_id"]
    reported = RunDiagnosis.model_validate(client.get(f"/api/runs/{run_id}/diagnosis").json())
    assert (reported.run_id, reported.step, reported.outlook, reported.causes, reported.looked, reported.next) == (
        run_id,
        0,
        "early",
        [],
        [],
        None,
    )


def test_a_run_that_does_not_exist_is_not_found(client: TestClient) -> None:
    answer = client.get(f"/api/runs/{'0' * 32}/diagnosis")
    assert (answer.status_code, answer.json()["problems"][0]["code"]) == (404, "unknown_run")


def test_causes_numbers_and_the_next_experiment_come_from_the_record(
    client: TestClient, pool: FakePool, spec: dict[str, Any], monkeypatch: Any
) -> None:
    session = make_session(client, spec)
    run_id = command(client, session, type="play")["run_id"]
    train(client, pool, session[0], 1)
    columns = {name: {"update_ratio": 1e-3} for name in ("dense_1", "dense_2")}
    stalled = make_evidence(CIRCLE, columns, losses=0.45)

    async def read(_: EvidenceReader, __: SessionManager, ___: str) -> JudgedRun:
        return JudgedRun(CIRCLE, (), stalled)

    monkeypatch.setattr(EvidenceReader, "read", read)
    reported = RunDiagnosis.model_validate(client.get(f"/api/runs/{run_id}/diagnosis").json())
    assert (reported.step, reported.outlook, reported.guessing) == (int(stalled.steps[-1]), "stalled", 0.69)
    assert {code for each in reported.looked for code in each.codes} == {rule.type for rule in FINDINGS}
    assert reported.next is not None
    assert (reported.next.code, reported.next.spec["optimizer"]["type"]) == ("bolder_rate", CIRCLE.optimizer.type)
