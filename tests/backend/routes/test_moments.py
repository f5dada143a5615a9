"""Former steps over HTTP, and runs that branch off there: what is asked of the host, kept, told and refused."""

from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from backend.link.checkpoint_store import CheckpointHeader
from backend.link.keyframes import KEYFRAMES, LocalKeyframes
from backend.protocol.frames import decode_frame, split_frames
from backend.protocol.http import RunDetail
from backend.settings import Settings
from engine.errors import Problem
from tests.backend.conftest import ORIGIN, open_client
from tests.backend.fake_pool import FakePool
from tests.backend.ws.watching import do, make_session, record_of, train, watch

RATE = "optimizer.config.learning_rate"


def ask(client: TestClient, run_id: str, token: str, step: int, *views: str) -> Any:
    headers = {"Authorization": f"Bearer {token}"}
    return client.post(f"/api/runs/{run_id}/moment", json={"step": step, "views": list(views)}, headers=headers)


def command(client: TestClient, session_id: str, token: str, **fields: Any) -> Any:
    headers = {"Authorization": f"Bearer {token}"}
    return client.post(f"/api/sessions/{session_id}/commands", json={"request_id": "r", **fields}, headers=headers)


def played(client: TestClient, pool: FakePool, spec: dict[str, Any]) -> tuple[str, str, str]:
    """(session, token, run) of a run with five frames, the rate changed behind the second."""
    session_id, token = make_session(client, spec)
    run_id = command(client, session_id, token, type="play").json()["run_id"]
    train(client, pool, session_id, 2)
    assert command(client, session_id, token, type="set", path=RATE, value=0.5).status_code == 200
    train(client, pool, session_id, 3)
    return session_id, token, run_id


def detail(client: TestClient, run_id: str) -> RunDetail:
    return RunDetail.model_validate(client.get(f"/api/runs/{run_id}").json())


def test_a_moment_is_a_record_frame_and_the_views_of_that_step(
    client: TestClient, pool: FakePool, spec: dict[str, Any]
) -> None:
    session_id, token, run_id = played(client, pool, spec)
    answer = ask(client, run_id, token, 33, "boundary", "confusion")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/octet-stream")
    frames = [decode_frame(data) for data in split_frames(answer.content)]
    assert [(one.type, one.view, one.step, one.run_id) for one in frames] == [
        ("record", None, 33, run_id),
        ("view", "boundary", 33, run_id),
        ("view", "confusion", 33, run_id),
    ]
    assert pool.moments == [(session_id, run_id, 33, ["live_change"])]


def test_what_cannot_be_shown_is_refused_with_what_to_do(
    client: TestClient, pool: FakePool, spec: dict[str, Any]
) -> None:
    _, token, run_id = played(client, pool, spec)
    beyond = ask(client, run_id, token, 51)
    assert (beyond.status_code, beyond.json()["problems"][0]["code"]) == (422, "step_not_reached")
    assert beyond.json()["problems"][0]["expected"] == "0 to 50"
    assert ask(client, run_id, "somebody else", 3).status_code == 401
    assert ask(client, "unknown", token, 3).status_code == 404
    assert ask(client, run_id, token, -1).status_code == 422
    pool.refusal = Problem(code="superseded", message="Another step was requested since.")
    assert ask(client, run_id, token, 3).status_code == 409
    pool.refusal = Problem(code="host_lost", message="It is gone.")
    lost = ask(client, run_id, token, 3)
    assert (lost.status_code, lost.headers["Retry-After"]) == (503, "2")
    assert pool.moments == []


def test_a_diverged_run_has_the_step_at_which_it_did(client: TestClient, pool: FakePool, spec: dict[str, Any]) -> None:
    session_id, token, run_id = played(client, pool, spec)
    do(client, lambda: pool.event(session_id, "diverged", {"node_id": "x", "quantity": "loss", "step": 51}))
    assert ask(client, run_id, token, 51).status_code == 200
    assert ask(client, run_id, token, 52).status_code == 422


