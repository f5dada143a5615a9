"""Digits and MNIST: real images, checked files, and a clear word where there are none."""

import gzip
from pathlib import Path

import numpy as np
import pooch
import pytest

from engine.datasets.mnist import DIGITS, MNIST
from engine.datasets.places import data_places, is_available
from engine.datasets.prepare import prepare
from engine.errors import EngineError
from engine.spec import Data, Split

CHECKSUMS, fetch_mnist = DIGITS.checksums, DIGITS.fetch
FIRST = "train-images-idx3-ubyte.gz"


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A computer without MNIST."""
    monkeypatch.delenv("BACKLIGHT_DATA_DIR", raising=False)
    monkeypatch.setenv("BACKLIGHT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return tmp_path / "data"


def test_digits_are_sixteenths_from_0_to_1() -> None:
    prepared = prepare(Data(type="digits"), None)
    assert prepared.inputs.shape == (1797, 8, 8, 1)
    assert (prepared.inputs.min(), prepared.inputs.max()) == (0, 1)
    assert np.array_equal(prepared.inputs * 16, np.round(prepared.inputs * 16))
    assert prepared.labels is not None
    assert np.bincount(prepared.labels).min() > 170


def test_mnist_keeps_its_own_test_set(mnist_directory: Path) -> None:
    split = Split(train=100, validation=50, test=10_000)
    prepared = prepare(Data(type="mnist", split=split), mnist_directory)
    assert prepared.inputs.dtype == np.uint8
    assert prepared.labels is not None
    assert np.bincount(prepared.labels[150:]).tolist() == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]


def test_missing_files_are_reported_with_the_command_that_fetches_them(nowhere: Path) -> None:
    assert not is_available(MNIST, nowhere)
    with pytest.raises(EngineError, match="MNIST hasn't been downloaded to this computer") as caught:
        prepare(Data(type="mnist"), nowhere)
    problem = caught.value.problems[0]
    assert problem.code == "dataset_missing"
    assert "backlight data fetch mnist" in str(problem.hint)


def test_a_file_that_is_not_the_original_is_refused(nowhere: Path) -> None:
    folder = nowhere / "mnist"
    folder.mkdir(parents=True)
    for name in CHECKSUMS:
        (folder / name).write_bytes(gzip.compress(b"not mnist"))
    with pytest.raises(EngineError, match="checksum differs"):
        prepare(Data(type="mnist"), nowhere)
    (folder / FIRST).write_bytes(b"not even gzip")
    with pytest.raises(EngineError, match="checksum differs"):
        prepare(Data(type="mnist"), nowhere)


def test_places_are_looked_through_in_order(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BACKLIGHT_DATA_DIR", str(tmp_path / "named"))
    monkeypatch.setenv("BACKLIGHT_HOME", str(tmp_path / "home"))
    assert data_places(tmp_path / "asked")[:3] == (tmp_path / "asked", tmp_path / "named", tmp_path / "home" / "data")


class Mirror:
    """Answers in place of the network: what each address holds, and what was asked for."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.asked: list[str] = []

    def retrieve(self, url: str, known_hash: None, fname: str, path: Path, downloader: object) -> str:
        self.asked.append(url)
        content = self.files.get(url)
        if content is None:
            raise OSError("no connection")
        (path / fname).write_bytes(content)
        return str(path / fname)


def test_a_download_tries_the_mirrors_in_turn_and_keeps_the_original_alone(
    nowhere: Path, mnist_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = DIGITS.mirrors
    originals = {name: (mnist_directory / "mnist" / name).read_bytes() for name in CHECKSUMS}
    files = {second + name: gzip.compress(b"forged") for name in CHECKSUMS}
    files |= {third + name: content for name, content in originals.items()}
    mirror = Mirror(files)
    monkeypatch.setattr(pooch, "retrieve", mirror.retrieve)
    fetch_mnist(nowhere, lambda name, done, total: None)
    assert mirror.asked[:3] == [first + FIRST, second + FIRST, third + FIRST]
    assert is_available(MNIST, nowhere)
    asked = len(mirror.asked)
    fetch_mnist(nowhere, lambda name, done, total: None)
    assert len(mirror.asked) == asked


def test_a_download_without_a_connection_is_reported(nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pooch, "retrieve", Mirror({}).retrieve)
    with pytest.raises(EngineError, match=r"couldn't be downloaded .*OSError") as caught:
        fetch_mnist(nowhere, lambda name, done, total: None)
    assert caught.value.problems[0].code == "dataset_download_failed"
    assert not list((nowhere / "mnist").iterdir())
