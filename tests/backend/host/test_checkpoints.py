"""Checkpoints are whole or absent, the newest two stay, and damage is told."""

from pathlib import Path

import pytest

from backend.link.checkpoints import CheckpointFolder, CheckpointHeader, read_checkpoint, seconds_until_next
from engine.errors import EngineError


def header(step: int) -> CheckpointHeader:
    fingerprint = {"jaxlib": "1"}
    return CheckpointHeader(
        "r", next_seq=step // 8, step=step, run_time_s=1.5, logged_events=3, fingerprint=fingerprint
    )


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = CheckpointFolder(tmp_path, "r").write(header(16), b"state")
    read, state = read_checkpoint(path)
    assert (read.step, read.next_seq, read.run_time_s, read.fingerprint) == (16, 2, 1.5, {"jaxlib": "1"})
    assert state == b"state"
    assert path.parent == tmp_path / "r"


def test_the_newest_two_stay(tmp_path: Path) -> None:
    folder = CheckpointFolder(tmp_path, "r")
    paths = [folder.write(header(step), b"state") for step in (8, 16, 10_000_000_000)]
    assert folder.newest_first() == [paths[2], paths[1]]
    assert sorted(path.name for path in (tmp_path / "r").iterdir()) == sorted(path.name for path in paths[1:])


def test_a_resumed_run_forgets_what_lay_ahead_of_it(tmp_path: Path) -> None:
    folder = CheckpointFolder(tmp_path, "r")
    kept = folder.write(header(8), b"state")
    folder.write(header(16), b"state")
    (tmp_path / "r" / "x.unfinished").write_bytes(b"half")
    folder.forget_after(8)
    assert list((tmp_path / "r").iterdir()) == [kept]


@pytest.mark.parametrize("cut", [0, 3, 40, -1])
def test_a_cut_checkpoint_is_damaged(tmp_path: Path, cut: int) -> None:
    path = CheckpointFolder(tmp_path, "r").write(header(8), b"state")
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(EngineError, match="damaged"):
        read_checkpoint(path)


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    path = CheckpointFolder(tmp_path, "r").write(header(8), b"state")
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(EngineError, match="damaged"):
        read_checkpoint(path)


def test_a_missing_checkpoint_is_missing(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="cannot be read") as refused:
        read_checkpoint(tmp_path / "none.checkpoint")
    assert refused.value.problems[0].code == "checkpoint_missing"


@pytest.mark.parametrize(("write_s", "pause_s"), [(0.0, 2.0), (0.1, 2.0), (0.5, 10.0)])
def test_writing_takes_at_most_a_twentieth_of_the_time(write_s: float, pause_s: float) -> None:
    assert seconds_until_next(write_s) == pause_s
