"""Which part of the image an output of a layer sees, position by position."""

from engine.compile.plan import Plan, PlanNode
from engine.views.definition import ImagePatch


def image_patch(plan: Plan, place: int) -> ImagePatch | None:
    """The patch of a node's outputs; None where they are no image, or not computed from patches of one.

    What reads several images sees the smallest square that holds all their patches.

    Source:
        Araujo, Norris, Sim 2019 (Computing receptive fields), equations 2 and 3.
    """
    known: list[ImagePatch | None] = []
    for node in plan.nodes[: place + 1]:
        known.append(_of_node(node, [known[source] for source in node.sources]))
    return known[place]


def _of_node(node: PlanNode, sources: list[ImagePatch | None]) -> ImagePatch | None:
    if len(node.output_shape) != 3:
        return None
    if not sources:
        return ImagePatch(0, 0, 1, 1)
    joined = _joined([source for source in sources if source is not None])
    if joined is None or None in sources:
        return None
    reach = node.layer.reach(node.config)
    if reach is None:
        same = all(shape[:2] == node.output_shape[:2] for shape in node.input_shapes)
        return joined if same else None
    if reach.before is None or reach.step.denominator != 1:
        return None
    height, width = node.input_shapes[0][:2]
    return ImagePatch(
        top=joined.top - reach.before(height) * joined.step,
        left=joined.left - reach.before(width) * joined.step,
        size=joined.size + (reach.size - 1) * joined.step,
        step=joined.step * int(reach.step),
    )


def _joined(patches: list[ImagePatch]) -> ImagePatch | None:
    if not patches or len({patch.step for patch in patches}) > 1:
        return None
    top, left = min(patch.top for patch in patches), min(patch.left for patch in patches)
    ends = [max(patch.top + patch.size - top, patch.left + patch.size - left) for patch in patches]
    return ImagePatch(top, left, max(ends), patches[0].step)
