"""Which pixels decide, in the block that gives out the data."""

from engine.faces.definition import FaceDef, FaceNode
from engine.views.definition import ViewScene
from engine.views.images import images_with_classes


def _applies(scene: ViewScene, node: FaceNode) -> bool:
    return images_with_classes(scene) and node.source


SALIENCY = FaceDef(
    type="saliency",
    title="Saliency",
    summary="Which pixels of the example decide its prediction.",
    view="saliency",
    applies=_applies,
)
