/**
 * The network as links of version 2 carry it. A node is its type, or [type, config, rest]; its id is written only where
 * it is not the usual one. Wires along the list of nodes are counted, others name places in it.
 */
import { LinkError, list, part, text, whole } from "./linkParts";
import type { RawObject } from "./readDocument";
import { makeNode, type Network, type SpecEdge } from "./spec";

type Graph = Pick<Network, "nodes" | "edges">;

/** What a node is when nothing is said. */
const PLAIN_NODE: RawObject = { ...makeNode({ id: "", type: "" }) };
const LONGEST_BASE = 26;

/** Ids that nodes have when nothing is said: `x` for the first input, else the type and one more than the last of it. */
class UsualIds {
  private readonly last = new Map<string, number>();
  private hasInput = false;

  next(type: string): string {
    if (type === "input" && !this.hasInput) return "x";
    const base = type.slice(0, LONGEST_BASE);
    return `${base}_${(this.last.get(base) ?? 0) + 1}`;
  }

  add(type: string, id: string): void {
    if (type === "input") this.hasInput = true;
    const base = type.slice(0, LONGEST_BASE);
    const number = id.startsWith(`${base}_`) ? id.slice(base.length + 1) : "";
    if (/^[1-9]\d{0,8}$/.test(number)) this.last.set(base, Number(number));
  }
}

function packNodes(nodes: Graph["nodes"]): unknown[] {
  const usual = new UsualIds();
  return nodes.map(({ id, type, config = {}, ...node }) => {
    const rest = Object.entries(node).filter(([key, value]) => value !== PLAIN_NODE[key]);
    const named = usual.next(type) === id ? rest : [["id", id], ...rest];
    usual.add(type, id);
    if (named.length > 0) return [type, config, Object.fromEntries(named)];
    return Object.keys(config).length > 0 ? [type, config] : type;
  });
}

function unpackNodes(packed: unknown): RawObject[] {
  const usual = new UsualIds();
  return list(packed).map((entry) => {
    const [type, config, rest] = Array.isArray(entry) ? entry : [entry];
    const kind = text(type);
    const given = part(rest);
    const id = given.id === undefined ? usual.next(kind) : text(given.id);
    usual.add(kind, id);
    return { ...given, id, type: kind, config: part(config) };
  });
}

/** The wire that goes on from another along the list of nodes; -1 begins before the first. */
function following(target: number, count: number): readonly [number, number] | null {
  const source = Math.max(0, target);
  return source + 1 < count ? [source, source + 1] : null;
}

function packEdges({ nodes, edges }: Graph): unknown[] | undefined {
  const places = new Map<string, number>();
  nodes.forEach(({ id }, index) => {
    if (!places.has(id)) places.set(id, index);
  });
  const packed: unknown[] = [];
  let [target, run] = [-1, 0];
  const endRun = () => {
    if (run > 0) packed.push(run);
    run = 0;
  };
  for (const edge of edges) {
    const next = following(target, nodes.length);
    if (next !== null && isWire(edge, nodes[next[0]]?.id, nodes[next[1]]?.id)) {
      run += 1;
      target = next[1];
      continue;
    }
    endRun();
    packed.push(packEdge(edge, places));
    target = places.get(edge.target) ?? -1;
  }
  endRun();
  const whole = nodes.length - 1;
  return packed.length === 1 && packed[0] === whole ? undefined : packed;
}

function isWire(edge: SpecEdge, source: string | undefined, target: string | undefined): boolean {
  const isPlain = edge.source_port === "out" && edge.target_port === "in";
  return isPlain && edge.source === source && edge.target === target;
}

function packEdge(edge: SpecEdge, places: ReadonlyMap<string, number>): unknown[] {
  const { source, target, source_port: out, target_port: into } = edge;
  const ends = [places.get(source) ?? source, places.get(target) ?? target];
  return out === "out" && into === "in" ? ends : [...ends, out, into];
}

function unpackEdges(packed: unknown, ids: readonly string[]): RawObject[] {
  const given = packed === undefined && ids.length > 1 ? [ids.length - 1] : list(packed);
  const edges: RawObject[] = [];
  let target = -1;
  for (const entry of given) {
    if (Array.isArray(entry)) {
      const [source, into, ...ports] = entry;
      const end = nodeId(into, ids);
      edges.push(withPorts({ source: nodeId(source, ids), target: end }, ports));
      target = ids.indexOf(end);
      continue;
    }
    for (let run = whole(entry); run > 0; run -= 1) {
      const next = following(target, ids.length);
      if (next === null) throw new LinkError("unreadable");
      edges.push({ source: ids[next[0]], target: ids[next[1]] });
      target = next[1];
    }
  }
  return edges;
}

function withPorts(edge: RawObject, [out, into]: readonly unknown[]): RawObject {
  return {
    ...edge,
    ...(out !== undefined && { source_port: out }),
    ...(into !== undefined && { target_port: into }),
  };
}

/** A node by its place in the list, or any name. */
function nodeId(end: unknown, ids: readonly string[]): string {
  const id = typeof end === "number" ? ids[end] : end;
  return text(id);
}

function packGraph(graph: Graph): RawObject {
  return { n: packNodes(graph.nodes), e: packEdges(graph) };
}

function unpackGraph({ n, e }: RawObject): RawObject {
  const nodes = unpackNodes(n);
  const ids = nodes.map(({ id }) => text(id));
  return { nodes, edges: unpackEdges(e, ids) };
}

export function packNetwork({ groups = {}, ...graph }: Network): RawObject {
  const packedGroups = Object.entries(groups).map(([name, { ports, parameters, ...inner }]) => [
    name,
    { ...packGraph(inner), ports, parameters },
  ]);
  const g = packedGroups.length > 0 ? Object.fromEntries(packedGroups) : undefined;
  return { ...packGraph(graph), g };
}

export function unpackNetwork(packed: RawObject): RawObject {
  const groups = Object.entries(part(packed.g)).map(([name, group]) => {
    const { ports, parameters = {} } = part(group);
    return [name, { ...unpackGraph(part(group)), ports, parameters }];
  });
  return { ...unpackGraph(packed), groups: Object.fromEntries(groups) };
}
