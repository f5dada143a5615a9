"""What every `KeyframeStore` does, shown over the disk and over memory."""

import random
from pathlib import Path

import pytest

from backend.link.checkpoint_store import CheckpointHeader
from backend.link.keyframe_store import KeyframeStore
from backend.link.keyframes import LocalKeyframes
from engine.errors import EngineError
from tests.contract.memory_keyframes import MemoryKeyframes


@pytest.fixture(params=["disk", "memory"])
def keyframes(request: pytest.FixtureRequest, tmp_path: Path) -> KeyframeStore:
    return LocalKeyframes(tmp_path / "keyframes") if request.param == "disk" else MemoryKeyframes()


def header(step: int, run_id: str = "r") -> CheckpointHeader:
    return CheckpointHeader(run_id, step // 8, step, run_time_s=1.5, logged_events=3, fingerprint={"jaxlib": "1"})


def test_what_is_written_is_read_and_has_a_size(keyframes: KeyframeStore) -> None:
    size = keyframes.write(header(16), b"state" * 100)
    read, state = keyframes.read("r", 16)
    assert (read.run_id, read.step, read.next_seq, read.logged_events) == ("r", 16, 2, 3)
    assert (read.run_time_s, read.fingerprint) == (1.5, {"jaxlib": "1"})
    assert state == b"state" * 100
    assert keyframes.sizes("r") == {16: size}
    assert keyframes.usage()["r"].size_bytes == size


def test_what_takes_more_than_it_may_is_not_kept(keyframes: KeyframeStore) -> None:
    state = random.Random(0).randbytes(2000)
    assert keyframes.write(CheckpointHeader("r", 0, 8, 0.0, 0, {}), state, 1000) > 1000
    assert keyframes.sizes("r") == {}
    assert keyframes.is_too_large("r")
    assert keyframes.write(CheckpointHeader("r", 0, 8, 0.0, 0, {}), state, 4000) <= 4000
    assert list(keyframes.sizes("r")) == [8]
    assert not keyframes.is_too_large("r")
    keyframes.write(CheckpointHeader("r", 0, 16, 0.0, 0, {}), state, 1000)
    keyframes.delete("r")
    assert not keyframes.is_too_large("r")


def test_steps_are_reported_in_their_order_and_written_again_they_replace_the_former(keyframes: KeyframeStore) -> None:
    for step in (10_000_000_000, 8, 16):
        keyframes.write(header(step), b"former")
    keyframes.write(header(16), b"newer")
    assert list(keyframes.sizes("r")) == [8, 16, 10_000_000_000]
    assert keyframes.read("r", 16)[1] == b"newer"


def test_a_dropped_step_is_gone_and_the_others_stay(keyframes: KeyframeStore) -> None:
    for step in (8, 16):
        keyframes.write(header(step), b"state")
    keyframes.drop("r", 8)
    keyframes.drop("r", 9)
    assert list(keyframes.sizes("r")) == [16]
    with pytest.raises(EngineError, match="couldn't be read") as refused:
        keyframes.read("r", 8)
    assert refused.value.problems[0].code == "keyframe_missing"


def test_a_resumed_run_forgets_what_lies_ahead_of_it(keyframes: KeyframeStore) -> None:
    for step in (8, 16, 24):
        keyframes.write(header(step), b"state")
    keyframes.forget_after("r", 16)
    assert list(keyframes.sizes("r")) == [8, 16]
    keyframes.forget_after("r", -1)
    assert keyframes.sizes("r") == {}


def test_a_copy_has_the_steps_before_and_survives_the_run_that_it_comes_from(keyframes: KeyframeStore) -> None:
    for step in (8, 16, 24):
        keyframes.write(header(step), bytes([step]))
    keyframes.copy("r", "branch", 24)
    keyframes.copy("r", "branch", 24)
    keyframes.delete("r")
    assert keyframes.sizes("r") == {}
    assert list(keyframes.sizes("branch")) == [8, 16]
    assert keyframes.read("branch", 16)[1] == bytes([16])


def test_usage_counts_each_run(keyframes: KeyframeStore) -> None:
    assert keyframes.usage() == {}
    for step in (8, 16):
        keyframes.write(header(step, "two"), b"state")
    keyframes.write(header(8, "one"), b"state")
    usage = keyframes.usage()
    assert {name: used.count for name, used in usage.items()} == {"one": 1, "two": 2}
    assert usage["two"].written_at_s <= usage["one"].written_at_s


def test_what_runs_have_in_common_counts_once_and_is_freed_with_the_last_of_them(keyframes: KeyframeStore) -> None:
    shared, own = keyframes.write(header(8), b"state"), keyframes.write(header(16), b"own" * 20)
    keyframes.copy("r", "branch", 16)
    assert keyframes.total_bytes() == shared + own
    assert keyframes.delete("r") == own
    assert keyframes.total_bytes() == shared
    assert keyframes.delete("branch") == shared
    assert (keyframes.delete("branch"), keyframes.total_bytes()) == (0, 0)


def test_an_unknown_run_has_nothing(keyframes: KeyframeStore) -> None:
    keyframes.forget_after("none", 8)
    keyframes.copy("none", "other", 8)
    keyframes.delete("none")
    assert keyframes.sizes("none") == keyframes.sizes("other") == {}
