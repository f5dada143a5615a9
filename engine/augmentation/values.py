"""Augmentations that change what pixels hold: noise, brightness, cutout."""

import jax
import jax.numpy as jnp

from engine.augmentation.definition import AugmentationDef, Canvas
from engine.augmentation.warp import evenly
from engine.spec import Config, setting


class NoiseConfig(Config):
    """Settings of noise."""

    std: float = setting(
        0.1,
        title="Standard deviation",
        help="Standard deviation of the noise, as a fraction of the range from black to white.",
        live=True,
        ge=0.0,
        le=10.0,
        choices=(0.05, 0.1, 0.3),
    )


class BrightnessConfig(Config):
    """Settings of brightness."""

    reach: float = setting(
        0.2,
        title="Range",
        help="Largest change, as a fraction of the range from black to white.",
        live=True,
        ge=0.0,
        le=1.0,
        choices=(0.1, 0.2, 0.5),
    )


class CutoutConfig(Config):
    """Settings of cutout."""

    size: float = setting(
        0.3,
        title="Size",
        help="Side of the blacked-out square, as a fraction of the image side.",
        live=True,
        ge=0.0,
        le=1.0,
        choices=(0.2, 0.3, 0.5),
    )


def _noise(config: NoiseConfig, examples: jax.Array, canvas: Canvas) -> jax.Array:
    drawn = jax.random.normal(canvas.key, examples.shape, examples.dtype)
    return examples + drawn * canvas.live["std"] * (canvas.white - canvas.black)


def _brightness(config: BrightnessConfig, images: jax.Array, canvas: Canvas) -> jax.Array:
    lighter = evenly(canvas.key, (images.shape[0], 1, 1, 1), images) * canvas.live["reach"]
    return jnp.clip(images + lighter * (canvas.white - canvas.black), canvas.black, canvas.white)


def _cutout(config: CutoutConfig, images: jax.Array, canvas: Canvas) -> jax.Array:
    """A square around a pixel of the image; at the edges part of it lies outside."""
    batch, height, width, _ = images.shape
    places = jax.random.uniform(canvas.key, (batch, 2), images.dtype)
    rows = jnp.arange(height, dtype=images.dtype)[None, :] + 0.5 - places[:, :1] * height
    columns = jnp.arange(width, dtype=images.dtype)[None, :] + 0.5 - places[:, 1:] * width
    half = canvas.live["size"] / 2
    hit = (jnp.abs(rows) < half * height)[:, :, None] & (jnp.abs(columns) < half * width)[:, None, :]
    return jnp.where(hit[..., None], canvas.black.astype(images.dtype), images)


NOISE = AugmentationDef(
    type="noise",
    title="Noise",
    summary="Adds Gaussian noise to every input. A denoising autoencoder learns to remove it.",
    formula=r"x' = x + \sigma \varepsilon, \quad \varepsilon \sim N(0, 1)",
    source="Bishop 1995 (training with noise is Tikhonov regularisation); Vincent et al. 2008 for autoencoders.",
    Config=NoiseConfig,
    apply=_noise,
    images_only=False,
    corrupts=True,
)
BRIGHTNESS = AugmentationDef(
    type="brightness",
    title="Brightness",
    summary="Makes every image lighter or darker. Values stay between black and white.",
    formula=r"x' = \mathrm{clip}(x + b), \quad b \sim U(-r, r)",
    source="Howard 2013 (Some improvements on deep convolutional networks), section 2.",
    Config=BrightnessConfig,
    apply=_brightness,
)
CUTOUT = AugmentationDef(
    type="cutout",
    title="Cutout",
    summary="Blacks out a random square of every image, so that the network can't rely on a single part.",
    formula=r"x'(p) = 0 \text{ where } |p - c|_\infty < \tfrac{s}{2}",
    source="DeVries and Taylor 2017, section 3; the square may extend past the edge.",
    Config=CutoutConfig,
    apply=_cutout,
    corrupts=True,
)
