"""LABS G1 to G3 and G6: gradients that vanish, explode, stay level, and are clipped."""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from engine import registry
from engine.datasets.definition import PreparedData
from tests.engine.experiments import Node, dense, node
from tests.labs.bench import Watched, experiment, normal, stack, table

SEEDS = [pytest.param(seed, marks=[pytest.mark.full] if seed > 2 else []) for seed in range(10)]
pytestmark = pytest.mark.usefixtures("quick_programs")


@pytest.fixture(scope="module")
def thousand_digits(mnist_directory: Path) -> PreparedData:
    """The first 1,000 training digits of MNIST, in [0, 1]."""
    mnist = registry.dataset("mnist")
    examples = mnist.load(mnist.Config(), mnist_directory)
    assert examples.labels is not None
    return table(examples.inputs[:1000].reshape(1000, 784) / 255.0, labels=examples.labels[:1000])


def speeds(layers: list[Node], hidden: int, data: PreparedData, seed: int) -> NDArray[np.float64]:
    """[hidden layers] `delta_norm` of the data loss at the start, first layer first."""
    spec = experiment(
        *layers,
        loss="binary_cross_entropy",
        target="one_hot",
        optimizer_config={"learning_rate": 0.1},
        batch_size=1000,
        l2=0.005,
        seed=seed,
    )
    watched = Watched(spec, data, 1)
    return np.asarray([watched.column(f"dense_{number}", "delta_norm")[0] for number in range(1, hidden + 1)])


def g1_layers(hidden: int, activation: str, weights: dict[str, Any]) -> list[Node]:
    config = {"weight_initializer": weights, "bias_initializer": normal()}
    return [*stack([30] * hidden, activation, **config), dense("out", 10, **config), node("answer", "sigmoid")]


@pytest.mark.parametrize("seed", SEEDS)
def test_g1_each_earlier_layer_of_a_sigmoid_network_learns_several_times_slower(
    thousand_digits: PreparedData, seed: int
) -> None:
    found = speeds(g1_layers(4, "sigmoid", normal(scaling="fan_in")), 4, thousand_digits, seed)
    steps = found[1:] / found[:-1]
    assert np.all((steps > 2) & (steps < 10)), steps
    assert found[-1] / found[0] > 33


def test_g1_the_first_layer_slows_down_with_every_layer_added(thousand_digits: PreparedData) -> None:
    first = [
        speeds(g1_layers(hidden, "sigmoid", normal(scaling="fan_in")), hidden, thousand_digits, 0)[0]
        for hidden in (1, 2, 4, 8)
    ]
    assert first == sorted(first, reverse=True)
    assert first[0] / first[-1] > 1000


@pytest.mark.parametrize("seed", SEEDS)
def test_g3_with_relu_and_he_all_of_eight_layers_learn_alike(thousand_digits: PreparedData, seed: int) -> None:
    he = {"type": "he_normal", "config": {}}
    found = speeds(g1_layers(8, "relu", he), 8, thousand_digits, seed)
    assert found.max() / found.min() < 5


@cache
def exploding(clipped: bool = False) -> Watched:
    training: dict[str, Any] = {"clipping": {"by": "global_norm", "at": 1.0}} if clipped else {}
    random = np.random.default_rng(5)
    data = table(random.normal(size=(40, 30)), values=random.normal(size=40))
    layers = [*stack([30] * 4, None, weight_initializer=normal(3.0)), dense("out", 1, weight_initializer=normal(3.0))]
    spec = experiment(
        *layers, loss="mse", target="value", optimizer_config={"learning_rate": 0.1}, batch_size=10, seed=1, **training
    )
    return Watched(spec, data, 200)


def test_g2_with_large_weights_the_first_layer_learns_thousands_of_times_faster() -> None:
    watched = exploding()
    deltas = [watched.column(f"dense_{number}", "delta_norm")[0] for number in (1, 4)]
    assert deltas[0] / deltas[1] >= 100
    assert watched.diverged


def test_g2_by_weight_gradients_the_layers_look_alike_since_activations_explode_the_other_way() -> None:
    watched = exploding()
    gradients = [watched.column(f"dense_{number}", "weight_gradient_norm")[0] for number in (2, 4)]
    assert 0.2 < gradients[0] / gradients[1] < 5


def test_g2_clipped_to_norm_1_the_loss_stays_finite() -> None:
    watched = exploding(clipped=True)
    assert not watched.diverged
    assert np.all(np.isfinite(watched.losses()))


def flat(weights: dict[str, dict[str, NDArray[Any]]]) -> NDArray[np.float64]:
    return np.concatenate([array.ravel() for own in weights.values() for array in own.values()]).astype(np.float64)


def updates(clipping: dict[str, Any] | None, steps: int) -> list[NDArray[np.float64]]:
    random = np.random.default_rng(5)
    data = table(10 * random.normal(size=(40, 3)), values=10 * random.normal(size=40))
    spec = experiment(
        *stack([6], "tanh"),
        dense("out", 1),
        loss="mse",
        target="value",
        optimizer_config={"learning_rate": 1.0},
        batch_size=40,
        clipping=clipping,
        seed=2,
    )
    watched = Watched(spec, data, 0)
    found: list[NDArray[np.float64]] = []
    for _ in range(steps):
        before = flat(watched.run.weights())
        watched.run.advance(1)
        found.append(flat(watched.run.weights()) - before)
    return found


def test_g6_at_learning_rate_1_no_update_is_longer_than_the_threshold() -> None:
    lengths = [np.linalg.norm(update) for update in updates({"by": "global_norm", "at": 0.5}, 20)]
    assert max(lengths) <= 0.5 * (1 + 1e-5)
    assert max(lengths) > 0.499


def test_g6_by_value_no_number_moves_further_than_the_threshold() -> None:
    moves = [np.abs(update).max() for update in updates({"by": "value", "at": 0.1}, 20)]
    assert max(moves) <= 0.1 * (1 + 1e-5)
    assert max(moves) > 0.0999


def test_g6_by_value_only_the_large_numbers_are_cut() -> None:
    (clipped,), (free,) = updates({"by": "value", "at": 0.5}, 1), updates(None, 1)
    np.testing.assert_allclose(clipped, np.clip(free, -0.5, 0.5), rtol=1e-4, atol=1e-6)
    assert np.any(np.abs(free) < 0.5)
    assert np.any(np.abs(free) > 0.5)


def test_g6_by_norm_each_array_is_shortened_by_itself() -> None:
    sizes = (18, 6, 6, 1)
    (clipped,), (free,) = updates({"by": "norm", "at": 0.5}, 1), updates(None, 1)
    for one, other in zip(np.split(clipped, np.cumsum(sizes)[:-1]), np.split(free, np.cumsum(sizes)[:-1]), strict=True):
        length = np.linalg.norm(other)
        np.testing.assert_allclose(one, other * min(1.0, 0.5 / length), rtol=2e-4, atol=1e-6)


def test_g6_clipping_by_the_global_norm_keeps_the_direction() -> None:
    (clipped,), (free,) = updates({"by": "global_norm", "at": 0.5}, 1), updates(None, 1)
    assert np.linalg.norm(free) > 1
    np.testing.assert_allclose(clipped / np.linalg.norm(clipped), free / np.linalg.norm(free), rtol=2e-4, atol=1e-6)
