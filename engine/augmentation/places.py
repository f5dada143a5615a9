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
        title="Reach",
        help="How far at most, as a share of the side, in each direction.",
        live=True,
        ge=0.0,
        le=1.0,
        choices=(0.05, 0.1, 0.2),
    )


class ZoomConfig(Config):
    """Settings of zooming."""

    reach: float = setting(
        0.1,
        title="Reach",
        help="How much larger or smaller at most: 0.1 is from 1/1.1 to 1.1.",
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
        help="How far at most, to either side.",
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
        title="Least part",
        help="Side of the smallest part that is cut out, as a share of the image; it is stretched to the whole size.",
        live=True,
        gt=0.0,
        le=1.0,
        choices=(0.5, 0.8, 0.9),
    )


class FlipConfig(Config):
    """Settings of flipping."""

    axis: Literal["horizontal", "vertical"] = setting(
        "horizontal", title="Direction", help="horizontal swaps left and right, vertical top and bottom."
    )
    share: float = setting(
        0.5,
        title="Share",
        help="How many of the images are flipped. Digits lose their meaning by it, photographs do not.",
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
    summary="Moves every image a little, another way at every step; what comes in is black.",
    formula=r"x'(p) = x(p + s), \quad s \sim U(-r, r)",
    source="Simard, Steinkraus, Platt 2003, section 2; straight lines between pixels.",
    Config=ShiftConfig,
    apply=_shift,
    moves=True,
)
ZOOM = AugmentationDef(
    type="zoom",
    title="Zoom",
    summary="Makes every image a little larger or smaller.",
    formula=r"x'(p) = x(f p), \quad \log f \sim U(-\log(1 + r), \log(1 + r))",
    source="Simard, Steinkraus, Platt 2003, section 2; larger and smaller are equally likely.",
    Config=ZoomConfig,
    apply=_zoom,
    moves=True,
)
ROTATE = AugmentationDef(
    type="rotate",
    title="Rotate",
    summary="Turns every image a little around its middle.",
    formula=r"x'(p) = x(R_\varphi p), \quad \varphi \sim U(-\alpha, \alpha)",
    source="Simard, Steinkraus, Platt 2003, section 2; straight lines between pixels.",
    Config=RotateConfig,
    apply=_rotate,
    moves=True,
)
CROP = AugmentationDef(
    type="crop",
    title="Crop",
    summary="Cuts out a part of every image, anywhere in it, and stretches it to the whole size.",
    formula=r"x'(p) = x(s p + c), \quad s \sim U(l, 1)",
    source="Szegedy et al. 2015 (Inception), section 6; the proportions of the sides stay.",
    Config=CropConfig,
    apply=_crop,
    moves=True,
)
FLIP = AugmentationDef(
    type="flip",
    title="Flip",
    summary="Swaps left and right, or top and bottom, of some of the images.",
    formula=r"x'(p_1, p_2) = x(p_1, -p_2) \text{ with probability } q",
    source="Krizhevsky, Sutskever, Hinton 2012, section 4.1.",
    Config=FlipConfig,
    apply=_flip,
    moves=True,
)
