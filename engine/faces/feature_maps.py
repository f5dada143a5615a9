"""Feature maps in the blocks of image networks."""

from engine.faces.definition import FaceDef, FaceNode
from engine.views.definition import ViewScene


def _applies(scene: ViewScene, node: FaceNode) -> bool:
    return len(scene.prepared.input_shape) == 3 and len(node.output_shape) == 3


FEATURE_MAPS = FaceDef(
    type="feature_maps",
    title="Feature maps",
    summary="The output of the layer for one example, channel by channel.",
    view="feature_maps",
    applies=_applies,
)
