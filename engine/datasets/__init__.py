"""Data sets, in the order of the data panel."""

from typing import Any

from engine.datasets.cifar import CIFAR10
from engine.datasets.constant import CONSTANT_INPUT
from engine.datasets.definition import DatasetDef
from engine.datasets.digits import DIGITS
from engine.datasets.drawn import DRAWN_CURVE, DRAWN_POINTS
from engine.datasets.functions import FUNCTION
from engine.datasets.mnist import FASHION_MNIST, MNIST
from engine.datasets.patterns import CHECKERBOARD, HILLS_AND_VALLEYS, RINGS, UNBALANCED
from engine.datasets.plane import CIRCLE, EXCLUSIVE_OR, GAUSSIAN, MOONS, PLANE, SPIRAL
from engine.datasets.sequences import ADDING, COPYING, SINE_WAVES
from engine.datasets.shape_only import SHAPE_ONLY
from engine.datasets.shapes import BOXES, DETECTION, SEGMENTATION
from engine.datasets.tables import BREAST_CANCER, DIABETES, IRIS, WINE
from engine.datasets.uploaded_table import UPLOADED_TABLE

DATASETS: tuple[DatasetDef[Any], ...] = (
    CIRCLE,
    EXCLUSIVE_OR,
    GAUSSIAN,
    SPIRAL,
    MOONS,
    RINGS,
    CHECKERBOARD,
    UNBALANCED,
    PLANE,
    HILLS_AND_VALLEYS,
    DRAWN_POINTS,
    FUNCTION,
    DRAWN_CURVE,
    IRIS,
    WINE,
    BREAST_CANCER,
    DIABETES,
    DIGITS,
    MNIST,
    FASHION_MNIST,
    CIFAR10,
    SHAPE_ONLY,
    SEGMENTATION,
    DETECTION,
    BOXES,
    ADDING,
    COPYING,
    SINE_WAVES,
    CONSTANT_INPUT,
    UPLOADED_TABLE,
)
