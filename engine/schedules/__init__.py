"""Learning-rate schedules, in the order of the inspector's list."""

from engine.schedules.constant import CONSTANT
from engine.schedules.definition import ScheduleDef

SCHEDULES: tuple[ScheduleDef, ...] = (CONSTANT,)
