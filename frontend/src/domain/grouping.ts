/** Making a group of blocks, and putting the blocks of a group back in its place. */
import { type Document, freshId, withNetwork } from "./document";
import { topologicalOrder } from "./graph";
import { freshGroupName } from "./groupLibrary";
import { findGroup } from "./groups";
import { parametersOf, resolveConfig } from "./references";
import {
  type Config,
  findNode,
  type Group,
  makeEdge,
  makeNode,
  type SpecEdge,
  type SpecNode,
} from "./spec";

/** Why no group can be made of some blocks. */
export type GroupFault = "several_outputs" | "no_output" | "no_input" | "not_connected" | "data";

/** Settings that become parameters where all blocks of such a type have the same. */
const SHARED: Readonly<Record<string, string>> = { filters: "filters", units: "units" };
const STEM = "block";

interface Cut {
  readonly inside: readonly SpecNode[];
  readonly inner: readonly SpecEdge[];
  /** Wires into the blocks, and out of them. */
  readonly into: readonly SpecEdge[];
  readonly out: readonly SpecEdge[];
}

function cutOut({ spec }: Document, ids: readonly string[]): Cut {
  const chosen = new Set(ids);
  const { nodes, edges } = spec.network;
  return {
    inside: nodes.filter(({ id }) => chosen.has(id)),
    inner: edges.filter(({ source, target }) => chosen.has(source) && chosen.has(target)),
    into: edges.filter(({ source, target }) => !chosen.has(source) && chosen.has(target)),
    out: edges.filter(({ source, target }) => chosen.has(source) && !chosen.has(target)),
  };
}

/** The blocks whose outputs are read outside: by wires, and by objectives. */
function outputsOf({ spec }: Document, { inside, out }: Cut): Set<string> {
  const read = spec.objectives.map(({ prediction }) => prediction);
  const outputs = new Set(out.map(({ source }) => source));
  for (const { id } of inside) if (read.includes(id)) outputs.add(id);
  return outputs;
}

/** Whether the blocks hang together. */
function isConnected({ inside, inner }: Cut): boolean {
  const reached = new Set(inside.slice(0, 1).map(({ id }) => id));
  for (let size = 0; size < reached.size; ) {
    size = reached.size;
    for (const { source, target } of inner) {
      if (reached.has(source)) reached.add(target);
      if (reached.has(target)) reached.add(source);
    }
  }
  return reached.size === inside.length;
}

/** What keeps blocks from becoming a group; null where nothing does. */
export function groupFault(draft: Document, ids: readonly string[]): GroupFault | null {
  const cut = cutOut(draft, ids);
  if (cut.inside.some(({ type }) => type === "input")) return "data";
  if (!isConnected(cut)) return "not_connected";
  if (cut.into.length === 0) return "no_input";
  const outputs = outputsOf(draft, cut);
  if (outputs.size > 1) return "several_outputs";
  const dangling = cut.inside.filter(({ id }) => cut.inner.every(({ source }) => source !== id));
  return outputs.size === 0 && dangling.length !== 1 ? "no_output" : null;
}

/** Inputs by what feeds them: `in`, `in_2`, ...; none is called as a block inside. */
function nameInputs({ inside, into }: Cut, order: readonly string[]): Map<string, string> {
  const taken = new Set(inside.map(({ id }) => id));
  const sources = [...new Set(into.map(sourceKey))].toSorted(
    (a, b) => order.indexOf(a.split(".")[0] ?? "") - order.indexOf(b.split(".")[0] ?? ""),
  );
  const names = new Map<string, string>();
  let number = 0;
  for (const source of sources) {
    do number += 1;
    while (taken.has(number === 1 ? "in" : `in_${number}`));
    names.set(source, number === 1 ? "in" : `in_${number}`);
  }
  return names;
}

function sourceKey({ source, source_port }: SpecEdge): string {
  return `${source}.${source_port}`;
}

/** `filters`, or `filters_2`, ... where the group has a parameter of that name already. */
function freshParameter(parameters: Config, name: string): string {
  if (!Object.hasOwn(parameters, name)) return name;
  for (let number = 2; ; number += 1) {
    if (!Object.hasOwn(parameters, `${name}_${number}`)) return `${name}_${number}`;
  }
}

/**
 * Settings that all convolutions or dense layers share, as parameters with their value, beside those that are passed
 * on from the group around.
 */
function shareSettings(nodes: readonly SpecNode[], passedOn: Config) {
  const parameters: Config = { ...passedOn };
  const fields = new Map<string, string>();
  for (const [field, name] of Object.entries(SHARED)) {
    const values = nodes.flatMap(({ config }) => config?.[field] ?? []);
    if (typeof values[0] !== "number" || values.some((value) => value !== values[0])) continue;
    const called = freshParameter(parameters, name);
    parameters[called] = values[0];
    fields.set(field, called);
  }
  const inside = nodes.map((node) => {
    const config = Object.entries(node.config ?? {}).map(([field, value]) => {
      const parameter = typeof value === "number" ? fields.get(field) : undefined;
      return [field, parameter === undefined ? value : { parameter }];
    });
    return { ...node, config: Object.fromEntries(config) };
  });
  return { inside, parameters };
}

/**
 * Makes a group of blocks, with one block made of it in their place. What they are fed by becomes its inputs; what is
 * equal in all of its convolutions or dense layers becomes a parameter. Inside another group, parameters of that one
 * that the blocks refer to become parameters of their group too, and are passed on to it.
 *
 * @param around parameters of the group in which it is made, with their defaults.
 * @returns the document, and the id of the block that stands for the group; null where `groupFault` names a fault.
 */
