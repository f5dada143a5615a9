"""Preprocessing steps, in the order of the data panel's list."""

from engine.preprocessing.definition import PreprocessingDef
from engine.preprocessing.standardize import STANDARDIZE

PREPROCESSING: tuple[PreprocessingDef, ...] = (STANDARDIZE,)
