"""Attention weights, in the blocks of attention layers."""

from engine.faces.definition import FaceDef

ATTENTION = FaceDef(
    type="attention",
    title="Attention",
    summary="How much each step takes from each, head by head.",
    view="attention",
    applies=lambda scene, node: node.attends,
)
