/** Questions about a network: order, reachability, its last node. */
import { NO_NODE, objectiveOf, type Spec, type SpecEdge } from "./spec";

type Network = Spec["network"];

export function incoming(network: Network, id: string): SpecEdge[] {
  return network.edges.filter((edge) => edge.target === id);
}

export function outgoing(network: Network, id: string): SpecEdge[] {
  return network.edges.filter((edge) => edge.source === id);
}

/** Whether `to` can be reached from `from` along the wires (a node reaches itself). */
export function reaches(network: Network, from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === to) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    for (const edge of outgoing(network, id)) open.push(edge.target);
  }
  return false;
}

/** Node ids, sources first; nodes on a cycle come last, in drawing order. */
export function topologicalOrder(network: Network): string[] {
  const ids = network.nodes.map((node) => node.id);
  const known = new Set(ids);
  const edges = network.edges.filter((edge) => known.has(edge.source) && known.has(edge.target));
  const order: string[] = [];
  const placed = new Set<string>();
  let progress = true;
  while (progress) {
    progress = false;
    for (const id of ids) {
      if (placed.has(id)) continue;
      if (edges.every((edge) => edge.target !== id || placed.has(edge.source))) {
        order.push(id);
        placed.add(id);
        progress = true;
      }
    }
  }
  return [...order, ...ids.filter((id) => !placed.has(id))];
}

/** Ids of the nodes that data reaches: the inputs and everything behind them. */
function fed(network: Network): Set<string> {
  const reached = new Set(
    network.nodes.filter((node) => node.type === "input").map((node) => node.id),
  );
  for (const id of topologicalOrder(network)) {
    if (incoming(network, id).some((edge) => reached.has(edge.source))) reached.add(id);
  }
  return reached;
}

/** The last node in order that feeds nothing, or null in an empty network; a loose block counts only alone. */
export function lastNode(network: Network): string | null {
  const sinks = topologicalOrder(network).filter((id) => outgoing(network, id).length === 0);
  const reached = fed(network);
  return sinks.filter((id) => reached.has(id)).at(-1) ?? sinks.at(-1) ?? null;
}

/**
 * Prediction after an edit: a node that data reaches and that feeds nothing stays the prediction; one that came to
 * feed others hands over to the last node, unless it was chosen inside the network on purpose.
 */
export function followPrediction(before: Spec, after: Spec): Spec {
  const objective = objectiveOf(after);
  const { prediction } = objective;
  if (after.network.nodes.some((node) => node.id === prediction)) {
    const inside = outgoing(after.network, prediction).length > 0;
    const stays = inside
      ? outgoing(before.network, prediction).length > 0
      : fed(after.network).has(prediction);
    if (stays) return after;
  }
  const next = lastNode(after.network) ?? NO_NODE;
  return next === prediction
    ? after
    : { ...after, objectives: [{ ...objective, prediction: next }, ...after.objectives.slice(1)] };
}
