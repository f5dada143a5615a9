"""Preprocessing steps, in the order of the data panel's list."""

from typing import Any

from engine.preprocessing.definition import PreprocessingDef
from engine.preprocessing.fixed import IMAGENET
from engine.preprocessing.ranges import MIN_MAX, ROBUST, UNIT_RANGE
from engine.preprocessing.standardize import STANDARDIZE
from engine.preprocessing.whiten import WHITEN

PREPROCESSING: tuple[PreprocessingDef[Any], ...] = (STANDARDIZE, MIN_MAX, UNIT_RANGE, ROBUST, WHITEN, IMAGENET)
