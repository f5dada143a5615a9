"""MNIST and Fashion-MNIST: 60,000 images to learn from and 10,000 to test on, in the same four files."""

import gzip
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.datasets.definition import Choose, DatasetDef, Description, Examples
from engine.datasets.downloads import Download, pick_rows
from engine.datasets.places import find_files
from engine.datasets.plain import make_plain
from engine.spec import Config, ConfigT

NAMES = (
    "train-images-idx3-ubyte.gz",
    "train-labels-idx1-ubyte.gz",
    "t10k-images-idx3-ubyte.gz",
    "t10k-labels-idx1-ubyte.gz",
)
TRAINING, TEST = 60_000, 10_000


class MnistConfig(Config):
    """Settings of MNIST: none."""


class FashionMnistConfig(Config):
    """Settings of Fashion-MNIST: none."""


def _decompressed(path: Path) -> bytes:
    try:
        return gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error):
        return b""


def _as_packed(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


DIGITS = Download(
    name="mnist",
    title="MNIST",
    folder="mnist",
    checksums=dict(
        zip(
            NAMES,
            (
                "6bbc9ace898e44ae57da46a324031adb",
                "a25bea736e30d166cdddb491f175f624",
                "2646ac647ad5339dbf082846283269ea",
                "27ae3e4e09519cfbb04c329615203637",
            ),
            strict=True,
        )
    ),
    mirrors=(
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
        "https://storage.googleapis.com/cvdf-datasets/mnist/",
        "https://azureopendatastorage.blob.core.windows.net/mnist/",
    ),
    content=_decompressed,
    instead="the digits",
)
"""Checksums of the *decompressed* files, which are the originals however they were packed."""

FASHION = Download(
    name="fashion_mnist",
    title="Fashion-MNIST",
    folder="fashion_mnist",
    checksums=dict(
        zip(
            NAMES,
            (
                "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
                "25c81989df183df01b3e8a0aad5dffbe",
                "bef4ecab320f06d8554ea6380940ec79",
                "bb300cfdad3c16e7a12a480ee83cd310",
            ),
            strict=True,
        )
    ),
    mirrors=(
        "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
        "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
    ),
    content=_as_packed,
    instead="the digits",
)
"""Checksums of the packed files, as their authors publish them."""


def _array(content: bytes, header: int, shape: tuple[int, ...]) -> NDArray[np.uint8]:
    return np.frombuffer(content, np.uint8, offset=header).reshape(shape)


def _load(download: Download, record: DatasetDef[ConfigT], directory: Path | None) -> Examples:
    paths = find_files(record, directory)
    if paths is None:
        raise download.missing(directory)
    whole = [download.read(path) for path in paths]
    contents = [gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content for content in whole]
    images = [_array(contents[0], 16, (TRAINING, 28, 28, 1)), _array(contents[2], 16, (TEST, 28, 28, 1))]
    labels = [_array(contents[1], 8, (TRAINING,)), _array(contents[3], 8, (TEST,))]
    return Examples(np.concatenate(images), np.concatenate(labels).astype(np.int32), None)


def _load_rows(download: Download, record: DatasetDef[ConfigT], directory: Path | None, choose: Choose) -> Examples:
    """Some rows alone: the labels are small, the images pass by in blocks."""
    paths = find_files(record, directory)
    if paths is None:
        raise download.missing(directory)

    def labels() -> NDArray[np.int32]:
        parts = [np.frombuffer(b"".join(download.stream(path)), np.uint8, offset=8) for path in (paths[1], paths[3])]
        return np.concatenate(parts).astype(np.int32)

    rows = choose(labels)
    images = np.zeros((len(rows), 28 * 28), np.uint8)
    for path, mine, first in ((paths[0], rows < TRAINING, 0), (paths[2], rows >= TRAINING, TRAINING)):
        if mine.any():
            images[mine] = pick_rows(download.stream(path), 16, 28 * 28, rows[mine] - first)
    return Examples(images.reshape(-1, 28, 28, 1), labels()[rows], None)


def _load_mnist_rows(config: Config, directory: Path | None, choose: Choose) -> Examples:
    return _load_rows(DIGITS, MNIST, directory, choose)


def _load_fashion_rows(config: Config, directory: Path | None, choose: Choose) -> Examples:
    return _load_rows(FASHION, FASHION_MNIST, directory, choose)


def _load_mnist(config: Config, directory: Path | None) -> Examples:
    return _load(DIGITS, MNIST, directory)


def _load_fashion(config: Config, directory: Path | None) -> Examples:
    return _load(FASHION, FASHION_MNIST, directory)


MNIST = replace(
    make_plain(
        type="mnist",
        title="MNIST",
        summary="70,000 handwritten digits of 28×28 pixels; the original 10,000 test images are the test set.",
        source="LeCun, Cortes, Burges 1998 (the MNIST database); 50,000 for training, 10,000 for validation.",
        Config=MnistConfig,
        description=Description(
            kind="image",
            input_shape=(28, 28, 1),
            size=TRAINING + TEST,
            default_split=(50_000, 10_000, 10_000),
            classes=tuple(str(digit) for digit in range(10)),
            own_test=TEST,
        ),
        load=_load_mnist,
        fetch=DIGITS.fetch,
        files=DIGITS.files,
    ),
    load_rows=_load_mnist_rows,
)

FASHION_MNIST = replace(
    make_plain(
        type="fashion_mnist",
        title="Fashion-MNIST",
        summary="70,000 pieces of clothing of 28×28 pixels in ten classes: as large as MNIST, but harder.",
        source="Xiao, Rasul, Vollgraf 2017 (arXiv 1708.07747); 50,000 for training, 10,000 for validation.",
        Config=FashionMnistConfig,
        description=Description(
            kind="image",
            input_shape=(28, 28, 1),
            size=TRAINING + TEST,
            default_split=(50_000, 10_000, 10_000),
            classes=(
                "T-shirt",
                "trousers",
                "pullover",
                "dress",
                "coat",
                "sandal",
                "shirt",
                "sneaker",
                "bag",
                "ankle boot",
            ),
            own_test=TEST,
        ),
        load=_load_fashion,
        fetch=FASHION.fetch,
        files=FASHION.files,
    ),
    load_rows=_load_fashion_rows,
)
