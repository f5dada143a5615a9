"""Published weights are downloaded, checked and read; whatever goes wrong is told with its cure and leaves nothing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from backend.link.weights import LocalWeights
from engine.checks import check
from engine.datasets.cifar import CIFAR10
from engine.errors import EngineError, Problem
from engine.pretrained import PRETRAINED, PretrainedDef
from engine.pretrained.fetch import fetch, read_published
from engine.saved_weights import initial_arrays, saved_nodes
from engine.spec.expand import expand
from tests.engine.pretrained.published import RESNET_18, file_of, published, served, torchvision_state

STATE = torchvision_state()
CONTENT = file_of(STATE)


def silent(file: str, done: int, total: int) -> None:
    """Nobody watches."""


@pytest.fixture(name="address", scope="module")
def _address() -> Iterator[str]:
    with served(CONTENT) as address:
        yield address


def refusal(record: PretrainedDef, folder: Path) -> Problem:
    """Why a download is refused; nothing of it is left behind."""
    with pytest.raises(EngineError) as caught:
        fetch(record, folder, silent)
    assert list(folder.iterdir()) == []
    return caught.value.problems[0]


def test_published_weights_become_saved_ones_by_our_names(address: str, tmp_path: Path) -> None:
    seen: list[int] = []
    blob = fetch(published(CONTENT, address), tmp_path, lambda file, done, total: seen.append(done))
    assert max(seen) == len(CONTENT)
    assert list(tmp_path.iterdir()) == []
    nodes = saved_nodes(blob)
    assert nodes["conv"].weights == {"kernel": (7, 7, 3, 64)}
    assert nodes["stage_4/1/projection"].weights == {"kernel": (1, 1, 256, 512)}
    assert nodes["blocks_1/2/norm_2"].layers == {"running_mean": (64,), "running_variance": (64,)}
    assert sum(np.prod(shape) for node in nodes.values() for shape in node.weights.values()) == 11_689_512


def test_the_experiment_starts_with_them_in_every_layer_but_the_last_and_they_are_frozen(
    address: str, tmp_path: Path
) -> None:
    files = LocalWeights(tmp_path)
    spec = RESNET_18.transfer(files.publish("resnet_18", fetch(published(CONTENT, address), tmp_path, silent)))
    problems = check(spec.model_dump(mode="json"), saved=files).problems
    assert {problem.code for problem in problems} <= {"dataset_missing"}
    network = expand(spec)[0].network
    given = initial_arrays(network, files)
    expected = {
        "weights/conv/kernel": STATE["conv1.weight"].transpose(2, 3, 1, 0),
        "weights/blocks_1/1/conv_2/kernel": STATE["layer1.0.conv2.weight"].transpose(2, 3, 1, 0),
        "weights/stage_3/1/conv_1/kernel": STATE["layer3.0.conv1.weight"].transpose(2, 3, 1, 0),
        "weights/stage_3/1/norm_3/scale": STATE["layer3.0.downsample.1.weight"],
        "layers/blocks_4/1/norm_1/running_variance": STATE["layer4.1.bn1.running_var"],
    }
    for name, values in expected.items():
        np.testing.assert_array_equal(given[name], values, err_msg=name)
    weighted = {node.id for node in network.nodes if node.type in ("conv2d", "batch_norm")}
    assert {name.split("/", 1)[1].rpartition("/")[0] for name in given} == weighted
    assert {node.id for node in network.nodes if node.id in weighted and not node.frozen} == set()
    assert next(node for node in network.nodes if node.id == "logits").frozen is False


def test_another_file_is_refused(address: str, tmp_path: Path) -> None:
    problem = refusal(replace(published(CONTENT, address), sha256="0" * 64), tmp_path)
    assert problem.code == "weights_download_failed"
    assert "checksum differs" in problem.message
    assert "backlight weights fetch resnet_18" in (problem.hint or "")


def test_a_download_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    with served(CONTENT, cut_off=1000) as address:
        problem = refusal(published(CONTENT, address), tmp_path)
    assert problem.code == "weights_download_failed"
    assert "run the command again" in (problem.hint or "")


def test_without_a_connection_the_cure_is_a_copied_file(tmp_path: Path) -> None:
    with served(CONTENT) as address:
        pass
    problem = refusal(published(CONTENT, address), tmp_path)
    assert "ConnectionError" in problem.message
    assert "--file model.safetensors" in (problem.hint or "")


def test_a_copied_file_is_checked_and_read(address: str, tmp_path: Path) -> None:
    record = published(CONTENT, address)
    path = tmp_path / "copied"
    path.write_bytes(CONTENT)
    assert "logits" in saved_nodes(read_published(record, path))
    path.write_bytes(CONTENT[:-1])
    with pytest.raises(EngineError, match="its checksum differs"):
        read_published(record, path)
    with pytest.raises(OSError, match="No such file"):
        read_published(record, tmp_path / "nothing")


def test_an_original_that_holds_something_else_is_reported(address: str, tmp_path: Path) -> None:
    content = file_of({"fc.bias": np.zeros(3, np.float32)})
    path = tmp_path / "other"
    path.write_bytes(content)
    with pytest.raises(EngineError, match="doesn't hold the weights of ResNet-18"):
        read_published(published(content, address), path)


def test_published_weights_outlive_those_that_somebody_saved_and_deleted(address: str, tmp_path: Path) -> None:
    files = LocalWeights(tmp_path)
    assert files.published("resnet_18") is None
    name = files.publish("resnet_18", fetch(published(CONTENT, address), tmp_path, silent))
    files.delete(name)
    assert files.published("resnet_18") == name
    assert files.nodes(name) is not None


@pytest.mark.parametrize("record", PRETRAINED, ids=lambda record: record.type)
def test_a_record_names_an_address_a_checksum_and_a_task_on_photographs(record: PretrainedDef) -> None:
    assert all(mirror.startswith("https://") and mirror.endswith("/") for mirror in record.mirrors)
    assert len(record.sha256) == 64
    assert record.task.data.type == CIFAR10.type
    assert set(record.kept) < {node.id for node in record.task.network.nodes}
