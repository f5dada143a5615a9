"""C9: a dense layer written as a convolution gives the same outputs, and slides over a larger image."""

import numpy as np
import pytest

from engine.compile.cache import ExecutableCache
from engine.compile.executor import Executor
from engine.compile.program import make_program
from engine.datasets.definition import PreparedData
from engine.datasets.prepare import prepare
from engine.labs.heads import CONVOLUTION_HEAD, DENSE_HEAD
from engine.spec import ExperimentSpec
from tests.labs.bench import table

pytestmark = pytest.mark.usefixtures("quick_programs")
CACHE = ExecutableCache()


def executor(spec: ExperimentSpec, data: PreparedData, given: dict[str, np.ndarray] | None = None) -> Executor:
    return Executor(make_program(spec, data, "cpu"), data, 0, CACHE, lambda: given or {})


def as_convolutions(dense: Executor) -> dict[str, np.ndarray]:
    """The weights of the dense head, in the shapes of its form as convolutions."""
    held = dense.named_model()
    shapes = {"weights/hidden/kernel": (3, 3, 16, 64), "weights/logits/kernel": (1, 1, 64, 10)}
    return {name: array.reshape(shapes.get(name, array.shape)) for name, array in held.items()}


def test_the_convolution_gives_what_the_dense_layer_gives_and_its_mean_over_a_larger_image() -> None:
    small = prepare(DENSE_HEAD.data, None)
    dense = executor(DENSE_HEAD, small)
    weights = as_convolutions(dense)
    examples = small.inputs[:10].astype(np.float32)
    np.testing.assert_allclose(
        executor(CONVOLUTION_HEAD, small, weights).predict(examples), dense.predict(examples), atol=1e-5
    )

    images = np.random.default_rng(5).uniform(0, 1, (10, 12, 12, 1))
    large = executor(CONVOLUTION_HEAD, table(images, labels=np.arange(10)), weights)
    windows = [images[:, row : row + 8, column : column + 8] for row in (0, 2, 4) for column in (0, 2, 4)]
    logs = np.mean([np.log(dense.predict(window.astype(np.float32))) for window in windows], axis=0)
    expected = np.exp(logs) / np.exp(logs).sum(axis=1, keepdims=True)
    found = large.predict(images.astype(np.float32))
    np.testing.assert_allclose(found, expected, atol=1e-5)
    assert np.ptp(found, axis=0).max() > 1e-3
