"""Running statistics, scale and shift in the blocks of normalisation layers."""

from engine.faces.definition import FaceDef

NORMALIZATION = FaceDef(
    type="normalization",
    title="Statistics and scale",
    summary="What the layer divides and shifts by, channel by channel.",
    view="normalization",
    applies=lambda scene, node: node.normalizes and len(node.weights.get("scale", ())) == 1,
)
