"""The views of runs, one record each, in the order in which a run offers them."""

from engine.views.block_rows import BLOCK_ROWS
from engine.views.boundary import BOUNDARY
from engine.views.code import CODE, DECODED
from engine.views.confusion import CONFUSION
from engine.views.curve import CURVE
from engine.views.definition import ViewDef
from engine.views.feature_maps import FEATURE_MAPS
from engine.views.label_map import LABEL_MAP
from engine.views.mistakes import MISTAKES
from engine.views.outliers import OUTLIERS
from engine.views.predictions import PREDICTIONS
from engine.views.reconstruction import RECONSTRUCTION
from engine.views.residuals import RESIDUALS
from engine.views.targets import TARGETS

VIEWS: tuple[ViewDef, ...] = (
    BOUNDARY,
    RECONSTRUCTION,
    CURVE,
    LABEL_MAP,
    TARGETS,
    CONFUSION,
    PREDICTIONS,
    BLOCK_ROWS,
    FEATURE_MAPS,
    CODE,
    DECODED,
    OUTLIERS,
    MISTAKES,
    RESIDUALS,
)

ON_REQUEST = frozenset(view.type for view in VIEWS if view.on_request)
"""Views that only those see who asked; no record keeps them."""
