"""A study goes on after its host or its server was lost, and does nothing twice."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from backend.settings import Settings
from engine.errors import Problem
from tests.backend.conftest import open_client
from tests.backend.studies.paced import PacedPool, begin, body, read, until, until_step


@pytest.fixture
def pool() -> PacedPool:
    return PacedPool()


def test_a_study_goes_on_after_a_restart_and_does_nothing_twice(settings: Settings, spec: dict[str, Any]) -> None:
    first = PacedPool()
    first.held_at = 20
    with open_client(settings, first) as client:
        name, _ = begin(client, body(spec, 0, 1))
        until_step(client, name, 0, 20)
    second = PacedPool()
    with open_client(settings, second) as client:
        study = until(client, name, "finished")
    assert [(one["status"], one["step"]) for one in study["members"]] == [("done", 40)] * 2
    assert [step for _, step in second.asked] == [40, 40]
    assert study["members"][0]["figures"]["loss"]["steps"] == [10, 20, 30, 40]
    third = PacedPool()
    with open_client(settings, third) as client:
        assert read(client, name)["status"] == "finished"
    assert third.openings == []


def test_a_paused_study_stays_paused_after_a_restart(settings: Settings, spec: dict[str, Any]) -> None:
    pool = PacedPool()
    pool.held_at = 20
    with open_client(settings, pool) as client:
        name, owner = begin(client, body(spec, 0, 1))
        until_step(client, name, 0, 20)
        client.post(f"/api/studies/{name}/commands", json={"type": "pause"}, headers=owner)
    second = PacedPool()
    with open_client(settings, second) as client:
        assert read(client, name)["status"] == "paused"
        client.post(f"/api/studies/{name}/commands", json={"type": "resume"}, headers=owner)
        assert until(client, name, "finished")["steps_done"] == 80


def test_a_lost_host_is_replaced_and_asked_for_what_is_missing(
    client: TestClient, pool: PacedPool, spec: dict[str, Any]
) -> None:
    pool.held_at = 20
    name, _ = begin(client, body(spec, 0, 1))
    until_step(client, name, 0, 20)
    pool.held_at = None
    assert client.portal is not None
    client.portal.call(pool.die)
    study = until(client, name, "finished")
    assert [(one["status"], one["step"]) for one in study["members"]] == [("done", 40)] * 2
    assert study["members"][0]["figures"]["loss"]["steps"] == [10, 20, 30, 40]
    assert [step for _, step in pool.asked] == [40, 40, 40]


def test_a_member_whose_record_is_ahead_of_its_last_state_takes_no_step_too_many(
    client: TestClient, pool: PacedPool, spec: dict[str, Any]
) -> None:
    pool.held_at = 20
    name, _ = begin(client, body(spec, 0))
    member = until_step(client, name, 0, 20)["members"][0]["session_id"]
    assert client.portal is not None
    client.portal.call(pool.train, member, 1)
    pool.held_at = None
    client.portal.call(pool.die)
    (member,) = until(client, name, "finished")["members"]
    assert (member["status"], member["step"], member["figures"]["step"]) == ("done", 40, 40)


def test_a_member_that_no_host_takes_has_failed_and_the_others_go_on(
    client: TestClient, pool: PacedPool, spec: dict[str, Any]
) -> None:
    pool.refusal = Problem(code="out_of_memory", message="There isn't enough memory for this run.")
    name, _ = begin(client, body(spec, 0, 1))
    study = until(client, name, "finished")
    assert [one["status"] for one in study["members"]] == ["failed", "failed"]
