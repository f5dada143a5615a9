"""Losses, in the order of the inspector's list."""

from typing import Any

from engine.losses.absolute_error import MAE
from engine.losses.cross_entropy import BINARY_CROSS_ENTROPY, CROSS_ENTROPY
from engine.losses.definition import LossDef
from engine.losses.hinge import HINGE
from engine.losses.huber import HUBER
from engine.losses.likelihood import KL_DIVERGENCE, NLL
from engine.losses.multibox import MULTIBOX
from engine.losses.pixel_cross_entropy import PIXEL_CROSS_ENTROPY
from engine.losses.sparsity import SPARSITY_KL, SPARSITY_L1
from engine.losses.squared_error import MSE
from engine.losses.surface import SURFACE

LOSSES: tuple[LossDef[Any], ...] = (
    CROSS_ENTROPY,
    BINARY_CROSS_ENTROPY,
    MSE,
    MAE,
    HUBER,
    NLL,
    KL_DIVERGENCE,
    HINGE,
    PIXEL_CROSS_ENTROPY,
    MULTIBOX,
    SPARSITY_L1,
    SPARSITY_KL,
    SURFACE,
)
