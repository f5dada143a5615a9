"""CIFAR-10: 60,000 small colour photographs, from the binary form of its authors (no code is ever unpickled)."""

import hashlib
import io
import tarfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.datasets.definition import Choose, Description, Examples
from engine.datasets.downloads import BLOCK_BYTES, Download, pick_rows
from engine.datasets.places import find_files
from engine.datasets.plain import make_plain
from engine.spec import Config

ARCHIVE = "cifar-10-binary.tar.gz"
BATCHES = (*(f"cifar-10-batches-bin/data_batch_{number}.bin" for number in range(1, 6)),)
TEST_BATCH = "cifar-10-batches-bin/test_batch.bin"
TRAINING, TEST = 50_000, 10_000
ROW = 1 + 3 * 32 * 32


class Cifar10Config(Config):
    """Settings of CIFAR-10: none."""


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


PHOTOGRAPHS = Download(
    name="cifar10",
    title="CIFAR-10",
    folder="cifar10",
    checksums={ARCHIVE: "c32a1d4ab5d03f1284b67883e8d87530"},
    mirrors=("https://www.cs.toronto.edu/~kriz/",),
    content=_bytes,
    instead="the digits",
)
"""The checksum that its authors publish beside the archive."""


def read_archive(content: bytes) -> Examples:
    """Images and labels of the archive: rows of a label and three planes of 32 x 32, red, green, blue.

    Args:
        content: the checked archive.
    """
    parts: list[bytes] = []
    with tarfile.open(fileobj=io.BytesIO(content), mode="r:gz") as archive:
        for name in (*BATCHES, TEST_BATCH):
            member = archive.extractfile(name)
            parts.append(member.read() if member is not None else b"")
    rows = np.frombuffer(b"".join(parts), np.uint8).reshape(-1, ROW)
    images = rows[:, 1:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1)
    return Examples(np.ascontiguousarray(images), rows[:, 0].astype(np.int32), None)


def _load(config: Config, directory: Path | None) -> Examples:
    paths = find_files(CIFAR10, directory)
    if paths is None:
        raise PHOTOGRAPHS.missing(directory)
    return read_archive(PHOTOGRAPHS.read(paths[0]))


def _rows_of(path: Path) -> Iterator[bytes]:
    """The rows of all batches, one batch behind the other, in blocks; the archive is checked before."""
    packed = hashlib.md5(usedforsecurity=False)
    with path.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            packed.update(block)
    if packed.hexdigest() != PHOTOGRAPHS.checksums[path.name]:
        raise PHOTOGRAPHS.damaged(path)
    with tarfile.open(path, mode="r:gz") as archive:
        for name in (*BATCHES, TEST_BATCH):
            member = archive.extractfile(name)
            while member is not None and (block := member.read(BLOCK_BYTES)):
                yield block


def _load_rows(config: Config, directory: Path | None, choose: Choose) -> Examples:
    paths = find_files(CIFAR10, directory)
    if paths is None:
        raise PHOTOGRAPHS.missing(directory)

    def labels() -> NDArray[np.int32]:
        everything, found, offset = np.empty(TRAINING + TEST, np.int32), 0, 0
        for block in _rows_of(paths[0]):
            here = np.frombuffer(block, np.uint8)[-offset % ROW :: ROW]
            everything[found : found + len(here)] = here
            found, offset = found + len(here), offset + len(block)
        return everything

    rows = pick_rows(_rows_of(paths[0]), 0, ROW, choose(labels))
    images = rows[:, 1:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1)
    return Examples(np.ascontiguousarray(images), rows[:, 0].astype(np.int32), None)


CIFAR10 = replace(
    make_plain(
        type="cifar10",
        title="CIFAR-10",
        summary=(
            "60,000 colour photographs of 32×32 pixels in ten classes; the original 10,000 test images are the "
            "test set."
        ),
        source="Krizhevsky 2009 (Learning multiple layers of features from tiny images); 45,000 for training, 5,000 "
        "for validation.",
        Config=Cifar10Config,
        description=Description(
            kind="image",
            input_shape=(32, 32, 3),
            size=TRAINING + TEST,
            default_split=(45_000, 5_000, 10_000),
            classes=("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"),
            own_test=TEST,
        ),
        load=_load,
        fetch=PHOTOGRAPHS.fetch,
        files=PHOTOGRAPHS.files,
    ),
    load_rows=_load_rows,
)
