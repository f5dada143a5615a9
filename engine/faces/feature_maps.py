"""Feature maps in the blocks of image networks."""

from engine.faces.definition import FaceDef, FaceNode
from engine.views.definition import ViewScene
from engine.views.images import has_images


def _applies(scene: ViewScene, node: FaceNode) -> bool:
    return has_images(scene) and len(node.output_shape) == 3 and not node.source


FEATURE_MAPS = FaceDef(
    type="feature_maps",
    title="Feature maps",
    summary="The output of the layer for one example, channel by channel.",
    view="feature_maps",
    applies=_applies,
)
