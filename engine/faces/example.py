"""The example in the block that gives out the data."""

from engine.faces.definition import FaceDef, FaceNode
from engine.views.definition import ViewScene
from engine.views.images import has_images


def _applies(scene: ViewScene, node: FaceNode) -> bool:
    return has_images(scene) and node.source


EXAMPLE = FaceDef(
    type="example",
    title="Example",
    summary="The example that all pictures in blocks are of, before preprocessing.",
    view="feature_maps",
    applies=_applies,
)
