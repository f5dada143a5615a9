"""What labs claim of runs over HTTP: the number of the record, and whether the claim holds yet."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from starlette.testclient import TestClient

from backend.sessions.evidence import EvidenceReader, JudgedRun
from backend.sessions.manager import SessionManager
from engine.findings.definition import Evidence
from engine.labs import LABS
from tests.backend.ws.watching import make_session
from tests.engine.findings.evidence import make_evidence

BY_ID = {lab.id: lab for lab in LABS}


def evidence_of(lab: str, run: str, steps: int, *evaluations: tuple[int, float, float]) -> Evidence:
    """A record up to a ladder step. evaluations: step, loss, accuracy."""
    (spec,) = (one.spec for one in BY_ID[lab].runs if one.id == run)
    made = make_evidence(spec, {}, rows=92)
    kept = made.steps <= steps
    return replace(
        made,
        **{name: getattr(made, name)[kept] for name in ("steps", "nodes", "rates")},
        schema=replace(made.schema, metrics=("accuracy",)),
        evaluations=np.array(evaluations, np.float64).reshape(-1, 3),
    )


class Records(EvidenceReader):
    """Hands out records that are given, by run."""

    def __init__(self, records: dict[str, Evidence]) -> None:
        super().__init__()
        self.records = records

    async def read(self, manager: SessionManager, run_id: str) -> JudgedRun | None:
        judged = await super().read(manager, run_id)
        if judged is None or run_id not in self.records:
            return judged
        return JudgedRun(judged.spec, (), self.records[run_id])


def played(client: TestClient, session: tuple[str, str], **fields: Any) -> str:
    answer = client.post(
        f"/api/sessions/{session[0]}/commands",
        json={"request_id": "r", **fields},
        headers={"Authorization": f"Bearer {session[1]}"},
    )
    return answer.json()["run_id"]


def claims_of(client: TestClient, run_id: str, records: dict[str, Evidence]) -> list[dict[str, Any]]:
    client.app.state.evidence = Records(records)  # type: ignore[attr-defined]  # Starlette's app has no type
    return client.get(f"/api/runs/{run_id}/claims").json()["claims"]


@pytest.mark.parametrize(
    ("steps", "accuracy", "step", "value", "status"),
    [
        (0, None, 0, None, "pending"),
        (512, 0.83, 512, 0.83, "pending"),
        (1536, 0.98, 1500, 0.98, "holds"),
        (1792, 0.96, 1500, 0.96, "fails"),
    ],
)
def test_a_claim_has_its_number_with_the_step_it_was_measured_at_and_a_verdict_at_the_end(
    client: TestClient, steps: int, accuracy: float | None, step: int, value: float | None, status: str
) -> None:
    run_id = played(client, make_session(client, BY_ID["xor"].spec.model_dump(mode="json")), type="play")
    evaluations = [] if accuracy is None else [(0, 0.7, 0.5), (min(steps, 1500), 0.1, accuracy), (1700, 0.0, 1.0)]
    (claim,) = claims_of(client, run_id, {run_id: evidence_of("xor", "main", steps, *evaluations)})
    assert claim == {
        "lab": "xor",
        "index": 0,
        "run_ids": [run_id],
        "step": step,
        "value": value,
        "status": status,
    }


def test_a_claim_over_two_runs_waits_for_the_other_and_divides_their_numbers(client: TestClient) -> None:
    lab = BY_ID["wide_or_deep"]
    wide, deep = (next(one.spec for one in lab.runs if one.id == name) for name in ("wide", "main"))
    session = make_session(client, deep.model_dump(mode="json"))
    first = played(client, session, type="play")
    alone, _ = claims_of(client, first, {first: evidence_of("wide_or_deep", "main", 3072, (800, 0.1, 0.96))})
    assert (alone["run_ids"], alone["value"], alone["status"]) == ([first, None], None, "pending")
    second = played(client, session, type="start", spec=wide.model_dump(mode="json"), reason="edit")
    records = {
        first: evidence_of("wide_or_deep", "main", 3072, (800, 0.1, 0.96)),
        second: evidence_of("wide_or_deep", "wide", 3072, (2000, 0.1, 0.95)),
    }
    both, reached = claims_of(client, second, records)
    assert (both["run_ids"], both["value"], both["status"]) == ([first, second], 0.4, "holds")
    assert (reached["value"], reached["status"]) == (0.96, "holds")


def test_an_experiment_of_no_lab_is_claimed_nothing_of_nor_one_whose_rate_was_changed(
    client: TestClient, spec: dict[str, Any]
) -> None:
    own = played(client, make_session(client, spec), type="play")
    assert claims_of(client, own, {}) == []
    xor = BY_ID["xor"].spec
    run_id = played(client, make_session(client, xor.model_dump(mode="json")), type="play")
    faster = xor.optimizer.model_copy(update={"config": {**xor.optimizer.config, "learning_rate": 0.02}})
    record = evidence_of("xor", "main", 1536, (1500, 0.1, 0.98))
    changed = replace(record, drawn=xor.model_copy(update={"optimizer": faster}))
    assert claims_of(client, run_id, {run_id: changed}) == []


@pytest.mark.parametrize("steps", [0, 1, 512, 1792])
def test_an_answer_says_how_far_the_record_goes(client: TestClient, steps: int) -> None:
    run_id = played(client, make_session(client, BY_ID["xor"].spec.model_dump(mode="json")), type="play")
    client.app.state.evidence = Records({run_id: evidence_of("xor", "main", steps)})  # type: ignore[attr-defined]  # Starlette's app has no type
    assert client.get(f"/api/runs/{run_id}/claims").json()["reached"] == steps


def test_an_unknown_run_is_refused(client: TestClient) -> None:
    answer = client.get(f"/api/runs/{'0' * 32}/claims")
    assert (answer.status_code, answer.json()["problems"][0]["code"]) == (404, "unknown_run")
