"""Gates and states over time, in the blocks of recurrent layers."""

from engine.faces.definition import FaceDef

GATES = FaceDef(
    type="gates",
    title="States over time",
    summary="The hidden state along one sequence, unit by unit; large, every gate.",
    view="gates",
    applies=lambda scene, node: node.recurrent,
)
