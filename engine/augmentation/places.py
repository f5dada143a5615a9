"""Augmentations that move pixels: shift, zoom, rotate, crop, flip."""

from typing import Literal

import jax
import jax.numpy as jnp

from engine.augmentation.definition import AugmentationDef, Canvas
from engine.augmentation.warp import evenly, scaled, turned, warp
from engine.spec import Config, setting


class ShiftConfig(Config):
    """Settings of shifting."""

    reach: float = setting(
        0.1,
        title="Range",
        help="Largest shift in each direction, as a fraction of the side.",
        live=True,
        ge=0.0,
        le=1.0,
        choices=(0.05, 0.1, 0.2),
    )


class ZoomConfig(Config):
    """Settings of zooming."""

    reach: float = setting(
        0.1,
        title="Range",
        help="Largest change in size: 0.1 means from 1/1.1 to 1.1.",
        live=True,
        ge=0.0,
        le=4.0,
        choices=(0.05, 0.1, 0.2, 0.5),
    )


class RotateConfig(Config):
    """Settings of turning."""

    angle: float = setting(
        10.0,
        title="Angle",
        help="Largest angle in either direction.",
        live=True,
        unit="degrees",
        ge=0.0,
        le=180.0,
        choices=(5, 10, 15, 30, 180),
    )


class CropConfig(Config):
    """Settings of cropping."""

    least: float = setting(
        0.8,
        title="Smallest crop",
        help="Side of the smallest crop, as a fraction of the image side.",
        live=True,
        gt=0.0,
        le=1.0,
        choices=(0.5, 0.8, 0.9),
    )


class FlipConfig(Config):
    """Settings of flipping."""

    axis: Literal["horizontal", "vertical"] = setting(
        "horizontal", title="Direction", help="horizontal swaps left and right; vertical swaps top and bottom."
    )
    share: float = setting(
        0.5,
        title="Fraction",
        help="Fraction of images that are flipped. Flipping changes the meaning of digits, but not of photographs.",
        live=True,
        ge=0.0,
        le=1.0,
    )


def _sides(images: jax.Array) -> jax.Array:
    return jnp.asarray(images.shape[1:3], images.dtype)


def _still(images: jax.Array) -> jax.Array:
    return jnp.zeros((images.shape[0], 2), images.dtype)


def _shift(config: ShiftConfig, images: jax.Array, canvas: Canvas) -> jax.Array:
    moved = evenly(canvas.key, (images.shape[0], 2), images) * canvas.live["reach"] * _sides(images)
    return warp(images, scaled(jnp.ones(images.shape[0], images.dtype)), moved, canvas.black)


def _zoom(config: ZoomConfig, images: jax.Array, canvas: Canvas) -> jax.Array:
    factor = jnp.exp(evenly(canvas.key, (images.shape[0],), images) * jnp.log1p(canvas.live["reach"]))
    return warp(images, scaled(factor), _still(images), canvas.black)


def _rotate(config: RotateConfig, images: jax.Array, canvas: Canvas) -> jax.Array:
    angle = evenly(canvas.key, (images.shape[0],), images) * canvas.live["angle"] * (jnp.pi / 180)
    return warp(images, turned(angle.astype(images.dtype)), _still(images), canvas.black)


def _crop(config: CropConfig, images: jax.Array, canvas: Canvas) -> jax.Array:
    size_key, place_key = jax.random.split(canvas.key)
    least = canvas.live["least"]
    size = least + (1 - least) * (evenly(size_key, (images.shape[0],), images) + 1) / 2
    place = evenly(place_key, (images.shape[0], 2), images) * (1 - size)[:, None] * _sides(images) / 2
    return warp(images, scaled(size), place, canvas.black)


def _flip(config: FlipConfig, images: jax.Array, canvas: Canvas) -> jax.Array:
    chosen = jax.random.uniform(canvas.key, (images.shape[0],), images.dtype) < canvas.live["share"]
    turned_over = jnp.flip(images, axis=2 if config.axis == "horizontal" else 1)
    return jnp.where(chosen[:, None, None, None], turned_over, images)


SHIFT = AugmentationDef(
    type="shift",
    title="Shift",
    summary="Shifts every image by a small random amount at each step. The uncovered border is black.",
    formula=r"x'(p) = x(p + s), \quad s \sim U(-r, r)",
    source="Simard, Steinkraus, Platt 2003, section 2; bilinear interpolation.",
    Config=ShiftConfig,
    apply=_shift,
    moves=True,
)
ZOOM = AugmentationDef(
    type="zoom",
    title="Zoom",
    summary="Enlarges or shrinks every image a little.",
    formula=r"x'(p) = x(f p), \quad \log f \sim U(-\log(1 + r), \log(1 + r))",
    source="Simard, Steinkraus, Platt 2003, section 2; larger and smaller are equally likely.",
    Config=ZoomConfig,
    apply=_zoom,
    moves=True,
)
ROTATE = AugmentationDef(
    type="rotate",
    title="Rotate",
    summary="Rotates every image a little around its centre.",
    formula=r"x'(p) = x(R_\varphi p), \quad \varphi \sim U(-\alpha, \alpha)",
    source="Simard, Steinkraus, Platt 2003, section 2; bilinear interpolation.",
    Config=RotateConfig,
    apply=_rotate,
    moves=True,
)
CROP = AugmentationDef(
    type="crop",
    title="Crop",
    summary="Crops a random part of every image and scales it to the full size.",
    formula=r"x'(p) = x(s p + c), \quad s \sim U(l, 1)",
    source="Szegedy et al. 2015 (Inception), section 6; the aspect ratio is kept.",
    Config=CropConfig,
    apply=_crop,
    moves=True,
)
FLIP = AugmentationDef(
    type="flip",
    title="Flip",
    summary="Mirrors some of the images, left to right or top to bottom.",
    formula=r"x'(p_1, p_2) = x(p_1, -p_2) \text{ with probability } q",
    source="Krizhevsky, Sutskever, Hinton 2012, section 4.1.",
    Config=FlipConfig,
    apply=_flip,
    moves=True,
)
