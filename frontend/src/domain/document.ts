/** The document: the spec, its layout and its title, and every edit as a pure function. */

import { followPrediction, incoming, lastNode, reaches } from "./graph";
import {
  type Component,
  type Config,
  completeSpec,
  type Data,
  edgeId,
  findNode,
  type Layout,
  makeEdge,
  makeNode,
  type Network,
  type Objective,
  objectiveOf,
  type SparseSpec,
  type Spec,
  type SpecEdge,
  type SpecNode,
  type Training,
} from "./spec";

export interface Document {
  readonly title: string;
  readonly spec: Spec;
  readonly layout: Layout;
}

/** What the edits must know of a layer type. */
export interface LayerPorts {
  readonly type: string;
  /** Input ports; none for a source of data. */
  readonly inputs: readonly { name: string; many: boolean }[];
  readonly config?: Config;
}

type Position = readonly [number, number];

export function makeDocument(sparse: SparseSpec, title = "", layout?: Partial<Layout>): Document {
  return { title, spec: completeSpec(sparse), layout: { note: "", positions: {}, ...layout } };
}

/** An empty canvas that keeps data, optimiser and training. */
export function clearNetwork(draft: Document): Document {
  return withNetwork(draft, { nodes: [], edges: [] }, {});
}

/** The document with other nodes, wires or groups; what is not named stays. */
export function withNetwork(
  draft: Document,
  part: Partial<Network>,
  positions = draft.layout.positions ?? {},
): Document {
  const network = { ...draft.spec.network, ...part };
  const ids = new Set(network.nodes.map((node) => node.id));
  // Those of blocks in groups begin with the block that the group was opened at.
  const isHere = (id: string) => ids.has(id.split("/", 1)[0] ?? id);
  const kept = Object.fromEntries(Object.entries(positions).filter(([id]) => isHere(id)));
  return {
    ...draft,
    spec: followPrediction(draft.spec, { ...draft.spec, network }),
    layout: { ...draft.layout, positions: kept },
  };
}

/** `dense_1`, `dense_2`, ...: the first number that is free. A type that has a number is a name by itself. */
export function freshId(spec: Spec, type: string): string {
  if (type === "input" && findNode(spec, "x") === undefined) return "x";
  if (/_\d+$/.test(type) && NODE_ID_PATTERN.test(type) && findNode(spec, type) === undefined) {
    return type;
  }
  for (let number = 1; ; number += 1) {
    const id = `${type.slice(0, 26)}_${number}`;
    if (findNode(spec, id) === undefined) return id;
  }
}

function createNode(spec: Spec, layer: LayerPorts): SpecNode {
  const id = freshId(spec, layer.type);
  return makeNode({ id, type: layer.type, config: { ...layer.config } });
}

/** Adds a block without a wire (a drop on the canvas). */
export function addNode(draft: Document, layer: LayerPorts, position: Position | null) {
  const node = createNode(draft.spec, layer);
  const { nodes, edges } = draft.spec.network;
  const positions = { ...draft.layout.positions };
  if (position !== null) positions[node.id] = [position[0], position[1]];
  return {
    document: withNetwork(draft, { nodes: [...nodes, node], edges }, positions),
    id: node.id,
  };
}

/**
 * Adds a block behind `after` and wires it: what `after` fed is now fed by the new block. With nothing named, the
 * last node is meant. With `branch`, what was fed stays as it is and the new block begins a second path. A source of
 * data is only placed; a join of several blocks takes them all and cuts nothing.
 */
export function insertAfter(
  draft: Document,
  layer: LayerPorts,
  after: readonly string[],
  branch = false,
) {
  const { spec } = draft;
  const port = layer.inputs[0];
  const node = createNode(spec, layer);
  const { nodes, edges } = spec.network;
  const named = after.filter((id) => findNode(spec, id) !== undefined);
  const last = lastNode(spec.network);
  const sources = named.length > 0 ? named : last === null ? [] : [last];
  if (port === undefined || sources.length === 0) return addNode(draft, layer, null);
  const joins = port.many && sources.length > 1;
  const used = joins ? sources : sources.slice(-1);
  const into = used.map((source) => makeEdge({ source, target: node.id, target_port: port.name }));
  const rewired =
    joins || branch
      ? edges
      : edges.map((edge) =>
          edge.source === used[0] ? { ...edge, source: node.id, source_port: "out" } : edge,
        );
  return {
    document: withNetwork(draft, { nodes: [...nodes, node], edges: [...rewired, ...into] }),
    id: node.id,
  };
}

/** Puts a block onto a wire. */
export function insertOnEdge(draft: Document, layer: LayerPorts, id: string) {
  const edge = draft.spec.network.edges.find((candidate) => edgeId(candidate) === id);
  const port = layer.inputs[0];
  if (edge === undefined || port === undefined) return addNode(draft, layer, null);
  const node = createNode(draft.spec, layer);
  const { nodes, edges } = draft.spec.network;
  const replaced = edges.map((other) =>
    other === edge ? { ...edge, source: node.id, source_port: "out" } : other,
  );
  const into = makeEdge({ ...edge, target: node.id, target_port: port.name });
  return {
    document: withNetwork(draft, { nodes: [...nodes, node], edges: [...replaced, into] }),
    id: node.id,
  };
}

/** Every objective that reads one block reads another instead. */
function readInstead(spec: Spec, from: string, to: string): Spec {
  const objectives = spec.objectives.map((objective) =>
    objective.prediction === from ? { ...objective, prediction: to } : objective,
  );
  return { ...spec, objectives };
}

