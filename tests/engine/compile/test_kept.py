"""What a process keeps for runs to come has a bound, and what a run uses is never dropped."""

import gc

import numpy as np

from engine.compile.kept import KeptData, KeptExecutables, array_bytes
from engine.datasets.definition import PreparedData


class Holder:
    """Stands for a run."""


def compiled(kept: KeptExecutables, key: str, holder: object) -> None:
    kept.take(key, holder).executable = len


def test_an_executable_that_a_run_uses_stays_and_the_unused_ones_go_oldest_first() -> None:
    kept, alive, gone = KeptExecutables(2), Holder(), Holder()
    compiled(kept, "used", alive)
    for key in ("one", "two", "three"):
        compiled(kept, key, gone)
    del gone
    gc.collect()
    assert (len(kept), kept.unused) == (4, 3)
    compiled(kept, "four", alive)
    assert [kept.holds(key) for key in ("used", "one", "two", "three", "four")] == [True, False, True, True, True]
    assert kept.drop_unused(0) == 2
    assert [kept.holds(key) for key in ("used", "four")] == [True, True]


def test_an_unused_executable_is_taken_up_again_by_the_next_run() -> None:
    kept, gone, later = KeptExecutables(4), Holder(), Holder()
    compiled(kept, "lean", gone)
    del gone
    gc.collect()
    assert kept.take("lean", later).executable is len
    assert kept.unused == 0


def test_what_is_still_being_compiled_is_not_ready() -> None:
    kept, holder = KeptExecutables(4), Holder()
    kept.take("lean", holder)
    assert not kept.holds("lean")


def test_data_stay_within_their_bytes_and_the_newest_stays_whatever_its_size() -> None:
    kept: KeptData[np.ndarray] = KeptData(1000)
    made: list[str] = []

    def get(name: str, size: int) -> None:
        kept.get(name, lambda: made.append(name) or np.zeros(size, np.uint8))

    get("one", 400)
    get("two", 400)
    get("one", 400)
    get("three", 400)  # "two" was used longest ago
    assert kept.bytes_kept == 800
    get("one", 400)
    get("two", 400)
    assert made == ["one", "two", "three", "two"]
    get("large", 5000)
    assert kept.bytes_kept == 5000


def test_all_arrays_of_a_record_count() -> None:
    data = PreparedData(
        inputs=np.zeros((10, 4), np.uint8),
        offset=np.zeros(4),
        scale=np.zeros(4),
        labels=np.zeros(10, np.int32),
        values=None,
        counts=(6, 2, 2),
        classes=("a", "b"),
        input_shape=(4,),
        kind="table",
        points=np.zeros((10, 2)),
    )
    assert array_bytes((data, np.zeros(3, np.float32))) == 40 + 32 + 32 + 40 + 160 + 12
