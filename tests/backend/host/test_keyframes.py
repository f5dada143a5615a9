"""Which steps become keyframes, which of them go, and that they are kept within their share of time and bytes."""

import itertools
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from backend.host.keyframe_choice import is_worth, rank, superfluous
from backend.host.keyframes import Keyframes, KeyframeWriter, Outcome, keyframes_before
from backend.link.checkpoint_store import CheckpointHeader
from backend.link.keyframes import LocalKeyframes
from engine.compile.cache import ExecutableCache
from engine.ladder import next_on_ladder
from engine.run import Run
from tests.backend.builders import run_builder
from tests.backend.pool import specs
from tests.contract.memory_keyframes import MemoryKeyframes

pytestmark = pytest.mark.usefixtures("quick_programs")


def steps_kept(last: int, most: int) -> list[int]:
    """What is left of all ladder steps up to one that were kept as they came."""
    sizes: dict[int, int] = {}
    step = next_on_ladder(0)
    while step <= last:
        sizes[step] = 100
        for gone in superfluous(sizes, most, 10**9):
            del sizes[gone]
        step = next_on_ladder(step)
    return list(sizes)


def test_levels_of_eight_four_two_and_one_an_octave_are_parts_of_each_other() -> None:
    octave = [256 + 32 * number for number in range(8)]
    assert [rank(step) for step in octave] == [6, 0, 1, 0, 2, 0, 1, 0]
    assert [rank(1 << octaves) for octaves in range(1, 9)] == [3, 4, 3, 5, 3, 4, 3, 6]


def test_of_a_million_steps_sixty_four_are_kept_no_two_of_them_more_than_a_third_apart() -> None:
    kept = steps_kept(2**20, 64)
    assert (len(kept), kept[-1]) == (64, 2**20)
    assert max(after / before for before, after in itertools.pairwise(kept[7:])) <= 4 / 3


@pytest.mark.parametrize("most", [4, 16, 64])
def test_thinning_later_keeps_a_part_of_what_thinning_earlier_kept(most: int) -> None:
    assert set(steps_kept(2**16, most)) <= set(steps_kept(2**16, 2 * most))


def test_steps_at_which_something_happened_outlive_the_finest_levels_and_the_last_always_stays() -> None:
    assert superfluous(dict.fromkeys((16, 18, 19, 32), 1), 3, 99) == [18]
    assert superfluous(dict.fromkeys((16, 19, 32, 33), 1), 2, 99) == [19, 32]


def test_bytes_are_a_bound_of_their_own() -> None:
    sizes = {16: 400, 32: 400, 64: 400}
    assert superfluous(sizes, 64, 800) == [32]
    assert superfluous({64: 900}, 64, 800) == [64]


def test_a_keyframe_takes_at_most_two_per_cent_of_what_it_saves() -> None:
    assert is_worth(1.0, 0.0125)
    assert not is_worth(0.99, 0.0125)
    assert not is_worth(1.0, 0.015), "in processor time it can be a third more"


CACHE = ExecutableCache()
STEPS_ON_LADDER = [step for step in range(1, 100) if next_on_ladder(step - 1) == step][-16:]