function removeNode(draft: Document, id: string): Document {
  const { nodes, edges } = draft.spec.network;
  const into = incoming(draft.spec.network, id);
  const bridge = into.length === 1 ? into[0] : undefined;
  const healed = edges
    .filter((edge) => edge.target !== id)
    .map((edge) =>
      edge.source === id && bridge !== undefined
        ? { ...edge, source: bridge.source, source_port: bridge.source_port }
        : edge,
    )
    .filter((edge) => edge.source !== id);
  const rest = nodes.filter((node) => node.id !== id);
  const unique = [...new Map(healed.map((edge) => [edgeId(edge), edge])).values()];
  const spec = bridge === undefined ? draft.spec : readInstead(draft.spec, id, bridge.source);
  return withNetwork({ ...draft, spec }, { nodes: rest, edges: unique });
}

/** Removes blocks; a chain closes over the gap, and what read such a block reads what fed it. */
export function removeNodes(draft: Document, ids: readonly string[]): Document {
  return ids.reduce((current, id) => removeNode(current, id), draft);
}

export function removeEdges(draft: Document, ids: readonly string[]): Document {
  const gone = new Set(ids);
  const { nodes, edges } = draft.spec.network;
  return withNetwork(draft, { nodes, edges: edges.filter((edge) => !gone.has(edgeId(edge))) });
}

/** Whether a wire may be drawn: both ends exist, and it closes no cycle. */
function canConnect(spec: Spec, source: string, target: string): boolean {
  if (findNode(spec, source) === undefined || findNode(spec, target) === undefined) return false;
  return !reaches(spec.network, target, source);
}

/** Draws a wire; a port that takes one wire gives up the one it had. */
export function connect(draft: Document, wire: SpecEdge, takesMany: boolean): Document {
  if (!canConnect(draft.spec, wire.source, wire.target)) return draft;
  const { nodes, edges } = draft.spec.network;
  const kept = edges.filter((edge) =>
    takesMany
      ? edgeId(edge) !== edgeId(wire)
      : edge.target !== wire.target || edge.target_port !== wire.target_port,
  );
  return withNetwork(draft, { nodes, edges: [...kept, wire] });
}

function mapNode(draft: Document, id: string, edit: (node: SpecNode) => SpecNode): Document {
  const nodes = draft.spec.network.nodes.map((node) => (node.id === id ? edit(node) : node));
  return { ...draft, spec: { ...draft.spec, network: { ...draft.spec.network, nodes } } };
}

/** `config` with one field set; undefined takes the field back to its default. */
export function withField(config: Config | undefined, field: string, value: unknown): Config {
  const { [field]: _former, ...rest } = config ?? {};
  return value === undefined ? rest : { ...rest, [field]: value };
}

export function setNodeField(draft: Document, id: string, field: string, value: unknown): Document {
  return mapNode(draft, id, (node) => ({
    ...node,
    config: withField(node.config, field, value),
  }));
}

export function setNodeSettings(
  draft: Document,
  id: string,
  settings: Partial<
    Pick<SpecNode, "frozen" | "frozen_weights" | "learning_rate_factor" | "repeat" | "config">
  >,
): Document {
  return mapNode(draft, id, (node) => ({ ...node, ...settings }));
}

export const NODE_ID_PATTERN = /^[a-z][a-z0-9_]{0,31}$/;

/** Renames a block everywhere it is named; unchanged when the name is taken or not allowed. */
export function renameNode(draft: Document, from: string, to: string): Document {
  const { spec, layout } = draft;
  if (from === to || !NODE_ID_PATTERN.test(to) || findNode(spec, to) !== undefined) return draft;
  const name = (id: string) => (id === from ? to : id);
  const positions = Object.entries(layout.positions ?? {}).map(
    ([id, at]) =>
      [
        id
          .split("/")
          .with(0, name(id.split("/", 1)[0] ?? id))
          .join("/"),
        at,
      ] as const,
  );
  return {
    ...draft,
    spec: {
      ...readInstead(spec, from, to),
      network: {
        ...spec.network,
        nodes: spec.network.nodes.map((node) => ({ ...node, id: name(node.id) })),
        edges: spec.network.edges.map((edge) => ({
          ...edge,
          source: name(edge.source),
          target: name(edge.target),
        })),
      },
    },
    layout: { ...layout, positions: Object.fromEntries(positions) },
  };
}

export function setPositions(draft: Document, positions: Layout["positions"]): Document {
  return { ...draft, layout: { ...draft.layout, positions: { ...positions } } };
}

export function setTitle(draft: Document, title: string): Document {
  return { ...draft, title };
}

function withSpec(draft: Document, part: Partial<Spec>): Document {
  return { ...draft, spec: { ...draft.spec, ...part } };
}

export function setObjective(draft: Document, part: Partial<Objective>): Document {
  const [, ...others] = draft.spec.objectives;
  return withSpec(draft, { objectives: [{ ...objectiveOf(draft.spec), ...part }, ...others] });
}

export function setOptimizer(draft: Document, optimizer: Component): Document {
  return withSpec(draft, { optimizer });
}

export function setSchedule(draft: Document, schedule: Component): Document {
  return withSpec(draft, { schedule });
}

export function setTraining(draft: Document, part: Partial<Training>): Document {
  return withSpec(draft, { training: { ...draft.spec.training, ...part } });
}

export function setData(draft: Document, part: Partial<Data>): Document {
  return withSpec(draft, { data: { ...draft.spec.data, ...part } });
}
