"""What every `Store` does with studies, shown over SQLite and over memory."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from backend.store.database import Database
from backend.store.ids import token_hash
from backend.store.sql_store import SqlStore
from backend.store.store import Store
from backend.store.study_store import NewMember
from tests.contract.memory_store import MemoryStore


@pytest.fixture(params=["sqlite", "memory"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    made: Store = SqlStore(Database(tmp_path / "store.sqlite3")) if request.param == "sqlite" else MemoryStore()
    await made.open()
    yield made
    await made.close()


def member(spec_hash: str, seed: int) -> NewMember:
    return NewMember(spec_hash, {"of": spec_hash}, [{"path": "training.seed", "value": seed}])


async def add(store: Store, *members: NewMember) -> str:
    return await store.add_study({"budget_steps": 9}, "10 seeds", "token", members)


async def test_a_new_study_runs_and_its_members_wait_each_in_a_session_of_its_owner(store: Store) -> None:
    name = await add(store, member("a", 0), member("b", 1), member("a", 2))
    study, members = await store.study(name), await store.members_of(name)
    assert study is not None
    assert (study["status"], study["stage"], study["title"], study["document"]) == (
        "running",
        0,
        "10 seeds",
        {"budget_steps": 9},
    )
    assert study["owner_hash"] == token_hash("token")
    assert [(one["number"], one["status"], one["step"], one["stages"], one["figures"]) for one in members] == [
        (number, "waiting", 0, 0, None) for number in range(3)
    ]
    assert [one["changes"][0]["value"] for one in members] == [0, 1, 2]
    sessions = [await store.session(one["session_id"]) for one in members]
    assert len({one["id"] for one in sessions if one}) == 3
    assert {one["owner_hash"] for one in sessions if one} == {token_hash("token")}
    experiments = [await store.experiment(one["experiment_id"]) for one in sessions if one]
    assert [one["document"] for one in experiments if one] == [{"of": "a"}, {"of": "b"}, {"of": "a"}]


async def test_a_spec_that_is_kept_already_is_kept_once(store: Store) -> None:
    await store.add_experiment("a", {"of": "a"}, {}, "")
    name = await add(store, member("a", 0))
    assert len(await store.members_of(name)) == 1


async def test_a_study_and_its_members_change_together(store: Store) -> None:
    name = await add(store, member("a", 0), member("b", 1))
    await store.write_study(name, {"stage": 1, "result": {"kind": "x"}}, {1: {"status": "stopped", "step": 40}})
    study, members = await store.study(name), await store.members_of(name)
    assert study is not None
    assert (study["stage"], study["result"], study["status"]) == (1, {"kind": "x"}, "running")
    assert [(one["status"], one["step"]) for one in members] == [("waiting", 0), ("stopped", 40)]


async def test_running_studies_are_found_oldest_first(store: Store) -> None:
    first, second, third = [await add(store, member("a", seed)) for seed in range(3)]
    await store.write_study(second, {"status": "finished"}, {})
    assert set(await store.running_studies()) == {first, third}


async def test_a_deleted_study_is_gone_and_the_sessions_of_its_members_stay(store: Store) -> None:
    name, other = await add(store, member("a", 0)), await add(store, member("a", 1))
    (one,) = await store.members_of(name)
    await store.delete_study(name)
    await store.delete_study("nothing")
    assert await store.study(name) is None
    assert await store.members_of(name) == []
    assert await store.session(one["session_id"]) is not None
    assert len(await store.members_of(other)) == 1


async def test_what_is_unknown_is_none_or_empty(store: Store) -> None:
    assert await store.study("nothing") is None
    assert await store.members_of("nothing") == []
    assert await store.running_studies() == []
