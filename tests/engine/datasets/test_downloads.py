"""CIFAR-10 and Fashion-MNIST: their files are read as their authors wrote them, and missed with a clear word."""

import io
import tarfile
from pathlib import Path

import numpy as np
import pytest

from engine import registry
from engine.datasets.cifar import BATCHES, PHOTOGRAPHS, ROW, TEST_BATCH, read_archive
from engine.datasets.mnist import FASHION
from engine.datasets.prepare import prepare
from engine.errors import EngineError
from engine.spec import Data


def packed(rows: np.ndarray) -> bytes:
    """An archive with one row in each of its six files."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for name, row in zip((*BATCHES, TEST_BATCH), rows, strict=True):
            member = tarfile.TarInfo(name)
            member.size = len(row)
            archive.addfile(member, io.BytesIO(row.tobytes()))
    return buffer.getvalue()


def test_a_row_is_a_label_and_three_planes_and_the_test_batch_comes_last() -> None:
    rows = np.random.default_rng(0).integers(0, 256, (6, ROW), dtype=np.uint8)
    rows[:, 0] = [3, 1, 4, 1, 5, 9]
    examples = read_archive(packed(rows))
    assert examples.labels is not None
    assert examples.labels.tolist() == [3, 1, 4, 1, 5, 9]
    assert examples.inputs.shape == (6, 32, 32, 3)
    assert np.array_equal(examples.inputs[2, 7, 5], rows[2, 1:].reshape(3, 32, 32)[:, 7, 5])


@pytest.mark.parametrize("name", ["cifar10", "fashion_mnist"])
def test_a_set_that_was_not_fetched_is_reported_with_its_command(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for variable in ("BACKLIGHT_DATA_DIR", "BACKLIGHT_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    with pytest.raises(EngineError, match="hasn't been downloaded to this computer") as caught:
        prepare(Data(type=name), tmp_path)
    assert f"backlight data fetch {name}" in str(caught.value.problems[0].hint)


@pytest.mark.parametrize("download", [PHOTOGRAPHS, FASHION], ids=lambda download: download.name)
def test_a_forged_file_is_refused(download: object, tmp_path: Path) -> None:
    assert isinstance(download, type(PHOTOGRAPHS))
    path = tmp_path / next(iter(download.checksums))
    path.write_bytes(b"forged")
    with pytest.raises(EngineError, match="its checksum differs"):
        download.read(path)


@pytest.mark.parametrize("name", ["mnist", "fashion_mnist", "cifar10"])
def test_a_set_with_a_download_keeps_its_own_test_images(name: str) -> None:
    record = registry.dataset(name)
    assert record.fetch is not None
    described = record.describe(record.Config(), None)
    assert described.own_test == 10_000
    assert sum(described.split) == described.size
