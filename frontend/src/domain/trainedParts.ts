/** Which parts of the drawing are as the run on stage has them: only those show its numbers. */
import { incoming, outgoing, topologicalOrder } from "./graph";
import { identity } from "./lossBlocks";
import type { Spec } from "./spec";
import { edgeId } from "./spec";
import { type LiveField, splitSpec } from "./specChange";

export interface TrainedParts {
  /** Nodes whose outputs are those of the run: they and all that leads to them are as there. */
  readonly outputs: ReadonlySet<string>;
  /** Nodes whose gradients are too: also all that follows them is as there. */
  readonly gradients: ReadonlySet<string>;
}

type Key = (id: string) => string;

/** A node with the wires into it and the groups it is made of, as comparable text; live settings left out. */
function inputKey({ network }: Spec, isLiveField: LiveField): Key {
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  return (id) => {
    const node = nodes.get(id);
    if (node === undefined) return "";
    const bare = { ...node, frozen: false, learning_rate_factor: 1 };
    const alone = { network: { nodes: [bare], groups: network.groups ?? {} } };
    const wires = incoming(network, id).map(edgeId).sort();
    return [splitSpec(alone, isLiveField).structure, ...wires].join();
  };
}

/** What reads a node: wires and objectives. */
function outputKey(spec: Spec): Key {
  return (id) => {
    const wires = outgoing(spec.network, id).map(edgeId);
    const losses = spec.objectives.filter(({ prediction }) => prediction === id).map(identity);
    return [...wires.sort(), ...losses.sort()].join();
  };
}

/** Whether two specs feed a network the same: set, features, preparation; live settings left out. */
function sameFeed(a: Spec, b: Spec, isLiveField: LiveField): boolean {
  const [there, here] = [a, b].map(({ data }) => splitSpec({ data }, isLiveField).structure);
  return there === here;
}

export function trainedParts(trained: Spec, spec: Spec, isLiveField: LiveField): TrainedParts {
  if (!sameFeed(trained, spec, isLiveField)) {
    return { outputs: new Set(), gradients: new Set() };
  }
  const order = topologicalOrder(spec.network);
  const alike = (make: (whole: Spec) => Key) => {
    const [there, here] = [make(trained), make(spec)];
    return (id: string) => there(id) === here(id);
  };
  const sameInputs = alike((whole) => inputKey(whole, isLiveField));
  const sameReaders = alike(outputKey);
  const outputs = new Set<string>();
  for (const id of order) {
    const fed = incoming(spec.network, id).every(({ source }) => outputs.has(source));
    if (fed && sameInputs(id)) outputs.add(id);
  }
  const gradients = new Set<string>();
  for (const id of order.toReversed()) {
    const read = outgoing(spec.network, id).every(({ target }) => gradients.has(target));
    if (read && outputs.has(id) && sameReaders(id)) gradients.add(id);
  }
  return { outputs, gradients };
}
