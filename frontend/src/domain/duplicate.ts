/** Copies of blocks, in this document or from another one. */
import { type Document, freshId, withNetwork } from "./document";
import { takeGroups } from "./groupLibrary";
import { findNode, type Spec } from "./spec";

/** Copies of blocks with the wires among them and the groups they are made of, beside the originals. */
export function duplicateNodes(draft: Document, ids: readonly string[], from: Spec = draft.spec) {
  const originals = ids.flatMap((id) => findNode(from, id) ?? []);
  const types = originals.map(({ type }) => type);
  const base =
    from === draft.spec ? draft : takeGroups(draft, missing(draft.spec, from), types).document;
  let { spec } = base;
  const names = new Map<string, string>();
  for (const original of originals) {
    const copy = { ...original, id: freshId(spec, original.type) };
    names.set(original.id, copy.id);
    spec = { ...spec, network: { ...spec.network, nodes: [...spec.network.nodes, copy] } };
  }
  const wires = from.network.edges.flatMap((edge) => {
    const source = names.get(edge.source);
    const target = names.get(edge.target);
    return source === undefined || target === undefined ? [] : [{ ...edge, source, target }];
  });
  const network = { nodes: spec.network.nodes, edges: [...spec.network.edges, ...wires] };
  return { document: withNetwork(base, network), ids: [...names.values()] };
}

/** Groups of another document that have no namesake here: one that was edited since is meant as it is now. */
function missing(spec: Spec, from: Spec) {
  const { groups: own = {} } = spec.network;
  const others = Object.entries(from.network.groups ?? {});
  return Object.fromEntries(others.filter(([name]) => !Object.hasOwn(own, name)));
}
