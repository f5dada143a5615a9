"""Augmentations, in the order of the data panel's list."""

from typing import Any

from engine.augmentation.definition import AugmentationDef
from engine.augmentation.places import CROP, FLIP, ROTATE, SHIFT, ZOOM
from engine.augmentation.values import BRIGHTNESS, CUTOUT, NOISE

AUGMENTATIONS: tuple[AugmentationDef[Any], ...] = (SHIFT, ZOOM, ROTATE, CROP, FLIP, NOISE, BRIGHTNESS, CUTOUT)
