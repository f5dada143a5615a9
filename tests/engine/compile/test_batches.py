"""Every epoch shows every example once, in an order that seed and epoch decide."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from engine.compile.batches import epoch_order, epoch_rows

WORDS = jnp.asarray([1, 2], jnp.uint32)


SHUFFLE = jax.jit(epoch_order, static_argnums=(2, 3))


def order(count: int, epoch: int = 0, words: jax.Array = WORDS) -> np.ndarray:
    return np.asarray(SHUFFLE(words, jnp.uint32(epoch), count, count))


@pytest.mark.parametrize("count", [1, 2, 3, 7, 63, 64, 65, 250, 1000, 12_345])
def test_an_epoch_is_a_permutation(count: int) -> None:
    assert sorted(order(count).tolist()) == list(range(count))


@pytest.mark.parametrize("count", [40, 250])
def test_epochs_and_seeds_differ_and_repeat(count: int) -> None:
    assert order(count, 3).tolist() == order(count, 3).tolist()
    assert order(count, 3).tolist() != order(count, 4).tolist()
    assert order(count, 3).tolist() != order(count, 3, jnp.asarray([1, 3], jnp.uint32)).tolist()


@pytest.mark.parametrize("count", [20, 100])
def test_every_example_comes_early_and_late_alike(count: int) -> None:
    """Chi-square of each example's place over 2,000 epochs, in ten bins: mean near its nine degrees of freedom."""
    epochs = 2_000
    places = np.stack([np.argsort(order(count, epoch)) for epoch in range(epochs)])
    bins = places * 10 // count
    counts = np.stack([(bins == number).sum(axis=0) for number in range(10)])
    statistic = (np.square(counts - epochs / 10) / (epochs / 10)).sum(axis=0)
    assert 5 < statistic.mean() < 13
    assert statistic.max() < 40


@pytest.mark.parametrize("count", [20, 100])
def test_neighbours_in_one_epoch_are_strangers_in_the_next(count: int) -> None:
    epochs = 1_000
    together = sum((np.abs(np.diff(np.argsort(order(count, epoch))[:2])) == 1).sum() for epoch in range(epochs))
    expected = epochs * 2 / count
    assert abs(together - expected) < 5 * np.sqrt(expected)


def test_padding_follows_the_order() -> None:
    padded = np.asarray(SHUFFLE(WORDS, jnp.uint32(0), 13, 16))
    assert sorted(padded[:13].tolist()) == list(range(13))
    assert padded[13:].tolist() == [0, 0, 0]


@pytest.mark.parametrize("count", [13, 100, 1000])
def test_a_batch_found_by_itself_is_the_one_in_the_order(count: int) -> None:
    size = 8
    padded = -(-count // size) * size
    whole = np.asarray(SHUFFLE(WORDS, jnp.uint32(5), count, padded))
    alone = jax.jit(epoch_rows, static_argnums=(2, 4))
    for first in range(0, padded, size):
        rows = alone(WORDS, jnp.uint32(5), count, jnp.int32(first), size)
        assert np.asarray(rows).tolist() == whole[first : first + size].tolist()
