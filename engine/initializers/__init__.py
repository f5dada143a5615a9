"""Initialisers, in the order of the inspector's list."""

from engine.initializers.definition import InitializerDef
from engine.initializers.fixed import NORMAL, ZEROS
from engine.initializers.variance_scaling import GLOROT_NORMAL, GLOROT_UNIFORM, HE_NORMAL, HE_UNIFORM

INITIALIZERS: tuple[InitializerDef, ...] = (GLOROT_UNIFORM, GLOROT_NORMAL, HE_UNIFORM, HE_NORMAL, NORMAL, ZEROS)
