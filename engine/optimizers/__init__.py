"""Optimisers, in the order of the inspector's list."""

from typing import Any

from engine.optimizers.adadelta import ADADELTA
from engine.optimizers.adagrad import ADAGRAD
from engine.optimizers.adam import ADAM
from engine.optimizers.adam_family import ADAMW, LION, NADAM
from engine.optimizers.definition import OptimizerDef
from engine.optimizers.gradient_descent import GRADIENT_DESCENT
from engine.optimizers.levenberg import LEVENBERG, LEVENBERG_MARQUARDT
from engine.optimizers.newton import GAUSS_NEWTON, NEWTON
from engine.optimizers.quasi_newton import BFGS, L_BFGS
from engine.optimizers.rmsprop import RMSPROP
from engine.optimizers.sgd import SGD

OPTIMIZERS: tuple[OptimizerDef[Any], ...] = (
    SGD,
    ADAM,
    ADAMW,
    NADAM,
    RMSPROP,
    ADAGRAD,
    ADADELTA,
    LION,
    GRADIENT_DESCENT,
    NEWTON,
    GAUSS_NEWTON,
    LEVENBERG,
    LEVENBERG_MARQUARDT,
    BFGS,
    L_BFGS,
)
