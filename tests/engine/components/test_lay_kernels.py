"""Gradients at images of few channels: kernels laid where they stand, against a sum written out in NumPy."""

from itertools import product

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from engine.layers.lay import AT_ONCE, MOST_CHANNELS, lay_kernels

CASES = {
    "one channel, all at once": (3, (5, 6), (2, 3), 1, 4, 1),
    "most channels, dilated": (2, (9, 8), (3, 2), MOST_CHANNELS, 2, 2),
    "one at a time": (3, (90, 90), (3, 3), 1, 2, 1),
    "three at a time and a rest": (7, (48, 49), (3, 3), 1, 3, 1),
    "a single offset": (5, (4, 4), (1, 1), 2, 3, 1),
}


def written_out(delta: np.ndarray, kernel: np.ndarray, dilation: int) -> np.ndarray:
    height, width, channels, _ = kernel.shape
    rows, columns = (delta.shape[1 + axis] - (kernel.shape[axis] - 1) * dilation for axis in (0, 1))
    image = np.zeros((len(delta), rows, columns, channels))
    for n, i, j, c, u, v in product(*map(range, (*image.shape, height, width))):
        at = delta[n, i + dilation * u, j + dilation * v]
        image[n, i, j, c] += at @ kernel[height - 1 - u, width - 1 - v, c]
    return image


@pytest.mark.parametrize("case", CASES)
def test_laid_kernels_are_the_sum_written_out(case: str) -> None:
    count, padded, size, channels, filters, dilation = CASES[case]
    numbers = np.random.default_rng(2)
    delta, kernel = numbers.normal(size=(count, *padded, filters)), numbers.normal(size=(*size, channels, filters))
    found = jax.jit(lay_kernels, static_argnums=2)(
        jnp.asarray(delta, jnp.float32), jnp.asarray(kernel, jnp.float32), dilation
    )
    np.testing.assert_allclose(found, written_out(delta, kernel, dilation), rtol=1e-4, atol=1e-5)


def test_the_cases_take_examples_at_once_one_by_one_and_with_a_rest() -> None:
    at_once = [
        AT_ONCE // (np.prod(padded) * np.prod(size) * channels) for _, padded, size, channels, *_ in CASES.values()
    ]
    assert [min(count, max(1, int(most))) for (count, *_), most in zip(CASES.values(), at_once, strict=True)] == [
        *(3, 2, 1, 3, 5)
    ]
