/** The network as it is drawn: an open group gives way to a frame with what is in it. */
import type { Opened, PlacedEdge } from "./addresses";
import { blockAt, graphAt, groupAt, NETWORK, PORT_TYPE } from "./places";
import { makeNode, type Spec, type SpecEdge, type SpecNode } from "./spec";

/** What lies in one place of a drawing; ids are those of the drawing, an open group is one node. */
export interface Level {
  readonly place: string;
  readonly nodes: readonly SpecNode[];
  readonly edges: readonly SpecEdge[];
  /** What gives out the output of the place; null for the network. */
  readonly output: string | null;
  /** Nodes that stand for inputs of a group. */
  readonly ports: ReadonlySet<string>;
}

/** A wire from block to block, whatever frames it enters or leaves, and where it is written. */
interface OpenWire extends PlacedEdge {
  /** The same wire between the blocks that are drawn. */
  readonly drawn: SpecEdge;
}

export function isOpen(spec: Spec, opened: Opened, id: string): boolean {
  return opened[id] !== undefined && groupAt(spec, id) !== undefined;
}

function levelOf(spec: Spec, place: string): Level {
  const group = groupAt(spec, place)?.group;
  const graph = graphAt(spec, place) ?? { nodes: [], edges: [] };
  const inputs = group?.ports.inputs ?? [];
  const called = (id: string) => blockAt(place, id);
  const ports = inputs.map((id) => makeNode({ id: called(id), type: PORT_TYPE }));
  return {
    place,
    nodes: [...ports, ...graph.nodes.map((node) => ({ ...node, id: called(node.id) }))],
    edges: graph.edges.map((edge) => ({
      ...edge,
      source: called(edge.source),
      target: called(edge.target),
    })),
    output: group === undefined ? null : called(group.ports.output),
    ports: new Set(ports.map(({ id }) => id)),
  };
}

/** Every place that is in sight, the network first, a group before those in it. */
export function openLevels(spec: Spec, opened: Opened, place = NETWORK): Level[] {
  const level = levelOf(spec, place);
  const inside = level.nodes.filter(({ id }) => !level.ports.has(id) && isOpen(spec, opened, id));
  return [level, ...inside.flatMap(({ id }) => openLevels(spec, opened, id))];
}

/** The block whose output a block gives out: of an open group the one inside. */
export function outputEnd(spec: Spec, opened: Opened, id: string): string {
  const group = isOpen(spec, opened, id) ? groupAt(spec, id)?.group : undefined;
  return group === undefined ? id : outputEnd(spec, opened, blockAt(id, group.ports.output));
}

export function openWires(spec: Spec, opened: Opened): OpenWire[] {
  return openLevels(spec, opened).flatMap(({ place, edges }) => {
    const written = graphAt(spec, place)?.edges ?? [];
    return edges.flatMap((edge, index) => {
      const original = written[index];
      if (original === undefined) return [];
      const inner = isOpen(spec, opened, edge.target);
      const drawn = {
        ...edge,
        source: outputEnd(spec, opened, edge.source),
        target: inner ? blockAt(edge.target, edge.target_port) : edge.target,
        target_port: inner ? "in" : edge.target_port,
      };
      return [{ place, edge: original, drawn }];
    });
  });
}

/** The network of what is drawn, without frames: where arrows walk. */
export function openSpec(spec: Spec, opened: Opened): Spec {
  const levels = openLevels(spec, opened);
  const frames = new Set(levels.map(({ place }) => place));
  const nodes = levels.flatMap((level) => level.nodes).filter(({ id }) => !frames.has(id));
  return {
    ...spec,
    network: { ...spec.network, nodes, edges: openWires(spec, opened).map(({ drawn }) => drawn) },
    objectives: spec.objectives.map((objective) => ({
      ...objective,
      prediction: outputEnd(spec, opened, objective.prediction),
    })),
  };
}
