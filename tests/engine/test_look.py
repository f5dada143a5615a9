"""The first examples of a set are those that a run would train on, and large files pass by in little memory."""

import gzip
import hashlib
import io
import tarfile
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.datasets.cifar import ARCHIVE, CIFAR10, PHOTOGRAPHS
from engine.datasets.downloads import pick_rows
from engine.datasets.mnist import DIGITS, NAMES
from engine.datasets.prepare import prepare
from engine.errors import EngineError
from engine.look import look
from engine.spec import Data, Split

MOST_BYTES = 8_000_000
"""MNIST's images alone take 55 MB."""


def write(folder: Path, name: str, content: bytes, checksums: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)
    whole = gzip.decompress(content) if folder.name == "mnist" else content
    monkeypatch.setitem(checksums, name, hashlib.md5(whole).hexdigest())


@pytest.fixture(scope="module")
def mnist(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """70,000 images that hold their own number; the label is its last digit."""
    folder = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        for first, count, names in ((0, 60_000, NAMES[:2]), (60_000, 10_000, NAMES[2:])):
            images = np.zeros((count, 784), np.uint8)
            numbers = np.arange(first, first + count)
            images[:, 0], images[:, 1], images[:, 2] = numbers // 65536, numbers // 256 % 256, numbers % 256
            labels = (numbers % 10).astype(np.uint8)
            for name, header, array in zip(names, (16, 8), (images, labels), strict=True):
                content = gzip.compress(bytes(header) + array.tobytes(), compresslevel=1)
                write(folder / "mnist", name, content, dict_of(DIGITS), patch)
        yield folder


def dict_of(download: object) -> dict[str, str]:
    checksums = getattr(download, "checksums")  # noqa: B009 - typed as read-only
    assert isinstance(checksums, dict)
    return checksums


def numbers_of(images: np.ndarray) -> list[int]:
    flat = images.reshape(len(images), -1).astype(int)
    return (flat[:, 0] * 65536 + flat[:, 1] * 256 + flat[:, 2]).tolist()


SPLITS = [Split(), Split(train=10, validation=5, test=0), Split(folds=5, fold=2, largest_ratio=1.0, bootstrap_seed=4)]


@pytest.mark.parametrize("split", SPLITS)
def test_rows_of_mnist_are_those_of_a_run_and_its_images_are_never_in_memory_at_once(mnist: Path, split: Split) -> None:
    data = Data(type="mnist", split=split)
    tracemalloc.start()
    try:
        seen = look(data, mnist, 24)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < MOST_BYTES
    numbers = numbers_of(seen.examples.inputs)
    assert len(numbers) == min(24, seen.counts[0] + seen.counts[1])
    assert max(numbers) < 60_000
    assert seen.examples.labels is not None
    assert seen.examples.labels.tolist() == [number % 10 for number in numbers]
    prepared = prepare(data, mnist)
    assert seen.counts == prepared.counts
    assert numbers == numbers_of(prepared.inputs[: len(numbers)])


def test_a_file_that_is_not_the_original_is_reported(mnist: Path, tmp_path: Path) -> None:
    (tmp_path / "mnist").mkdir()
    for name in NAMES:
        content = (mnist / "mnist" / name).read_bytes()
        (tmp_path / "mnist" / name).write_bytes(content[:-2000] if name == NAMES[0] else content)
    with pytest.raises(EngineError, match="is not the original"):
        look(Data(type="mnist"), tmp_path, 24)


def test_rows_of_the_archive_of_photographs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = np.random.default_rng(3).integers(0, 256, (600, 3073), np.uint8)
    rows[:, 0] = np.arange(600) % 10
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        names = [*(f"data_batch_{n}" for n in range(1, 6)), "test_batch"]
        for place, name in enumerate(names):
            content = rows[place * 100 : (place + 1) * 100].tobytes()
            member = tarfile.TarInfo(f"cifar-10-batches-bin/{name}.bin")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    write(tmp_path / "cifar10", ARCHIVE, buffer.getvalue(), dict_of(PHOTOGRAPHS), monkeypatch)
    chosen = np.array([305, 7, 599])
    labels: list[int] = []

    def choose(read: Callable[[], np.ndarray]) -> np.ndarray:
        labels.extend(read()[:600].tolist())
        return chosen

    assert CIFAR10.load_rows is not None
    found = CIFAR10.load_rows(None, tmp_path, choose)
    assert labels == (np.arange(600) % 10).tolist()
    assert found.labels is not None
    assert found.labels.tolist() == [5, 7, 9]
    assert found.inputs.shape == (3, 32, 32, 3)
    assert found.inputs[1, 0, 1].tolist() == [rows[7, 2], rows[7, 1026], rows[7, 2050]]


def test_rows_are_picked_across_blocks_in_the_order_that_was_asked_for() -> None:
    stream = bytes([9, 9, *range(30)])
    blocks = [stream[begin : begin + 4] for begin in range(0, len(stream), 4)]
    assert pick_rows(blocks, 2, 3, np.array([9, 0, 4, 4])).tolist() == [
        [27, 28, 29],
        [0, 1, 2],
        [12, 13, 14],
        [12, 13, 14],
    ]


@pytest.mark.parametrize("type", ["spiral", "function", "diabetes"])
def test_rows_of_other_sets_are_those_of_a_run(type: str) -> None:
    data = Data(type=type)
    seen, prepared = look(data, None, 1000), prepare(data, None)
    count = min(1000, prepared.counts[0] + prepared.counts[1])
    assert seen.counts == prepared.counts
    assert np.array_equal(seen.examples.inputs, prepared.inputs[:count])
    for name in ("labels", "values", "points"):
        wanted = getattr(prepared, name)
        found = getattr(seen.examples, name)
        assert (found is None) == (wanted is None)
        assert found is None or np.array_equal(found, wanted[:count])
