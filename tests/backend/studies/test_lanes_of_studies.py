"""Members that train side by side: opened together, each a run of its own, and each with the same lane at any time."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from engine.errors import EngineError, Problem
from tests.backend.studies.paced import PacedPool, begin, body, read, until, until_step


@pytest.fixture
def pool() -> PacedPool:
    return PacedPool()


def test_members_side_by_side_are_all_open_before_one_trains_and_each_has_its_lane(
    client: TestClient, pool: PacedPool, spec: dict[str, Any]
) -> None:
    opened_at: list[int] = []
    train_until = pool.train_until

    async def counted(session_id: str, step: int) -> int:
        opened_at.append(len(pool.openings))
        return await train_until(session_id, step)

    pool.train_until = counted  # pyright: ignore[reportAttributeAccessIssue] - counts the openings before
    name, _ = begin(client, body(spec, *range(5)))
    study = until(client, name, "finished")
    assert opened_at == [5] * 5
    lanes = dict(pool.lanes)
    assert [lanes[one["session_id"]] for one in study["members"]] == [(f"{name}/0", at) for at in range(5)]
    assert {one["status"] for one in study["members"]} == {"done"}
    assert study["steps_done"] == study["steps"] == 200
    assert study["note"] == "last_digits"


def test_few_members_train_in_turn_as_runs_on_their_own(
    client: TestClient, pool: PacedPool, spec: dict[str, Any]
) -> None:
    name, _ = begin(client, body(spec, 0, 1, 2))
    assert until(client, name, "finished")["note"] == "identical"
    assert [lane for _, lane in pool.lanes] == [None] * 3


def test_members_side_by_side_pause_and_go_on_together(
    client: TestClient, pool: PacedPool, spec: dict[str, Any]
) -> None:
    pool.held_at = 20
    name, owner = begin(client, body(spec, *range(4)))
    for member in range(4):
        until_step(client, name, member, 20)
    assert {one["status"] for one in read(client, name)["members"]} == {"training"}
    paused = client.post(f"/api/studies/{name}/commands", json={"type": "pause"}, headers=owner).json()
    assert [one["step"] for one in paused["members"]] == [20] * 4
    pool.held_at = None
    client.post(f"/api/studies/{name}/commands", json={"type": "resume"}, headers=owner)
    study = until(client, name, "finished")
    assert [one["step"] for one in study["members"]] == [40] * 4


def test_a_member_that_no_host_opens_keeps_nobody_waiting(
    client: TestClient, pool: PacedPool, spec: dict[str, Any]
) -> None:
    open_run = pool.open_run

    async def refusing(**given: Any) -> Any:
        if given["lane"][1] == 1:
            raise EngineError(Problem(code="out_of_memory", message="There isn't enough memory for this run."))
        return await open_run(**given)

    pool.open_run = refusing  # pyright: ignore[reportAttributeAccessIssue] - one of four is refused
    name, _ = begin(client, body(spec, *range(4)))
    study = until(client, name, "finished")
    assert [one["status"] for one in study["members"]] == ["done", "failed", "done", "done"]


def test_side_by_side_a_lost_host_is_replaced_and_asked_for_what_is_missing(
    client: TestClient, pool: PacedPool, spec: dict[str, Any]
) -> None:
    pool.held_at = 20
    name, _ = begin(client, body(spec, *range(4)))
    for member in range(4):
        until_step(client, name, member, 20)
    pool.held_at = None
    assert client.portal is not None
    client.portal.call(pool.die)
    study = until(client, name, "finished")
    assert [(one["status"], one["step"]) for one in study["members"]] == [("done", 40)] * 4
    assert [one["figures"]["loss"]["steps"] for one in study["members"]] == [[10, 20, 30, 40]] * 4
    assert [step for _, step in pool.asked] == [40] * 8
