"""Losses, in the order of the inspector's list."""

from engine.losses.cross_entropy import BINARY_CROSS_ENTROPY, CROSS_ENTROPY
from engine.losses.definition import LossDef
from engine.losses.squared_error import MSE

LOSSES: tuple[LossDef, ...] = (CROSS_ENTROPY, BINARY_CROSS_ENTROPY, MSE)
