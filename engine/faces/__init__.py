"""The faces of blocks, one record each; where several apply, the first is shown until another is chosen."""

from engine.faces.definition import FaceDef
from engine.faces.feature_maps import FEATURE_MAPS
from engine.faces.normalization import NORMALIZATION

FACES: tuple[FaceDef, ...] = (FEATURE_MAPS, NORMALIZATION)
