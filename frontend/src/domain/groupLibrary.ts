/** The groups of a document: their names, those taken over from elsewhere, renaming. */
import { type Document, NODE_ID_PATTERN } from "./document";
import { findGroup, type Groups, usedGroups } from "./groups";
import type { Group, SpecNode } from "./spec";

/** `block_1`, `block_2`, ...: the first number that no group has. */
export function freshGroupName(groups: Groups | undefined, stem: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${stem.slice(0, 26)}_${number}`;
    if (findGroup(groups, name) === undefined) return name;
  }
}

function withTypes<N extends Pick<SpecNode, "type">>(
  nodes: readonly N[],
  names: ReadonlyMap<string, string>,
): N[] {
  return nodes.map((node) => {
    const type = names.get(node.type);
    return type === undefined ? node : { ...node, type };
  });
}

function isSame(a: Group | undefined, b: Group | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * The document with groups of another one, and with those that they are made of. A name that another group has here is
 * changed; where the very same group is here, that is meant.
 *
 * @returns what each group is called here.
 */
export function takeGroups(draft: Document, from: Groups | undefined, types: readonly string[]) {
  const { groups: own = {} } = draft.spec.network;
  const nodes = types.map((type) => ({ id: type, type }));
  const names = new Map<string, string>();
  const taken: Record<string, Group> = { ...own };
  const wanted = [...usedGroups({ nodes, groups: from })];
  for (const name of wanted) {
    const here = findGroup(own, name);
    const fresh = here !== undefined && !isSame(here, findGroup(from, name));
    names.set(name, fresh ? freshGroupName(taken, name) : name);
  }
  for (const name of wanted) {
    const group = findGroup(from, name);
    const called = names.get(name) ?? name;
    if (group === undefined || findGroup(own, called) !== undefined) continue;
    taken[called] = { ...group, nodes: withTypes(group.nodes, names) };
  }
  const network = { ...draft.spec.network, groups: taken };
  const document: Document = { ...draft, spec: { ...draft.spec, network } };
  return { document, names };
}

/** Gives a group another name, in all that is made of it; unchanged where the name is taken or not allowed. */
export function renameGroup(draft: Document, from: string, to: string): Document {
  const { network } = draft.spec;
  const { groups = {} } = network;
  if (findGroup(groups, from) === undefined || findGroup(groups, to) !== undefined) return draft;
  if (!NODE_ID_PATTERN.test(to)) return draft;
  const names = new Map([[from, to]]);
  const renamed = Object.entries(groups).map(([name, group]) => [
    names.get(name) ?? name,
    { ...group, nodes: withTypes(group.nodes, names) },
  ]);
  const nodes = withTypes(network.nodes, names);
  return {
    ...draft,
    spec: { ...draft.spec, network: { ...network, nodes, groups: Object.fromEntries(renamed) } },
  };
}
