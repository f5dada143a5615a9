"""The handwritten digits of MNIST: 60,000 images to learn from and 10,000 to test on."""

import gzip
import hashlib
import logging
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pooch
from numpy.typing import NDArray

from engine.datasets.definition import DatasetDef, Examples, Progress
from engine.datasets.places import data_places, find_files
from engine.errors import EngineError, Problem
from engine.layers.definition import Shape
from engine.spec import Config

FOLDER = "mnist"
CHECKSUMS = {
    "train-images-idx3-ubyte.gz": "6bbc9ace898e44ae57da46a324031adb",
    "train-labels-idx1-ubyte.gz": "a25bea736e30d166cdddb491f175f624",
    "t10k-images-idx3-ubyte.gz": "2646ac647ad5339dbf082846283269ea",
    "t10k-labels-idx1-ubyte.gz": "27ae3e4e09519cfbb04c329615203637",
}
"""md5 of the *decompressed* files, which are the originals however they were packed."""

MIRRORS = (
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
    "https://azureopendatastorage.blob.core.windows.net/mnist/",
)
TRAINING, TEST = 60_000, 10_000
COMMAND = "backlight data fetch mnist"


class MnistConfig(Config):
    """Settings of MNIST: none."""


def _problem(code: str, message: str, hint: str) -> EngineError:
    return EngineError(Problem(code=code, message=message, path="data.type", got="mnist", hint=hint))


def read_original(path: Path) -> bytes:
    """The decompressed bytes of one file.

    Raises:
        EngineError: `dataset_damaged` where they are not the original's.
    """
    try:
        content = gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error):
        content = b""
    if hashlib.md5(content, usedforsecurity=False).hexdigest() != CHECKSUMS[path.name]:
        raise _problem(
            "dataset_damaged",
            f"{path} is not the original {path.name}: its checksum differs.",
            f"Delete it and run `{COMMAND}`.",
        )
    return content


def _array(content: bytes, header: int, shape: tuple[int, ...]) -> NDArray[np.uint8]:
    return np.frombuffer(content, np.uint8, offset=header).reshape(shape)


def _load(config: MnistConfig, directory: Path | None) -> Examples:
    paths = find_files(MNIST, directory)
    if paths is None:
        looked = ", ".join(str(place / FOLDER) for place in data_places(directory))
        raise _problem(
            "dataset_missing",
            f"MNIST is not on this computer (looked in {looked}).",
            f"Run `{COMMAND}`, or choose the digits.",
        )
    train_images, train_labels, test_images, test_labels = (read_original(path) for path in paths)
    images = [_array(train_images, 16, (TRAINING, 28, 28, 1)), _array(test_images, 16, (TEST, 28, 28, 1))]
    labels = [_array(train_labels, 8, (TRAINING,)), _array(test_labels, 8, (TEST,))]
    return Examples(np.concatenate(images), np.concatenate(labels).astype(np.int32), None)


class _Meter:
    """What pooch tells its progress bar, told to a callback."""

    def __init__(self, name: str, progress: Progress) -> None:
        self.total = 0
        self._name, self._progress, self._done = name, progress, 0

    def update(self, count: int) -> None:
        """So many bytes more have arrived."""
        self._done += count
        self._progress(self._name, min(self._done, self.total), self.total)

    def reset(self) -> None:
        """Pooch starts its final report."""
        self._done = 0

    def close(self) -> None:
        """Nothing to close."""


def _is_original(path: Path) -> bool:
    try:
        read_original(path)
    except EngineError:
        return False
    return True


def _download(name: str, folder: Path, progress: Progress) -> None:
    """Tries the mirrors in turn; a file appears only when it is whole and the original."""
    reasons: list[str] = []
    for mirror in MIRRORS:
        meter: Any = _Meter(name, progress)
        downloader: Any = pooch.HTTPDownloader(progressbar=meter, timeout=30)
        try:
            pooch.retrieve(mirror + name, None, fname=name, path=folder, downloader=downloader)
        except (OSError, ValueError) as error:
            reasons.append(f"{mirror}: {type(error).__name__}")
            continue
        if _is_original(folder / name):
            return
        (folder / name).unlink()
        reasons.append(f"{mirror}: checksum differs")
    raise _problem(
        "dataset_download_failed",
        f"{name} could not be downloaded ({'; '.join(reasons)}).",
        "Check the connection and run the command again, or copy the four files into the folder yourself.",
    )


def fetch_mnist(directory: Path, progress: Progress) -> None:
    """Downloads what is missing, 11 MB in all, and checks every file.

    Args:
        directory: the data directory; files go into its folder `mnist`.
        progress: called with (file name, bytes so far, bytes in all).

    Raises:
        EngineError: `dataset_download_failed` when no mirror gave the original.
    """
    folder = directory / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    # Pooch prints the hash of every file it was given none for; ours are of the decompressed files.
    pooch.get_logger().setLevel(logging.ERROR)
    for name in CHECKSUMS:
        path = folder / name
        if path.is_file() and not _is_original(path):
            path.unlink()
        if not path.is_file():
            _download(name, folder, progress)


def _input_shape(config: MnistConfig) -> Shape:
    return (28, 28, 1)


def _no_outputs(config: MnistConfig) -> int:
    return 0


def _size(config: MnistConfig) -> int:
    return TRAINING + TEST


def _default_split(config: MnistConfig) -> tuple[int, int, int]:
    return 50_000, 10_000, 10_000


MNIST = DatasetDef(
    type="mnist",
    title="MNIST",
    summary="70,000 handwritten digits of 28×28 pixels; its own 10,000 test images stay the test set.",
    source="LeCun, Cortes, Burges 1998 (the MNIST database); 50,000 of its training images train, 10,000 validate.",
    kind="image",
    Config=MnistConfig,
    input_shape=_input_shape,
    outputs=_no_outputs,
    classes=tuple(str(digit) for digit in range(10)),
    size=_size,
    default_split=_default_split,
    load=_load,
    fetch=fetch_mnist,
    files=tuple(f"{FOLDER}/{name}" for name in CHECKSUMS),
    own_test=TEST,
)
