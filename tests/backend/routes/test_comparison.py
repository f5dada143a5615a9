"""Two runs compared over HTTP: which finding the second is a cure of, and when nothing can be said."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from backend.protocol.comparison import RunComparison
from backend.protocol.frames import Frame, decode_frame
from backend.store import playback
from tests.backend.fake_pool import FakePool
from tests.backend.ws.watching import do, make_session, train


def command(client: TestClient, session: tuple[str, str], **fields: Any) -> dict[str, Any]:
    session_id, token = session
    answer = client.post(
        f"/api/sessions/{session_id}/commands",
        json={"request_id": "r", **fields},
        headers={"Authorization": f"Bearer {token}"},
    )
    return answer.json()


def slower(spec: dict[str, Any], rate: float) -> dict[str, Any]:
    return {**spec, "optimizer": {"type": "sgd", "config": {"learning_rate": rate}}}


def test_a_cure_is_compared_with_the_run_it_was_tried_on(
    client: TestClient, pool: FakePool, spec: dict[str, Any]
) -> None:
    session = make_session(client, spec)
    first = command(client, session, type="play")["run_id"]
    cures = [{"code": "lower_rate", "spec": slower(spec, 0.01)}, {"code": "clipping", "spec": slower(spec, 0.02)}]
    finding = {"code": "learning_rate_too_high", "severity": "error", "node_id": "dense_1", "values": {}}
    do(client, lambda: pool.event(session[0], "finding", {**finding, "active": True, "cures": cures}))
    started: list[str] = []
    for cure in cures:
        reply = command(client, session, type="start", spec=cure["spec"], reason="cure", from_run_id=first)
        started.append(reply["run_id"])
    infos = {run["run_id"]: run for run in client.get(f"/api/sessions/{session[0]}").json()["runs"]}
    assert [infos[run_id]["from_run_id"] for run_id in started] == [first, first]
    for run_id, cure in zip(started, cures, strict=True):
        reported = RunComparison.model_validate(client.get(f"/api/runs/{first}/compare/{run_id}").json())
        assert reported.finding is not None
        assert (reported.finding.code, reported.finding.cure, reported.finding.step) == (
            finding["code"],
            cure["code"],
            0,
        )
        assert (reported.step, reported.status, reported.verdict, reported.second.run_id) == (
            0,
            "pending",
            None,
            run_id,
        )
    between = RunComparison.model_validate(client.get(f"/api/runs/{started[0]}/compare/{started[1]}").json())
    assert (between.finding, between.verdict) == (None, None)


def test_a_run_comes_from_none_of_another_session(client: TestClient, spec: dict[str, Any]) -> None:
    strange = command(client, make_session(client, spec), type="play")["run_id"]
    session = make_session(client, spec)
    command(client, session, type="play")
    reply = command(client, session, type="start", spec=spec, reason="cure", from_run_id=strange)
    assert [problem["code"] for problem in reply["problems"]] == ["unknown_run"]


def test_a_run_that_does_not_exist_is_compared_with_nothing(client: TestClient, spec: dict[str, Any]) -> None:
    known = command(client, make_session(client, spec), type="play")["run_id"]
    for path in (f"/api/runs/{known}/compare/{'0' * 32}", f"/api/runs/{'0' * 32}/compare/{known}"):
        answer = client.get(path)
        assert (answer.status_code, answer.json()["problems"][0]["code"]) == (404, "unknown_run")


def test_records_are_decoded_once_and_again_only_when_there_is_more(
    client: TestClient, pool: FakePool, spec: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    session = make_session(client, spec)
    first = command(client, session, type="play")["run_id"]
    train(client, pool, session[0], 5)
    second = command(client, session, type="start", spec=spec, reason="reset")["run_id"]
    train(client, pool, session[0], 3)
    decoded: list[tuple[str, int]] = []

    def counted(data: bytes) -> Frame:
        frame = decode_frame(data)
        decoded.append((frame.run_id, frame.seq))
        return frame

    monkeypatch.setattr(playback, "decode_frame", counted)
    reported = client.get(f"/api/runs/{first}/compare/{second}").json()
    assert sorted(decoded) == sorted([*((first, seq) for seq in range(5)), *((second, seq) for seq in range(3))])
    decoded.clear()
    assert client.get(f"/api/runs/{first}/compare/{second}").json() == reported
    assert decoded == []
    train(client, pool, session[0], 1)
    client.get(f"/api/runs/{first}/compare/{second}")
    assert sorted(decoded) == [(second, seq) for seq in range(4)]


def test_a_finding_that_came_behind_the_last_frame_is_compared(
    client: TestClient, pool: FakePool, spec: dict[str, Any]
) -> None:
    session = make_session(client, spec)
    first = command(client, session, type="play")["run_id"]
    path = f"/api/runs/{first}/compare/{first}"
    assert client.get(path).json()["finding"] is None
    finding = {"code": "learning_rate_too_high", "severity": "error", "node_id": "dense_1", "values": {}}
    cures = [{"code": "lower_rate", "spec": slower(spec, 0.01)}]
    do(client, lambda: pool.event(session[0], "finding", {**finding, "active": True, "cures": cures}))
    second = command(client, session, type="start", spec=cures[0]["spec"], reason="cure", from_run_id=first)["run_id"]
    assert client.get(f"/api/runs/{first}/compare/{second}").json()["finding"]["cure"] == "lower_rate"
