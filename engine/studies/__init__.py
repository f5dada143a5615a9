"""Kinds of studies, in the order of their list."""

from engine.studies.definition import StudyDef
from engine.studies.ensemble import ENSEMBLE
from engine.studies.folds import K_FOLD
from engine.studies.range_test import RANGE_TEST
from engine.studies.search import GRID, HALVING, RANDOM
from engine.studies.sweep import RACE, SWEEP

STUDIES: tuple[StudyDef, ...] = (SWEEP, RANGE_TEST, RACE, K_FOLD, ENSEMBLE, GRID, RANDOM, HALVING)
