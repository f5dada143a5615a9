"""Data sets, in the order of the data panel."""

from engine.datasets.definition import DatasetDef
from engine.datasets.digits import DIGITS
from engine.datasets.mnist import MNIST
from engine.datasets.plane import CIRCLE, EXCLUSIVE_OR, GAUSSIAN, MOONS, PLANE, SPIRAL

DATASETS: tuple[DatasetDef, ...] = (CIRCLE, EXCLUSIVE_OR, GAUSSIAN, SPIRAL, MOONS, PLANE, DIGITS, MNIST)
