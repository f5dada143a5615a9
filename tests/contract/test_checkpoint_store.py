"""What every `CheckpointStore` does, shown over the disk and over memory."""

from pathlib import Path

import pytest

from backend.link.checkpoint_store import CheckpointHeader, CheckpointStore
from backend.link.checkpoints import LocalCheckpoints
from engine.errors import EngineError
from tests.contract.memory_checkpoints import MemoryCheckpoints


@pytest.fixture(params=["disk", "memory"])
def checkpoints(request: pytest.FixtureRequest, tmp_path: Path) -> CheckpointStore:
    return LocalCheckpoints(tmp_path / "checkpoints") if request.param == "disk" else MemoryCheckpoints()


def header(step: int, run_id: str = "r") -> CheckpointHeader:
    return CheckpointHeader(run_id, step // 8, step, run_time_s=1.5, logged_events=3, fingerprint={"jaxlib": "1"})


def test_what_is_written_is_read(checkpoints: CheckpointStore) -> None:
    name = checkpoints.write(header(16), b"state")
    read, state = checkpoints.read("r", name)
    assert (read.run_id, read.step, read.next_seq, read.run_time_s) == ("r", 16, 2, 1.5)
    assert (read.logged_events, read.fingerprint) == (3, {"jaxlib": "1"})
    assert state == b"state"


def test_the_newest_two_of_each_run_stay(checkpoints: CheckpointStore) -> None:
    names = [checkpoints.write(header(step), b"state") for step in (8, 16, 10_000_000_000)]
    other = checkpoints.write(header(8, "other"), b"state")
    assert checkpoints.names("r") == [names[2], names[1]]
    assert checkpoints.names("other") == [other]
    with pytest.raises(EngineError, match="couldn't be read") as refused:
        checkpoints.read("r", names[0])
    assert refused.value.problems[0].code == "checkpoint_missing"


def test_the_same_step_written_again_replaces_the_former(checkpoints: CheckpointStore) -> None:
    checkpoints.write(header(8), b"former")
    name = checkpoints.write(header(8), b"newer")
    assert checkpoints.names("r") == [name]
    assert checkpoints.read("r", name)[1] == b"newer"


def test_a_resumed_run_forgets_what_lies_beyond_it(checkpoints: CheckpointStore) -> None:
    kept, _ = checkpoints.write(header(8), b"state"), checkpoints.write(header(16), b"state")
    checkpoints.forget_after("r", 8)
    assert checkpoints.names("r") == [kept]
    checkpoints.forget_after("r", -1)
    assert checkpoints.names("r") == []


def test_usage_counts_bytes_and_orders_runs_by_their_last_write(checkpoints: CheckpointStore) -> None:
    assert checkpoints.usage() == {}
    checkpoints.write(header(8, "small"), bytes(100))
    checkpoints.write(header(8, "large"), bytes(5000))
    usage = checkpoints.usage()
    assert set(usage) == {"small", "large"}
    assert usage["large"].size_bytes - usage["small"].size_bytes == 4900
    assert usage["small"].size_bytes >= 100
    assert usage["small"].written_at_s <= usage["large"].written_at_s


def test_a_deleted_run_has_no_checkpoints_and_others_keep_theirs(checkpoints: CheckpointStore) -> None:
    checkpoints.write(header(8), b"state")
    kept = checkpoints.write(header(8, "other"), b"state")
    checkpoints.delete("r")
    assert checkpoints.names("r") == []
    assert set(checkpoints.usage()) == {"other"}
    assert checkpoints.read("other", kept)[1] == b"state"


def test_an_unknown_run_has_nothing_to_forget(checkpoints: CheckpointStore) -> None:
    checkpoints.forget_after("none", 8)
    checkpoints.delete("none")
    assert checkpoints.names("none") == []
    with pytest.raises(EngineError, match="couldn't be read"):
        checkpoints.read("none", "000000000000008-000000000001")
