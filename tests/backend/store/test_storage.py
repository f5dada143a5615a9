"""The home folder stays within its budget: kept states of the oldest runs go first, then the runs; some never go."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from backend.hub.ring import Ring
from backend.link.checkpoint_store import CheckpointHeader
from backend.link.checkpoints import LocalCheckpoints
from backend.link.keyframes import KEYFRAMES, LocalKeyframes
from backend.protocol.messages import RunInfo
from backend.recorder import Recorder
from backend.sessions.live import LiveRun, LiveSession
from backend.sessions.storage import DOWN_TO, Storage, folder_bytes
from backend.settings import Settings
from backend.store.database import Database
from backend.store.home import DATABASE
from backend.store.sql_store import SqlStore
from backend.store.store import RecordWrite, Row, Store, StoredChunk
from tests.backend.store.conftest import make_run

RECORD, STATE = 60_000, 40_000


@pytest.fixture
async def home_store(tmp_path: Path) -> AsyncIterator["BusyStore"]:
    database = Database(tmp_path / DATABASE)
    await database.open()
    yield BusyStore(database)
    await database.close()


class BusyStore(SqlStore):
    """Others use the server while the home folder is swept."""

    behind_offer: Callable[[], Awaitable[None]] | None = None
    behind_batch: Callable[[], Awaitable[None]] | None = None

    async def expirable_runs(self) -> list[Row]:
        rows = await super().expirable_runs()
        if self.behind_offer is not None:
            await self.behind_offer()
        return rows

    async def expire_runs(self, names: list[str]) -> set[str]:
        gone = await super().expire_runs(names)
        if self.behind_batch is not None:
            await self.behind_batch()
        return gone


async def add_runs(store: Store, folder: Path, count: int) -> list[str]:
    """Ended runs with a record and a kept state each, that no compression makes smaller."""
    keyframes, made = LocalKeyframes(folder / KEYFRAMES), []
    for number in range(count):
        run_id = await make_run(store, f"run-{number:03d}")
        noise = (f"{number:03d}" * 20_000).encode()
        chunk = StoredChunk(0, 9, 10, 0, noise[:RECORD])
        await store.write_record(run_id, RecordWrite([], chunk, {"status": "finished"}, [], []))
        header = CheckpointHeader(run_id, 1, 10, 0.0, 0, {})
        keyframes.write(header, _incompressible(number))
        made.append(run_id)
    return made


def _incompressible(number: int) -> bytes:
    return np.random.default_rng(number).bytes(STATE)


def storage_of(store: Store, folder: Path, most: int | None, sessions: dict[str, LiveSession] | None = None) -> Storage:
    settings = Settings(home=folder).model_copy(update={"max_disk_bytes": most})
    checkpoints, keyframes = LocalCheckpoints(folder / "checkpoints"), LocalKeyframes(folder / KEYFRAMES)
    return Storage(store, checkpoints, keyframes, settings, {} if sessions is None else sessions)


def session_with(store: Store, run_id: str) -> LiveSession:
    """A session that has a run on its stage."""
    info = RunInfo(run_id=run_id, experiment_id="", reason="first", seed=0, status="paused", step=0)
    return LiveSession("s", "", b"", run=LiveRun(info, b"", Ring(run_id), Recorder(store, run_id)))


async def left(store: Store, runs: list[str]) -> list[str]:
    known = await store.known_runs()
    return [run_id for run_id in runs if run_id in known]


async def test_two_hundred_runs_fit_into_their_budget_and_the_newest_stay(home_store: Store, tmp_path: Path) -> None:
    runs = await add_runs(home_store, tmp_path, 200)
    shared, pinned, playing = runs[0], runs[1], runs[2]
    row = await home_store.run(shared)
    assert row is not None
    share = {"experiment_id": row["experiment_id"], "run_id": shared, "layout": {}, "title": ""}
    await home_store.add_share(share, "token")
    await home_store.update_run(pinned, {"pinned": 1})
    await home_store.update_run(playing, {"playing": 1, "status": "running"})
    unlimited = storage_of(home_store, tmp_path, None)
    await unlimited.sweep()
    assert await left(home_store, runs) == runs
    whole = unlimited.figures
    assert whole.home >= 200 * (RECORD + STATE)
    assert (whole.keyframe_runs, whole.most) == (200, None)
    assert whole.keyframes >= 200 * STATE

    states_go = storage_of(home_store, tmp_path, whole.home - 50 * STATE)
    await states_go.sweep()
    assert await left(home_store, runs) == runs
    kept = LocalKeyframes(tmp_path / KEYFRAMES).usage().keys()
    assert states_go.figures.home <= whole.home - 50 * STATE
    assert {shared, pinned, playing} <= kept
    gone = [run_id for run_id in runs if run_id not in kept]
    assert gone == runs[3 : 3 + len(gone)], "the oldest"

    most = 6_000_000
    small = storage_of(home_store, tmp_path, most)
    await small.sweep()
    rest = await left(home_store, runs)
    assert small.figures.home <= most
    assert rest[:3] == [shared, pinned, playing]
    assert rest[3:] == runs[-len(rest[3:]) :], "the newest"
    assert small.figures.expired_runs == 200 - len(rest) > 0
    assert folder_bytes(tmp_path) <= most, "the database has given back its room"
    before = await left(home_store, runs)
    await small.sweep()
    assert await left(home_store, runs) == before, "nothing goes twice"


async def test_runs_that_have_not_ended_go_last(home_store: Store, tmp_path: Path) -> None:
    runs = await add_runs(home_store, tmp_path, 60)
    await home_store.update_run(runs[5], {"status": "paused"})
    storage = storage_of(home_store, tmp_path, 2_000_000)
    await storage.sweep()
    rest = await left(home_store, runs)
    assert runs[5] in rest
    assert len(rest) < 60


async def test_other_files_never_take_the_room_of_all_runs(home_store: Store, tmp_path: Path) -> None:
    runs = await add_runs(home_store, tmp_path, 60)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "download").write_bytes(bytes(9_000_000))
    storage = storage_of(home_store, tmp_path, 8_000_000)
    await storage.sweep()
    rest = await left(home_store, runs)
    assert rest == runs[-len(rest) :]
    assert 11_000_000 - 20 * RECORD <= storage.figures.home <= 11_000_000


async def test_a_run_that_is_pinned_shared_or_played_during_the_sweep_stays(
    home_store: BusyStore, tmp_path: Path
) -> None:
    runs = await add_runs(home_store, tmp_path, 60)

    async def claim() -> None:
        row = await home_store.run(runs[1])
        assert row is not None
        await home_store.update_run(runs[0], {"pinned": 1})
        share = {"experiment_id": row["experiment_id"], "run_id": runs[1], "layout": {}, "title": ""}
        await home_store.add_share(share, "token")
        await home_store.update_run(runs[2], {"playing": 1})

    home_store.behind_offer = claim
    storage = storage_of(home_store, tmp_path, 2_000_000)
    await storage.sweep()
    rest = await left(home_store, runs)
    assert rest[:3] == runs[:3]
    assert storage.figures.expired_runs == 60 - len(rest) > 0


async def test_a_run_that_comes_on_stage_during_the_sweep_stays(home_store: BusyStore, tmp_path: Path) -> None:
    runs = await add_runs(home_store, tmp_path, 60)
    sessions: dict[str, LiveSession] = {}

    async def revive() -> None:
        sessions["s"] = session_with(home_store, runs[30])

    home_store.behind_batch = revive
    await storage_of(home_store, tmp_path, 1_000_000, sessions).sweep()
    rest = await left(home_store, runs)
    assert runs[30] in rest
    assert runs[29] not in rest
    assert runs[31] not in rest


async def test_states_that_branches_have_in_common_are_freed_once_and_no_record_goes_for_them(
    home_store: Store, tmp_path: Path
) -> None:
    runs = await add_runs(home_store, tmp_path, 20)
    keyframes = LocalKeyframes(tmp_path / KEYFRAMES)
    for branch in runs[1:10]:
        keyframes.delete(branch)
        keyframes.copy(runs[0], branch, 11)
    unlimited = storage_of(home_store, tmp_path, None)
    await unlimited.sweep()
    assert 11 * STATE <= unlimited.figures.keyframes < 12 * STATE
    goal = unlimited.figures.home - 5.5 * STATE
    storage = storage_of(home_store, tmp_path, int(goal / DOWN_TO))
    await storage.sweep()
    assert await left(home_store, runs) == runs
    assert list(keyframes.usage().keys() & set(runs[:15])) == []
    assert storage.figures.home <= goal


async def test_where_kept_runs_take_all_others_have_a_share_beside_them(home_store: Store, tmp_path: Path) -> None:
    runs = await add_runs(home_store, tmp_path, 50)
    for run_id in runs[:30]:
        await home_store.update_run(run_id, {"pinned": 1})
    storage = storage_of(home_store, tmp_path, 2_000_000)
    await storage.sweep()
    rest = await left(home_store, runs)
    assert rest == [*runs[:30], *runs[50 - (len(rest) - 30) :]]
    assert 5 <= len(rest) - 30 <= 9, "a quarter of the budget"


async def test_states_of_runs_that_are_gone_go_too(home_store: Store, tmp_path: Path) -> None:
    (run_id,) = await add_runs(home_store, tmp_path, 1)
    keyframes = LocalKeyframes(tmp_path / KEYFRAMES)
    keyframes.write(CheckpointHeader("gone", 1, 10, 0.0, 0, {}), b"state")
    await storage_of(home_store, tmp_path, None).drop_orphans()
    assert set(keyframes.usage()) == {run_id}


def test_a_file_of_two_names_counts_once(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"x" * 1000)
    (tmp_path / "two").hardlink_to(tmp_path / "one")
    assert folder_bytes(tmp_path) == 1000


def test_the_budget_is_reported(client: Any) -> None:
    reported = client.get("/api/storage").json()
    assert (reported["max_disk_bytes"], reported["max_keyframes"], reported["max_keyframe_bytes"]) == (
        None,
        64,
        8 * 2**20,
    )
    assert (reported["keyframe_bytes"], reported["keyframe_runs"], reported["expired_runs"]) == (0, 0, 0)
    assert reported["home_bytes"] >= reported["database_bytes"] > 0
    assert "backlight_keyframe_budget_bytes 8.388608e+06" in client.get("/metrics").text