class Clock:
    """Seconds that only a test moves."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        self.now_s += 0.001
        return self.now_s


def test_a_run_keeps_ladder_steps_events_and_its_end_as_its_time_allows() -> None:
    run, store = run_builder(CACHE).make(specs.healthy()), MemoryKeyframes()
    writer, time_s = KeyframeWriter(store, 10**9, Clock()), [0.0]

    def header() -> CheckpointHeader:
        return CheckpointHeader("r", 0, run.step, time_s[0], 0, {})

    keyframes = Keyframes(run, header, writer, 0.0)

    def train(to: int, seconds: float, *, ended: bool = False) -> list[int]:
        """Trains to a step within so many seconds; the steps that are kept behind that."""
        run.advance(to - run.step)
        time_s[0] += seconds
        keyframes.trained(time_s[0], ended=ended)
        writer.finish(60.0)
        return list(store.sizes("r"))

    run.compile()
    assert train(16, 0.2) == [], "sooner computed again than kept"
    assert train(17, 0.21) == [], "not on the ladder"
    assert train(18, 0.0) == [18]
    assert train(20, 0.0) == [18]
    keyframes.changed(time_s[0])
    writer.finish(60.0)
    assert list(store.sizes("r")) == [18, 20]
    keyframes.changed(time_s[0])
    assert train(21, 0.0, ended=True) == [18, 20, 21]
    keyframes.end()
    assert train(22, 1.0) == [18, 20, 21, 22]


def test_without_room_nothing_is_kept_and_the_cost_of_trying_falls(capsys: pytest.CaptureFixture[str]) -> None:
    class FullDisk(MemoryKeyframes):
        attempts = 0

        def write(self, header: CheckpointHeader, state: bytes, most_bytes: int | None = None) -> int:
            self.attempts += 1
            raise OSError(28, "No space left on device")

    run, store = run_builder(CACHE).make(specs.healthy()), FullDisk()
    writer = KeyframeWriter(store, 10**9, Clock())
    keyframes = Keyframes(run, lambda: CheckpointHeader("r", 0, run.step, 0.0, 0, {}), writer, 0.0)
    run.compile()
    attempts: list[int] = []
    for octave in range(5, 11):
        run.advance((1 << octave) - run.step)
        keyframes.trained(float(octave), ended=False)
        writer.finish(60.0)
        attempts.append(store.attempts)
    assert attempts == [1, 2, 3, 3, 3, 3], "an attempt is worth 0.4 s of training, then 1.6 s, 6.4 s, 26 s"
    assert "could not write a keyframe" in capsys.readouterr().err


def test_a_state_larger_than_the_budget_is_taken_once_and_never_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    run, store = run_builder(CACHE).make(specs.healthy()), MemoryKeyframes()
    run.compile()
    writer = KeyframeWriter(store, len(run.checkpoint()) // 2, Clock())
    keyframes = Keyframes(run, lambda: CheckpointHeader("r", 0, run.step, 0.0, 0, {}), writer, 0.0)
    taken: list[int] = []
    take = Run.checkpoint

    def counted(one: Run) -> bytes:
        taken.append(one.step)
        return take(one)

    monkeypatch.setattr(Run, "checkpoint", counted)
    for octave in range(5, 9):
        run.advance((1 << octave) - run.step)
        keyframes.trained(100.0 * octave, ended=False)
        writer.finish(60.0)
        keyframes.changed(100.0 * octave)
        writer.finish(60.0)
    run.advance(1)
    keyframes.end()
    writer.finish(60.0)
    assert (taken, store.sizes("r"), store.is_too_large("r")) == ([32], {}, True)


def test_over_two_hundred_runs_each_stays_within_its_bytes_on_the_disk(tmp_path: Path) -> None:
    store, most, noise = LocalKeyframes(tmp_path), 20_000, np.random.default_rng(5)
    writer, outcomes = KeyframeWriter(store, most), Counter[Outcome]()
    runs = [f"run-{number:03d}" for number in range(200)]
    for run_id in runs:
        for step in STEPS_ON_LADDER:
            header = CheckpointHeader(run_id, 0, step, 0.0, 0, {})
            writer.write(header, noise.bytes(1500), lambda _, outcome: outcomes.update([outcome]))
    writer.finish(120.0)
    assert outcomes == {Outcome.WRITTEN: 200 * len(STEPS_ON_LADDER)}
    for run_id in runs:
        files = {int(path.stem): path.stat().st_size for path in (tmp_path / run_id).iterdir()}
        assert most - 2 * 1500 < sum(files.values()) <= most, run_id
        assert max(files) == STEPS_ON_LADDER[-1], "the last stays"
    assert sum(used.size_bytes for used in store.usage().values()) <= 200 * most


def test_a_damaged_keyframe_gives_way_to_the_one_before(tmp_path: Path) -> None:
    store = LocalKeyframes(tmp_path)
    for step in (8, 16, 24):
        store.write(CheckpointHeader("r", 0, step, 0.0, 0, {}), bytes([step]))
    (tmp_path / "r" / f"{16:015d}.keyframe").write_bytes(b"half")
    assert [state[0] for _, state in keyframes_before(store, "r", 25)] == [24, 8]
    assert [state[0] for _, state in keyframes_before(store, "r", 24)] == [8]
    assert list(keyframes_before(store, "r", 8)) == []
