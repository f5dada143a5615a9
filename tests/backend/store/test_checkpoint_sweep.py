"""Checkpoint folders of runs that nobody can come back to are deleted, and the others have a bound."""

import os
from pathlib import Path

from backend.link.checkpoints import LocalCheckpoints
from backend.sessions.checkpoint_sweep import CheckpointSweep
from backend.store.store import Store
from tests.backend.store.conftest import make_run


def put(folder: Path, name: str, age_s: int) -> None:
    """A run's folder of 100 bytes."""
    (folder / name).mkdir(parents=True)
    (folder / name / "1.checkpoint").write_bytes(b"x" * 100)
    os.utime(folder / name, (1e9 - age_s, 1e9 - age_s))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


async def test_runs_that_left_the_stage_lose_their_checkpoints(store: Store, tmp_path: Path) -> None:
    kept = await make_run(store, "kept")
    folder = tmp_path / "checkpoints"
    for name in (kept, "former", "live"):
        put(folder, name, 0)
    await CheckpointSweep(LocalCheckpoints(folder), store, lambda: {"live": True}).sweep()
    assert names(folder) == {kept, "live"}


async def test_beyond_the_bound_resting_runs_lose_theirs_the_oldest_first(store: Store, tmp_path: Path) -> None:
    held = {"a": False, "b": True, "c": False, "d": False}
    folder = tmp_path / "checkpoints"
    for age, name in enumerate(reversed("abcd")):
        put(folder, name, age)
    await CheckpointSweep(LocalCheckpoints(folder), store, lambda: held, most_bytes=250).sweep()
    assert names(folder) == {"b", "d"}


async def test_a_home_without_checkpoints_is_no_fault(store: Store, tmp_path: Path) -> None:
    await CheckpointSweep(LocalCheckpoints(tmp_path / "none"), store, dict).sweep()
    assert not (tmp_path / "none").exists()
