"""Data sets. One record each, listed here."""

from engine.datasets.digits import DIGITS
from engine.datasets.plane import CIRCLE, EXCLUSIVE_OR, GAUSSIAN, MOONS, PLANE, SPIRAL

DATASETS = (CIRCLE, EXCLUSIVE_OR, GAUSSIAN, SPIRAL, MOONS, PLANE, DIGITS)
