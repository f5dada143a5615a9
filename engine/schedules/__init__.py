"""Learning-rate schedules, in the order of the inspector's list."""

from typing import Any

from engine.schedules.constant import CONSTANT
from engine.schedules.definition import ScheduleDef
from engine.schedules.reduce_on_plateau import REDUCE_ON_PLATEAU
from engine.schedules.shapes import (
    COSINE,
    CYCLICAL,
    EXPONENTIAL,
    EXPONENTIAL_RISE,
    LINEAR,
    ONE_CYCLE,
    POLYNOMIAL,
    STEP,
    WARM_UP,
)

SCHEDULES: tuple[ScheduleDef[Any], ...] = (
    CONSTANT,
    STEP,
    EXPONENTIAL,
    LINEAR,
    POLYNOMIAL,
    COSINE,
    WARM_UP,
    EXPONENTIAL_RISE,
    ONE_CYCLE,
    CYCLICAL,
    REDUCE_ON_PLATEAU,
)
