"""Initialisers, in the order of the inspector's list."""

from typing import Any

from engine.initializers.definition import InitializerDef
from engine.initializers.fixed import CONSTANT, NORMAL, UNIFORM, ZEROS
from engine.initializers.given import GIVEN
from engine.initializers.orthogonal import ORTHOGONAL
from engine.initializers.variance_scaling import (
    GLOROT_NORMAL,
    GLOROT_UNIFORM,
    HE_NORMAL,
    HE_UNIFORM,
    LECUN_NORMAL,
    LECUN_UNIFORM,
)

INITIALIZERS: tuple[InitializerDef[Any], ...] = (
    GLOROT_UNIFORM,
    GLOROT_NORMAL,
    HE_UNIFORM,
    HE_NORMAL,
    LECUN_UNIFORM,
    LECUN_NORMAL,
    ORTHOGONAL,
    NORMAL,
    UNIFORM,
    CONSTANT,
    ZEROS,
    GIVEN,
)
