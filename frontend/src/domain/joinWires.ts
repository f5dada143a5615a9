/** A second wire into a port that takes one: both meet in a join, which feeds the port in their place. */
import type { PlacedEdge } from "./addresses";
import { type Document, freshId, type LayerPorts, withNetwork } from "./document";
import { addInPlace, graphAt } from "./places";
import { edgeId, makeEdge, makeNode, type Spec } from "./spec";

/** Whether a wire would take the place of another one. */
export function isTaken(spec: Spec, { place, edge }: PlacedEdge, takesMany: boolean): boolean {
  const edges = graphAt(spec, place)?.edges ?? [];
  const there = edges.filter(
    ({ target, target_port }) => target === edge.target && target_port === edge.target_port,
  );
  return !takesMany && there.length > 0 && !there.some((other) => edgeId(other) === edgeId(edge));
}

/** The network with a new join before the port, fed by what fed the port and by the new wire. */
export function joinWires(draft: Document, { place, edge }: PlacedEdge, join: LayerPorts) {
  return addInPlace(draft, place, (inner) => {
    const id = freshId(inner.spec, join.type);
    const port = join.inputs[0]?.name ?? "in";
    const { nodes, edges } = inner.spec.network;
    const moved = edges.map((other) =>
      other.target === edge.target && other.target_port === edge.target_port
        ? { ...other, target: id, target_port: port }
        : other,
    );
    const added = [
      { ...edge, target: id, target_port: port },
      makeEdge({ source: id, target: edge.target, target_port: edge.target_port }),
    ];
    const node = makeNode({ id, type: join.type, config: { ...join.config } });
    const network = { nodes: [...nodes, node], edges: [...moved, ...added] };
    return { document: withNetwork(inner, network), ids: [id] };
  });
}
