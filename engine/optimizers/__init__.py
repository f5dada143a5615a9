"""Optimisers, in the order of the inspector's list."""

from engine.optimizers.adam import ADAM
from engine.optimizers.definition import OptimizerDef
from engine.optimizers.sgd import SGD

OPTIMIZERS: tuple[OptimizerDef, ...] = (SGD, ADAM)
