"""Convolution and pooling beyond the comparison with PyTorch: by hand, by form, inside loops."""

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from engine.layers.convolve import convolve
from engine.layers.pool import max_pool
from engine.layers.windows import Pads


def _convolved(x: jax.Array, settings: tuple[int, Pads, str, int], kernel: jax.Array) -> jax.Array:
    return convolve(x, kernel, *settings)


def test_a_patch_by_hand() -> None:
    image = jnp.arange(9.0).reshape(1, 3, 3, 1)
    kernel = jnp.array([[1.0, 2.0], [3.0, 4.0]]).reshape(2, 2, 1, 1)
    expected = [[0 + 2 + 9 + 16, 1 + 4 + 12 + 20], [3 + 8 + 18 + 28, 4 + 10 + 21 + 32]]
    output = convolve(image, kernel, 1, ((0, 0), (0, 0)), "cpu")
    np.testing.assert_array_equal(output[0, :, :, 0], expected)


def test_a_network_of_convolution_and_pooling_gives_equal_bits_inside_and_outside_a_loop() -> None:
    kernel = jax.random.normal(jax.random.key(0), (3, 3, 2, 4), jnp.float32)
    x = jax.random.normal(jax.random.key(1), (8, 9, 9, 2), jnp.float32)

    def loss(weights: jax.Array) -> jax.Array:
        maps = convolve(x, weights, 1, ((1, 1), (1, 1)), "cpu")
        return jnp.sum(jnp.square(max_pool(jnp.tanh(maps), 3, 2, ((0, 0), (0, 0)))))

    def step(weights: jax.Array) -> jax.Array:
        return weights - jnp.float32(0.01) * jax.grad(loss)(weights)

    looped = jax.jit(lambda weights, count: jax.lax.fori_loop(0, count, lambda _, w: step(w), weights))
    one_by_one = kernel
    for _ in range(6):
        one_by_one = looped(one_by_one, 1)
    np.testing.assert_array_equal(looped(kernel, 6), one_by_one)


@pytest.mark.parametrize(
    ("image", "filters", "size", "stride", "padding", "dilation"),
    [
        ((11, 9, 8, 2), 3, (3, 2), 2, ((0, 1), (1, 1)), 2),
        ((9, 7, 7, 20), 24, (3, 3), 3, ((5, 0), (2, 2)), 1),
        ((3, 7, 7, 2), 3, (3, 3), 200, ((64, 64), (64, 64)), 1),
        ((4, 1, 30, 3), 4, (1, 5), 4, ((0, 0), (4, 4)), 2),
        ((3, 100, 40, 2), 17, (2, 2), 1, ((0, 0), (0, 0)), 1),
    ],
    ids=["dilated", "part_left_over", "sees_padding_alone", "sequence", "one_example_at_once"],
)
def test_the_gradient_of_a_kernel_is_that_of_one_convolution_of_the_whole_batch(
    image: tuple[int, ...], filters: int, size: tuple[int, int], stride: int, padding: Pads, dilation: int
) -> None:
    """On the CPU it is summed over a few examples at a time; on the GPU it is JAX's own."""
    x = jax.random.normal(jax.random.key(4), image, jnp.float32)
    kernel = jax.random.normal(jax.random.key(5), (*size, image[-1], filters), jnp.float32)
    by_form: list[jax.Array] = []
    for platform in ("cpu", "gpu"):
        settings = (stride, padding, platform, dilation)
        maps, pull = jax.vjp(partial(_convolved, x, settings), kernel)
        by_form += pull(jax.random.normal(jax.random.key(6), maps.shape, jnp.float32))
    np.testing.assert_allclose(*by_form, rtol=1e-4, atol=2e-3)


@pytest.mark.parametrize(("size", "stride"), [(2, 2), (3, 2)], ids=["tiles", "overlap"])
def test_the_compiled_gradient_of_max_pooling_has_no_select_and_scatter(size: int, stride: int) -> None:
    def total(x: jax.Array) -> jax.Array:
        return jnp.sum(max_pool(x, size, stride, ((0, 0), (0, 0))))

    text = jax.jit(jax.grad(total)).lower(jnp.ones((2, 8, 8, 3))).as_text()
    assert "select_and_scatter" not in text
    assert "reduce_window" not in text


@pytest.mark.parametrize("size", [2, 3])
def test_equal_values_send_the_gradient_to_the_first(size: int) -> None:
    gradient = jax.grad(lambda x: jnp.sum(max_pool(x, size, 2, ((0, 0), (0, 0)))))(jnp.zeros((1, 3, 3, 1)))
    np.testing.assert_array_equal(gradient[0, :, :, 0], [[1, 0, 0], [0, 0, 0], [0, 0, 0]])


def test_curvature_can_be_taken_through_convolution_and_pooling() -> None:
    """Hessian-vector products, forward over reverse."""
    x = jax.random.normal(jax.random.key(2), (2, 6, 6, 1), jnp.float32)
    kernel = jax.random.normal(jax.random.key(3), (3, 3, 1, 2), jnp.float32)

    def loss(weights: jax.Array) -> jax.Array:
        return jnp.sum(jnp.square(max_pool(convolve(x, weights, 1, ((0, 0), (0, 0)), "cpu"), 2, 2, ((0, 0), (0, 0)))))

    gradient, product = jax.jvp(jax.grad(loss), (kernel,), (kernel,))
    np.testing.assert_allclose(product, gradient, rtol=1e-4)
