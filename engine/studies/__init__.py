"""Kinds of studies, in the order of their list."""

from typing import Any

from engine.studies.definition import StudyDef
from engine.studies.folds import K_FOLD
from engine.studies.search import GRID, HALVING, RANDOM
from engine.studies.sweep import RACE, SWEEP

STUDIES: tuple[StudyDef[Any], ...] = (SWEEP, RACE, K_FOLD, GRID, RANDOM, HALVING)