def test_a_former_run_shows_its_steps_after_the_server_came_back(settings: Settings, spec: dict[str, Any]) -> None:
    pool = FakePool()
    with open_client(settings, pool) as client:
        session_id, token, former = played(client, pool, spec)
        started = command(client, session_id, token, type="start", spec=spec, reason="dice", play=False)
        assert started.status_code == 200
        assert ask(client, former, token, 42).status_code == 200
    again = FakePool()
    with open_client(settings, again) as client:
        assert ask(client, former, token, 42).status_code == 200
        assert again.moments == [(session_id, former, 42, ["live_change"])]
        assert again.openings == [], "the run on stage rests"


def test_a_branch_has_its_parents_past_and_its_own_name(
    settings: Settings, client: TestClient, pool: FakePool, spec: dict[str, Any]
) -> None:
    session_id, token, parent = played(client, pool, spec)
    keyframes = LocalKeyframes(settings.home / KEYFRAMES)
    for step in (20, 40):
        keyframes.write(CheckpointHeader(parent, step // 10, step, 0.0, 1, {}), b"state")
    assert detail(client, parent).keyframes == [20, 40]
    assert detail(client, parent).keyframe_bytes == sum(keyframes.sizes(parent).values())
    assert not detail(client, parent).keyframes_too_large
    keyframes.write(CheckpointHeader(parent, 5, 50, 0.0, 1, {}), b"state", most_bytes=1)
    assert detail(client, parent).keyframes_too_large
    with watch(client, session_id, token) as owner:
        owner.until_seq(4)
        reply = owner.ask("branch", run_id=parent, step=30, play=False)
        assert (reply["problems"], reply["applied_at_step"]) == ([], 30)
        branch = reply["run_id"]
        started = next(one for one in owner.messages if one["type"] == "run_started")
        assert (started["run_id"], started["reason"], started["from_run_id"], started["from_step"]) == (
            branch, "branch", parent, 30,
        )  # fmt: skip
        while not [frame for frame in owner.frames if frame.run_id == branch and frame.seq == 2]:
            owner.hear()
        reported = [
            (one["kind"], one["step"]) for one in owner.messages if one["type"] == "event" and one["run_id"] == branch
        ]
        assert reported == [("live_change", 20)]
    opening = pool.openings[-1]
    assert (opening.from_step, opening.next_seq, opening.checkpoint, opening.play) == (30, 3, None, False)
    assert [event["kind"] for event in opening.events] == ["live_change"]
    train(client, pool, session_id, 1)
    frames = record_of(client, branch)
    assert [(frame.seq, frame.step, frame.run_id) for frame in frames] == [
        (seq, 10 * (seq + 1), branch) for seq in range(4)
    ]
    reported_of = detail(client, branch)
    assert (reported_of.run.reason, reported_of.run.from_run_id, reported_of.run.from_step) == ("branch", parent, 30)
    assert reported_of.keyframes == [20]
    assert [frame.seq for frame in record_of(client, parent)] == [0, 1, 2, 3, 4]


def test_a_branch_survives_its_parent_and_a_restart(settings: Settings, spec: dict[str, Any]) -> None:
    pool = FakePool()
    with open_client(settings, pool) as client:
        session_id, token, parent = played(client, pool, spec)
        branch = command(client, session_id, token, type="branch", run_id=parent, step=45).json()["run_id"]
        headers = {"Authorization": f"Bearer {token}"}
        assert client.delete(f"/api/runs/{parent}", headers=headers).status_code == 204
    with open_client(settings, FakePool()) as client:
        assert [frame.step for frame in record_of(client, branch)] == [10, 20, 30, 40]
        log = [(event.kind, event.step) for event in detail(client, branch).events]
        events = [entry for entry in log if entry[0] != "server_restarted"]  # reported when the server has looked at it
        assert events == [("live_change", 20), ("report", 44)], "the branch begins with a report of step 45"
        assert detail(client, branch).run.from_step == 45
        assert ask(client, branch, token, 12).status_code == 200


def test_no_branch_where_there_is_nothing_to_branch_off(
    settings: Settings, client: TestClient, pool: FakePool, spec: dict[str, Any]
) -> None:
    session_id, token, parent = played(client, pool, spec)
    _, _, foreign = played(client, pool, spec)
    for run_id, step, code in (
        (parent, 51, "step_not_reached"),
        ("none", 1, "unknown_run"),
        (foreign, 1, "unknown_run"),
    ):
        answer = command(client, session_id, token, type="branch", run_id=run_id, step=step)
        assert (answer.status_code, answer.json()["problems"][0]["code"]) == (422, code)
    LocalKeyframes(settings.home / KEYFRAMES).write(CheckpointHeader(parent, 1, 10, 0.0, 0, {}), b"state")
    pool.refusal = Problem(code="host_lost", message="It is gone.")
    assert command(client, session_id, token, type="branch", run_id=parent, step=30).status_code == 503
    pool.refusal = None
    assert [folder.name for folder in (settings.home / KEYFRAMES).iterdir()] == [parent]
    info = client.get(f"/api/sessions/{session_id}").json()
    assert [run["run_id"] for run in info["runs"]] == [parent], "the run on stage goes on"


def test_kept_states_go_with_their_session(settings: Settings, spec: dict[str, Any]) -> None:
    pool, folder = FakePool(), settings.home / KEYFRAMES
    with open_client(settings, pool) as client:
        session_id, token, run_id = played(client, pool, spec)
        _, _, other = played(client, pool, spec)
        for name in (run_id, other):
            LocalKeyframes(folder).write(CheckpointHeader(name, 1, 10, 0.0, 0, {}), b"state")
        headers = {"Authorization": f"Bearer {token}"}
        assert client.delete(f"/api/sessions/{session_id}", headers=headers).status_code == 204
    assert names(folder) == {other}, "before the server has ended"


def test_who_leaves_before_the_answer_is_worked_for_no_longer(
    client: TestClient, pool: FakePool, spec: dict[str, Any]
) -> None:
    _, token, run_id = played(client, pool, spec)
    pool.holds_moments = True
    assert client.portal is not None
    client.portal.call(ask_and_leave, client.app, run_id, token, pool)
    assert pool.left == [run_id]
    pool.holds_moments = False
    assert ask(client, run_id, token, 33).status_code == 200


async def ask_and_leave(app: Any, run_id: str, token: str, pool: FakePool) -> None:
    """A request whose connection is lost when the host has begun."""
    reported: list[Any] = [{"type": "http.request", "body": b'{"step": 33}', "more_body": False}]

    async def receive() -> Any:
        if reported:
            return reported.pop()
        await pool.moment_begun.wait()
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        """Nobody hears it."""

    path = f"/api/runs/{run_id}/moment"
    fields = {
        "host": ORIGIN.removeprefix("http://"),
        "origin": ORIGIN,
        "content-type": "application/json",
        "authorization": f"Bearer {token}",
    }
    headers = [(name.encode(), value.encode()) for name, value in fields.items()]
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "headers": headers,
    }
    await app({**scope, "raw_path": path.encode(), "query_string": b"", "root_path": ""}, receive, send)


def test_nobody_looks_back_at_what_is_deleted(client: TestClient, pool: FakePool, spec: dict[str, Any]) -> None:
    session_id, token, former = played(client, pool, spec)
    headers = {"Authorization": f"Bearer {token}"}
    assert command(client, session_id, token, type="start", spec=spec, reason="dice", play=False).status_code == 200
    assert client.delete(f"/api/runs/{former}", headers=headers).status_code == 204
    assert pool.dropped == [(session_id, former)]
    assert client.delete(f"/api/sessions/{session_id}", headers=headers).status_code == 204
    assert pool.dropped[1:] == [(session_id, "")]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}
