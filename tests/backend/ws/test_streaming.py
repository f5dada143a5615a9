"""Runs and their frames, and coming back to them."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from backend.hub.ring import MOST_BYTES
from engine.errors import Problem
from tests.backend.conftest import state_of
from tests.backend.fake_pool import FakePool
from tests.backend.ws.watching import do, make_session, record_of, train, watch


def test_play_starts_the_first_run_and_everybody_sees_its_frames(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner, watch(client, session_id) as viewer:
        assert pool.openings == []
        run_id = owner.ask("play")["run_id"]
        started = viewer.until("run_started")
        assert (started["run_id"], started["reason"], started["seed"]) == (run_id, "first", 0)
        assert started["run_schema"]["metrics"] == ["accuracy"]
        train(client, pool, session_id, 50)
        for watcher in (owner, viewer):
            watcher.until_seq(49)
            assert watcher.seqs == list(range(50))
            assert {frame.run_id for frame in watcher.frames} == {run_id}


@pytest.mark.parametrize(("frames", "size"), [(50, 1), (9, MOST_BYTES // 16)], ids=["kept", "too much for the ring"])
def test_that_a_run_has_ended_is_reported_behind_its_last_frame_also_to_who_comes_later(
    client: TestClient, spec: dict[str, Any], pool: FakePool, frames: int, size: int
) -> None:
    session_id, token = make_session(client, spec)

    def end() -> None:
        pool.train(session_id, frames, size)
        pool.publish_state(session_id, "finished")

    with watch(client, session_id, token) as owner:
        owner.ask("play")
        do(client, end)
        with watch(client, session_id) as later:
            for watcher in (owner, later):
                while watcher.until("state")["state"]["status"] != "finished":
                    pass
                assert watcher.seqs[-1] == frames - 1


def test_a_run_that_ends_while_it_is_opened_is_reported_as_ended_behind_its_last_frame(
    client: TestClient, spec: dict[str, Any], pool: FakePool, monkeypatch: pytest.MonkeyPatch
) -> None:
    session_id, token = make_session(client, spec)
    whole = pool.open_run

    async def short(*arguments: Any, **more: Any) -> Any:
        schema = await whole(*arguments, **more)
        pool.train(session_id, 3)
        pool.publish_state(session_id, "finished")
        return schema

    monkeypatch.setattr(pool, "open_run", short)
    with watch(client, session_id, token) as owner:
        owner.ask("play")
        while "state" not in owner.order:
            owner.hear()
        assert owner.order.index("record 2") < owner.order.index("state")


@pytest.mark.parametrize("when", ["opening", "first_write"])
def test_what_happens_in_a_runs_first_moments_is_reported_behind_its_start_once(
    client: TestClient, spec: dict[str, Any], pool: FakePool, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    session_id, token = make_session(client, spec)
    finding = {"id": "f1", "active": True, "cures": []}
    store = state_of(client).store
    owner_of, name = (pool, "open_run") if when == "opening" else (store, "write_record")
    whole = getattr(owner_of, name)

    async def eventful(*arguments: Any, **more: Any) -> Any:
        result = await whole(*arguments, **more)
        monkeypatch.setattr(owner_of, name, whole)
        pool.event(session_id, "finding", finding)
        return result

    with watch(client, session_id, token) as owner, watch(client, session_id) as viewer:
        monkeypatch.setattr(owner_of, name, eventful)
        run_id = owner.ask("play")["run_id"]
        train(client, pool, session_id, 1)
        for watcher in (owner, viewer):
            watcher.until_seq(0)
            assert watcher.order.count("event") == 1
            assert watcher.order.index("run_started") < watcher.order.index("event")
    kinds = [event["kind"] for event in client.get(f"/api/runs/{run_id}").json()["events"]]
    assert kinds == ["finding"]


def test_step_before_play_starts_a_run_that_does_not_play(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        assert owner.ask("step", unit="step", n=3)["problems"] == []
        assert (pool.openings[0].play, pool.runs[session_id].next_seq) == (False, 3)


def test_commands_before_the_first_run_say_what_to_do(client: TestClient, spec: dict[str, Any]) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        for kind, fields in (("pause", {}), ("set", {"path": "x", "value": 1.0}), ("probe", {"view": "boundary"})):
            assert [problem["code"] for problem in owner.ask(kind, **fields)["problems"]] == ["no_run"]


def test_a_new_run_is_another_run_and_the_former_one_stays(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        first = owner.ask("play")["run_id"]
        train(client, pool, session_id, 5)
        second = owner.ask("start", spec=spec, reason="dice", seed=9, play=True)["run_id"]
        started = next(m for m in owner.messages if m["type"] == "run_started" and m["run_id"] == second)
        assert (started["seed"], started["reason"], started["from_run_id"]) == (9, "dice", first)
        assert owner.seqs == [0, 1, 2, 3, 4]
        assert owner.order.index("record 4") < len(owner.order) - 1 - owner.order[::-1].index("run_started")
        train(client, pool, session_id, 2)
        owner.until_seq(1)
        assert pool.runs[session_id].spec["training"]["seed"] == 9
    with watch(client, session_id) as later:
        runs = later.messages[0]["runs"]
        assert [(run["run_id"], run["status"]) for run in runs] == [(first, "recorded"), (second, "running")]
    assert [frame.seq for frame in record_of(client, first)] == [0, 1, 2, 3, 4]
    assert client.get(f"/api/runs/{first}").json()["run"]["status"] == "recorded"


def test_a_refused_start_leaves_the_run_on_stage_untouched(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        run_id = owner.ask("play")["run_id"]
        pool.refusal = Problem(code="out_of_memory", message="No.")
        reply = owner.ask("start", spec=spec, reason="reset")
        assert [problem["code"] for problem in reply["problems"]] == ["out_of_memory"]
        pool.refusal = None
        train(client, pool, session_id, 3)
        owner.until_seq(2)
        assert owner.ask("pause")["run_id"] == run_id
        broken = {**spec, "objectives": [{**spec["objectives"][0], "prediction": "nobody"}]}
        assert owner.ask("start", spec=broken, reason="edit")["problems"]
        assert len(pool.openings) == 2


def test_a_live_value_changes_within_the_run_and_is_in_its_log(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        run_id = owner.ask("play")["run_id"]
        train(client, pool, session_id, 4)
        path = "optimizer.config.learning_rate"
        assert owner.ask("set", path=path, value=0.03)["applied_at_step"] == 40
        assert len(pool.openings) == 1
        refused = owner.ask("set", path="training.batch_size", value=3)
        assert [problem["code"] for problem in refused["problems"]] == ["unknown_live_path"]
        events = client.get(f"/api/runs/{run_id}").json()["events"]
        assert [(event["kind"], event["detail"]["to"], event["step"]) for event in events] == [
            ("live_change", 0.03, 40)
        ]


@pytest.mark.parametrize("seen", [0, 7, 19])
def test_who_comes_back_gets_exactly_what_is_missing(
    client: TestClient, spec: dict[str, Any], pool: FakePool, seen: int
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        run_id = owner.ask("play")["run_id"]
        train(client, pool, session_id, 20)
        owner.ask("set", path="optimizer.x", value=1.0)
    position = {"run_id": run_id, "generation": 0, "seq": seen}
    with watch(client, session_id, token, position) as again:
        train(client, pool, session_id, 1)
        again.until_seq(20)
        assert again.seqs == list(range(seen + 1, 21))
        assert {"reset", "rewind"}.isdisjoint(again.order)
        assert again.order.count("event") == 1


def test_who_fell_out_of_the_ring_gets_the_gap_from_the_store(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        run_id = owner.ask("play")["run_id"]
        for _ in range(10):
            train(client, pool, session_id, 500)
            client.get(f"/api/runs/{run_id}")
    with watch(client, session_id, token, {"run_id": run_id, "generation": 0, "seq": 99}) as again:
        again.until_seq(4999)
        assert again.seqs == list(range(100, 5000))
        assert "reset" not in again.order


def test_a_newcomer_gets_the_whole_record_and_the_pictures_of_it(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        owner.ask("play")
        for _ in range(3):
            train(client, pool, session_id, 10)
            owner.ask("probe", view="boundary")
    with watch(client, session_id) as viewer:
        viewer.until_seq(29)
        assert viewer.seqs == list(range(30))
        assert "record 0" in viewer.order[:3]


def test_pictures_go_to_whoever_wants_them_and_the_latest_wins(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner, watch(client, session_id) as viewer:
        owner.say(type="subscribe", views=["boundary"])
        owner.ask("play")
        do(client, lambda: [pool.picture(session_id, "boundary", value) for value in range(5)])
        train(client, pool, session_id, 1)
        owner.until_seq(0)
        viewer.until_seq(0)
        pictures = [frame for frame in owner.frames if frame.type == "view"]
        assert pictures[-1].arrays["grid"][0, 0] == 4
        assert viewer.frames[0].type == "record"


@pytest.mark.parametrize(
    ("kind", "fields"),
    [("play", {}), ("step", {"unit": "step", "n": 1}), ("start", {"reason": "first", "play": False})],
)
def test_a_run_carries_the_id_of_the_command_that_began_it_to_whoever_is_there_and_whoever_comes(
    client: TestClient, spec: dict[str, Any], kind: str, fields: dict[str, Any]
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        own = {**fields, "spec": spec} if kind == "start" else fields
        asked = owner.ask(kind, **own)["request_id"]
        owner.ask("pause")
        started = next(message for message in owner.messages if message["type"] == "run_started")
        assert started["request_id"] == asked
        with watch(client, session_id) as viewer:
            assert viewer.messages[0]["run"]["request_id"] == asked
            assert [run["request_id"] for run in viewer.messages[0]["runs"]] == [asked]
