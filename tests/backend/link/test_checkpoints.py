"""Checkpoints on a disk: whole or absent, and damage is noticed. What every store does: `tests/contract`."""

from pathlib import Path

import pytest

from backend.link.checkpoint_store import CheckpointHeader
from backend.link.checkpoints import LocalCheckpoints, seconds_until_next
from engine.errors import EngineError


def written(root: Path) -> tuple[LocalCheckpoints, str, Path]:
    """A store with one checkpoint of the run `r`: (store, name, file)."""
    checkpoints = LocalCheckpoints(root)
    name = checkpoints.write(CheckpointHeader("r", 1, 8, 1.5, 3, {"jaxlib": "1"}), b"state")
    (path,) = (root / "r").iterdir()
    return checkpoints, name, path


def test_a_resumed_run_removes_unfinished_files(tmp_path: Path) -> None:
    checkpoints, _, kept = written(tmp_path)
    (tmp_path / "r" / "x.unfinished").write_bytes(b"half")
    checkpoints.forget_after("r", 8)
    assert list((tmp_path / "r").iterdir()) == [kept]


@pytest.mark.parametrize("cut", [0, 3, 40, -1])
def test_a_cut_checkpoint_is_damaged(tmp_path: Path, cut: int) -> None:
    checkpoints, name, path = written(tmp_path)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(EngineError, match="damaged"):
        checkpoints.read("r", name)


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    checkpoints, name, path = written(tmp_path)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(EngineError, match="damaged"):
        checkpoints.read("r", name)


def test_what_is_no_folder_of_a_run_takes_nothing(tmp_path: Path) -> None:
    checkpoints, _, _ = written(tmp_path)
    (tmp_path / "stray file").write_bytes(b"x")
    assert set(checkpoints.usage()) == {"r"}


@pytest.mark.parametrize(("write_s", "pause_s"), [(0.0, 2.0), (0.1, 2.0), (0.5, 10.0)])
def test_writing_takes_at_most_a_twentieth_of_the_time(write_s: float, pause_s: float) -> None:
    assert seconds_until_next(write_s) == pause_s
