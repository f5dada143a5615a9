"""The views of runs, one record each, in the order in which a run offers them."""

from engine.views.attention import ATTENTION
from engine.views.block_rows import BLOCK_ROWS
from engine.views.boundary import BOUNDARY
from engine.views.class_probabilities import CLASS_PROBABILITIES
from engine.views.code import CODE, DECODED
from engine.views.confusion import CONFUSION
from engine.views.curve import CURVE
from engine.views.definition import ViewDef
from engine.views.detections import DETECTIONS
from engine.views.example_numbers import EXAMPLE_NUMBERS
from engine.views.example_prediction import EXAMPLE_PREDICTION
from engine.views.feature_maps import FEATURE_MAPS
from engine.views.filters import FILTERS
from engine.views.gates import GATES
from engine.views.label_map import LABEL_MAP
from engine.views.mistakes import MISTAKES
from engine.views.neurons import NEURONS
from engine.views.normalization import NORMALIZATION
from engine.views.outliers import OUTLIERS
from engine.views.patches import PATCHES
from engine.views.predictions import PREDICTIONS
from engine.views.probes import (
    DEAD_UNITS,
    HESSIAN,
    LOSS_LANDSCAPE,
    NOISE_SCALE,
    RECEPTIVE_FIELDS,
    SKIPPED_BLOCKS,
)
from engine.views.reconstruction import RECONSTRUCTION
from engine.views.residuals import RESIDUALS
from engine.views.saliency import SALIENCY
from engine.views.surface import SURFACE
from engine.views.targets import TARGETS
from engine.views.weight_gradient import WEIGHT_GRADIENT
from engine.views.weights_file import WEIGHTS_FILE

VIEWS: tuple[ViewDef, ...] = (
    BOUNDARY,
    SURFACE,
    RECONSTRUCTION,
    CURVE,
    LABEL_MAP,
    DETECTIONS,
    TARGETS,
    CONFUSION,
    PREDICTIONS,
    BLOCK_ROWS,
    FEATURE_MAPS,
    EXAMPLE_NUMBERS,
    WEIGHT_GRADIENT,
    FILTERS,
    PATCHES,
    SALIENCY,
    EXAMPLE_PREDICTION,
    NEURONS,
    NORMALIZATION,
    GATES,
    ATTENTION,
    CODE,
    DECODED,
    OUTLIERS,
    MISTAKES,
    RESIDUALS,
    CLASS_PROBABILITIES,
    HESSIAN,
    NOISE_SCALE,
    LOSS_LANDSCAPE,
    DEAD_UNITS,
    RECEPTIVE_FIELDS,
    SKIPPED_BLOCKS,
    WEIGHTS_FILE,
)

ON_REQUEST = frozenset(view.type for view in VIEWS if view.on_request)
"""Views that only those see who asked; no record keeps them."""

COMPILING = frozenset(view.type for view in VIEWS if view.compiles)
"""Views for which something is compiled first."""

SLICED = frozenset(view.type for view in VIEWS if view.sliced)
"""Views that are computed in slices."""