export function makeGroupOf(draft: Document, ids: readonly string[], around: Config = {}) {
  if (groupFault(draft, ids) !== null) return null;
  const cut = cutOut(draft, ids);
  const { network } = draft.spec;
  const inputs = nameInputs(cut, topologicalOrder(network));
  const referred = new Set(cut.inside.flatMap(({ config }) => parametersOf(config)));
  const passedOn = Object.entries(around).filter(([name]) => referred.has(name));
  const { inside, parameters } = shareSettings(cut.inside, Object.fromEntries(passedOn));
  const last = cut.inside.find(({ id }) => cut.inner.every(({ source }) => source !== id));
  const output = [...outputsOf(draft, cut)][0] ?? last?.id ?? "";
  // Wires keep their order, which joins read them in.
  const fed = (edge: SpecEdge) =>
    cut.into.includes(edge)
      ? [{ ...edge, source: inputs.get(sourceKey(edge)) ?? "in", source_port: "out" }]
      : cut.inner.includes(edge)
        ? [edge]
        : [];
  const group: Group = {
    nodes: inside,
    edges: network.edges.flatMap(fed),
    ports: { inputs: [...inputs.values()], output },
    parameters: parameters,
  };
  const name = freshGroupName(network.groups, STEM);
  const chosen = new Set(ids);
  const rest = network.nodes.filter(({ id }) => !chosen.has(id));
  const others = { ...draft.spec, network: { ...network, nodes: rest } };
  const config = Object.fromEntries(passedOn.map(([parameter]) => [parameter, { parameter }]));
  const node = makeNode({ id: freshId(others, name), type: name, config });
  const first = network.nodes.findIndex(({ id }) => chosen.has(id));
  const place = network.nodes.slice(0, first).filter(({ id }) => !chosen.has(id)).length;
  const entering = [...inputs].flatMap(([key, port]) => {
    const edge = cut.into.find((each) => sourceKey(each) === key);
    return edge === undefined ? [] : [{ ...edge, target: node.id, target_port: port }];
  });
  const outer = network.edges.flatMap((edge) => {
    if (cut.inner.includes(edge) || cut.into.includes(edge)) return [];
    return cut.out.includes(edge) ? [{ ...edge, source: node.id, source_port: "out" }] : [edge];
  });
  const objectives = draft.spec.objectives.map((objective) =>
    chosen.has(objective.prediction) ? { ...objective, prediction: node.id } : objective,
  );
  const positions = { ...draft.layout.positions };
  const corner = positions[ids.find((id) => positions[id] !== undefined) ?? ""];
  if (corner !== undefined) positions[node.id] = corner;
  const document = withNetwork(
    { ...draft, spec: { ...draft.spec, objectives } },
    {
      nodes: [...rest.slice(0, place), node, ...rest.slice(place)],
      edges: [...outer, ...entering],
      groups: { ...network.groups, [name]: group },
    },
    positions,
  );
  return { document, ids: [node.id] };
}

/** Where a node in a copy of a block with saved weights starts from: the node in the same place. */
function keptFrom({ weights_from: kept }: SpecNode, copy: number, id: string) {
  return kept && { weights: kept.weights, node: `${kept.node}/${copy}/${id}` };
}

/**
 * Puts the blocks of a group back in the place of a block made of it, those of every copy one behind the other. The
 * group itself stays there.
 */
export function ungroup(draft: Document, id: string) {
  const { network } = draft.spec;
  const instance = findNode(draft.spec, id);
  const group = instance && findGroup(network.groups, instance.type);
  if (instance === undefined || group === undefined) return null;
  const values: Config = { ...group.parameters, ...instance.config };
  const rest = network.nodes.filter((node) => node !== instance);
  let spec = { ...draft.spec, network: { ...network, nodes: rest } };
  const added: SpecNode[] = [];
  const edges: SpecEdge[] = [];
  const into = network.edges.filter(({ target }) => target === id);
  let output = "";
  for (let copy = 1; copy <= instance.repeat; copy += 1) {
    const names = new Map<string, string>();
    for (const node of group.nodes) {
      const taken = findNode(spec, node.id) !== undefined;
      const fresh = {
        ...node,
        id: taken ? freshId(spec, node.type) : node.id,
        config: resolveConfig(node.config, values),
        frozen: node.frozen || instance.frozen,
        learning_rate_factor: node.learning_rate_factor * instance.learning_rate_factor,
        weights_from: node.weights_from ?? keptFrom(instance, copy, node.id),
      };
      names.set(node.id, fresh.id);
      added.push(fresh);
      spec = {
        ...spec,
        network: { ...spec.network, nodes: [...spec.network.nodes, fresh] },
      };
    }
    for (const edge of group.edges) {
      const target = names.get(edge.target) ?? "";
      const source = names.get(edge.source);
      if (source !== undefined) edges.push({ ...edge, source, target });
      else if (copy > 1 && edge.source === group.ports.inputs?.[0])
        edges.push(makeEdge({ source: output, target, target_port: edge.target_port }));
      else
        for (const outer of into.filter(({ target_port }) => target_port === edge.source))
          edges.push({ ...outer, target, target_port: edge.target_port });
    }
    output = names.get(group.ports.output) ?? "";
  }
  const kept = network.edges.flatMap((edge) => {
    if (edge.target === id) return [];
    return edge.source === id ? [{ ...edge, source: output, source_port: "out" }] : [edge];
  });
  const objectives = draft.spec.objectives.map((objective) =>
    objective.prediction === id ? { ...objective, prediction: output } : objective,
  );
  const at = network.nodes.indexOf(instance);
  const document = withNetwork(
    { ...draft, spec: { ...draft.spec, objectives } },
    { nodes: [...rest.slice(0, at), ...added, ...rest.slice(at)], edges: [...kept, ...edges] },
  );
  return { document, ids: added.map((node) => node.id) };
}
