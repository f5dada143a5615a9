"""Files of saved weights: known by their content, bounded, and never half written."""

from pathlib import Path

import numpy as np
import pytest

from backend.link.weights import LocalWeights
from engine.errors import EngineError
from engine.saved_weights import weights_name, write_weights


def blob(value: float, size: int = 4) -> bytes:
    return write_weights({"weights/block_1/2/conv_1/kernel": np.full(size, value, np.float32)}, {
        "block_1/2/conv_1": ("conv2d", 1)
    })  # fmt: skip


def test_a_file_is_found_under_the_hash_of_its_bytes(tmp_path: Path) -> None:
    weights = LocalWeights(tmp_path / "weights")
    assert weights.read(weights_name(blob(1.0))) is None
    name = weights.write(blob(1.0))
    assert name == weights_name(blob(1.0)) == weights.write(blob(1.0))
    assert weights.read(name) == blob(1.0)
    nodes = weights.nodes(name)
    assert nodes is not None
    assert nodes["block_1/2/conv_1"].weights == {"kernel": (4,)}
    assert [path.name for path in (tmp_path / "weights").iterdir()] == [f"{name}.safetensors"]


def test_a_damaged_file_is_not_given_out_and_is_written_anew(tmp_path: Path) -> None:
    weights = LocalWeights(tmp_path)
    name = weights.write(blob(1.0))
    path = tmp_path / f"{name}.safetensors"
    path.write_bytes(path.read_bytes()[:-1] + b"\x00")
    assert weights.read(name) is None
    assert weights.write(blob(1.0)) == name
    assert weights.read(name) == blob(1.0)
    path.write_bytes(b"nonsense")
    assert weights.nodes(name) is None


def test_a_deleted_file_is_gone(tmp_path: Path) -> None:
    weights = LocalWeights(tmp_path)
    name = weights.write(blob(1.0))
    weights.delete(name)
    weights.delete(name)
    assert weights.nodes(name) is None
    assert weights.read(name) is None


def test_files_are_bounded_one_by_one_and_all_together(tmp_path: Path) -> None:
    size = len(blob(1.0))
    weights = LocalWeights(tmp_path, most_file_bytes=size + 10, most_bytes=2 * size)
    with pytest.raises(EngineError, match=f"more than the limit of {size + 10}"):
        weights.write(blob(1.0, size=100))
    for value in (1.0, 2.0, 1.0):
        weights.write(blob(value))
    with pytest.raises(EngineError, match="take up all") as refused:
        weights.write(blob(3.0))
    assert refused.value.problems[0].code == "weights_store_full"
    assert len(list(tmp_path.iterdir())) == 2
