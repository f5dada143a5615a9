"""The faces of blocks, one record each; where several apply, the first is shown until another is chosen."""

from engine.faces.attention import ATTENTION
from engine.faces.definition import FaceDef
from engine.faces.example import EXAMPLE
from engine.faces.feature_maps import FEATURE_MAPS
from engine.faces.filters import FILTERS
from engine.faces.gates import GATES
from engine.faces.normalization import NORMALIZATION
from engine.faces.saliency import SALIENCY

FACES: tuple[FaceDef, ...] = (EXAMPLE, FEATURE_MAPS, FILTERS, SALIENCY, NORMALIZATION, GATES, ATTENTION)
