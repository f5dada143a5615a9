"""Which faces the blocks of a run can show."""

from engine.compile.plan import PlanNode
from engine.compile.program import Program
from engine.faces import FACES
from engine.faces.definition import FaceNode
from engine.run.reported import reported
from engine.views.definition import ViewScene


def offered_faces(program: Program, scene: ViewScene) -> dict[str, tuple[str, ...]]:
    """Types of faces by address, in the order of `FACES`: of the nodes that frames have rows for."""
    nodes = program.plan.nodes
    found: dict[str, tuple[str, ...]] = {}
    for node in (nodes[number] for number in reported(program.plan).nodes):
        known = _face_node(node, nodes)
        types = tuple(face.type for face in FACES if face.applies(scene, known))
        if types:
            found[node.node_id] = types
    return found


def _face_node(node: PlanNode, nodes: tuple[PlanNode, ...]) -> FaceNode:
    layer = node.layer
    weights = layer.weights(node.config, node.input_shapes)
    return FaceNode(
        normalizes=layer.normalizes,
        recurrent=layer.gates is not None,
        attends=layer.attends is not None,
        output_shape=node.output_shape,
        input_shapes=node.input_shapes,
        weights={name: spec.shape for name, spec in weights.items()},
        source=not node.sources,
        reads_data=_reads_data(node, nodes),
    )


def _reads_data(node: PlanNode, nodes: tuple[PlanNode, ...]) -> bool:
    if not node.sources:
        return True
    before = [nodes[source] for source in node.sources]
    return all(not each.sources or (each.layer.rearranges and _reads_data(each, nodes)) for each in before)
