"""A network with published weights predicts what the same network in PyTorch does."""

from typing import Any

import numpy as np
import pytest

from engine.compile.cache import ExecutableCache
from engine.compile.executor import Executor
from engine.compile.program import make_program
from engine.pretrained.resnet import NETWORK, RESNET_18_IMAGENET
from engine.zoo.compose import trained
from tests.engine.pretrained.published import State, torchvision_state
from tests.labs.bench import table

torch = pytest.importorskip("torch", reason="PyTorch is not installed here: make oracle brings it")

pytestmark = pytest.mark.oracle
SIDE = 64


def theirs(state: State, images: Any) -> Any:
    """ResNet-18 of He et al. 2016, table 1, as torchvision writes it: [n, 3, h, w] -> [n, 1000] logits."""
    tensors = {name: torch.as_tensor(array) for name, array in state.items()}
    function = torch.nn.functional

    def conv(x: Any, name: str, stride: int, padding: int) -> Any:
        return function.conv2d(x, tensors[f"{name}.weight"], stride=stride, padding=padding)

    def norm(x: Any, name: str) -> Any:
        running = (tensors[f"{name}.{array}"] for array in ("running_mean", "running_var", "weight", "bias"))
        return function.batch_norm(x, *running, training=False, eps=1e-5)

    x = function.relu(norm(conv(images, "conv1", 2, 3), "bn1"))
    x = function.max_pool2d(x, 3, 2, 1)
    for stage in range(1, 5):
        for block in range(2):
            name, stride = f"layer{stage}.{block}", 2 if stage > 1 and block == 0 else 1
            inner = function.relu(norm(conv(x, f"{name}.conv1", stride, 1), f"{name}.bn1"))
            inner = norm(conv(inner, f"{name}.conv2", 1, 1), f"{name}.bn2")
            if stride == 2:
                x = norm(conv(x, f"{name}.downsample.0", 2, 0), f"{name}.downsample.1")
            x = function.relu(x + inner)
    return function.linear(x.mean((2, 3)), tensors["fc.weight"], tensors["fc.bias"])


def test_published_weights_predict_what_they_predict_in_pytorch() -> None:
    """At an even size, where `same` would see zeros on other sides."""
    state = torchvision_state()
    images = np.random.default_rng(0).normal(size=(3, SIDE, SIDE, 3))
    data = table(images, labels=np.arange(3))
    executor = Executor(
        make_program(trained(NETWORK), data, "cpu"),
        data,
        0,
        ExecutableCache(),
        lambda: RESNET_18_IMAGENET.convert(state),
    )
    logits = theirs(state, torch.as_tensor(images.transpose(0, 3, 1, 2), dtype=torch.float32))
    expected = torch.softmax(logits, 1).numpy()
    found = executor.predict(images.astype(np.float32))
    np.testing.assert_allclose(found, expected, rtol=2e-3, atol=1e-6)
    assert (found.argmax(1) == expected.argmax(1)).all()
    assert np.ptp(expected, axis=1).min() > 1e-3
