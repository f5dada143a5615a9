"""Weights as images, in the blocks of convolutions and of dense layers on images."""

from engine.faces.definition import FaceDef, FaceNode
from engine.views.definition import ViewScene
from engine.views.filters import KERNEL, images_of_kernel
from engine.views.images import has_images


def _applies(scene: ViewScene, node: FaceNode) -> bool:
    kernel = node.weights.get(KERNEL)
    if kernel is None or not has_images(scene):
        return False
    return len(kernel) == 4 or (node.reads_data and images_of_kernel(kernel, scene.prepared.input_shape) is not None)


FILTERS = FaceDef(
    type="filters",
    title="Filters",
    summary="The weights of a layer that reads an image, as images.",
    view="filters",
    applies=_applies,
)
