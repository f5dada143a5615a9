/**
 * Places: the network (""), or a group that is open in the drawing, named by the block it was opened at (`block_1`, and
 * inside it `block_1/inner`). A block in an open group is called by its place and its id there: `block_1/conv`.
 */
import type { Document } from "./document";
import { findGroup } from "./groups";
import {
  findNode,
  type Group,
  makeNode,
  type Network,
  objectiveOf,
  type Spec,
  type SpecNode,
} from "./spec";

export const NETWORK = "";
const SEPARATOR = "/";

/** Type of the node that stands for an input of a group while it is drawn or edited. */
export const PORT_TYPE = "input";

/** Where a block lies. */
export function placeOf(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf(SEPARATOR)));
}

/** What a block is called in its place. */
export function idInPlace(id: string): string {
  return id.slice(id.lastIndexOf(SEPARATOR) + 1);
}

export function blockAt(place: string, id: string): string {
  return place === NETWORK ? id : `${place}${SEPARATOR}${id}`;
}

/** The block of the network that a block lies in, or is. */
export function outermost(id: string): string {
  return id.split(SEPARATOR, 1)[0] ?? id;
}

/** A group with its name. */
interface NamedGroup {
  readonly name: string;
  readonly group: Group;
}

/** The node that is drawn as a block, in the network or in a group; undefined where there is none such. */
export function nodeAt(spec: Spec, id: string): SpecNode | undefined {
  const place = placeOf(id);
  if (place === NETWORK) return findNode(spec, id);
  return groupAt(spec, place)?.group.nodes.find((node) => node.id === idInPlace(id));
}

/** The group of a place; undefined for the network, and where nothing is open. */
export function groupAt(spec: Spec, place: string): NamedGroup | undefined {
  const name = place === NETWORK ? undefined : nodeAt(spec, place)?.type;
  const group = name === undefined ? undefined : findGroup(spec.network.groups, name);
  return name === undefined || group === undefined ? undefined : { name, group };
}

/** Whether a block stands for an input of an open group. */
export function isPort(spec: Spec, id: string): boolean {
  const inputs = groupAt(spec, placeOf(id))?.group.ports.inputs ?? [];
  return inputs.includes(idInPlace(id));
}

/** Nodes and wires of a place; null where there is none such. */
export function graphAt(spec: Spec, place: string): Pick<Network, "nodes" | "edges"> | null {
  return place === NETWORK ? spec.network : (groupAt(spec, place)?.group ?? null);
}

/** The path of a block in the spec: where its settings, its repeat are written. */
export function specPath(spec: Spec, id: string): string {
  const group = groupAt(spec, placeOf(id));
  return group === undefined
    ? `network.nodes.${id}`
    : `network.groups.${group.name}.nodes.${idInPlace(id)}`;
}

/** A group as a document of its own: its inputs are nodes, and what it gives out is what its objective reads. */
function asDocument({ spec }: Document, { group }: NamedGroup): Document {
  const ports = (group.ports.inputs ?? []).map((id) => makeNode({ id, type: PORT_TYPE }));
  return {
    title: "",
    layout: { note: "", positions: {} },
    spec: {
      ...spec,
      network: { ...spec.network, nodes: [...ports, ...group.nodes], edges: group.edges },
      objectives: [{ ...objectiveOf(spec), prediction: group.ports.output }],
    },
  };
}

/** The document with a group as it was edited, see `asDocument`. */
function withGroup(draft: Document, { name, group }: NamedGroup, { spec }: Document): Document {
  const { nodes, edges, groups } = spec.network;
  const inputs = new Set(group.ports.inputs);
  const edited: Group = {
    ...group,
    nodes: nodes.filter(({ id }) => !inputs.has(id)),
    edges,
    ports: { ...group.ports, output: objectiveOf(spec).prediction },
  };
  const network = { ...draft.spec.network, groups: { ...groups, [name]: edited } };
  return keepPositions({ ...draft, spec: { ...draft.spec, network } });
}

/** Forgets where blocks stood that are gone from their groups. */
function keepPositions(draft: Document): Document {
  const all = Object.entries(draft.layout.positions ?? {});
  const kept = all.filter(([id]) => nodeAt(draft.spec, id) !== undefined || isPort(draft.spec, id));
  if (kept.length === all.length) return draft;
  return { ...draft, layout: { ...draft.layout, positions: Object.fromEntries(kept) } };
}

/** Edits what lies in a place by an edit of a whole network. In a group it changes all that is made of the group. */
export function editPlace(
  draft: Document,
  place: string,
  edit: (inner: Document) => Document,
): Document {
  if (place === NETWORK) return edit(draft);
  const named = groupAt(draft.spec, place);
  if (named === undefined) return draft;
  const inner = asDocument(draft, named);
  const edited = edit(inner);
  return edited === inner ? draft : withGroup(draft, named, edited);
}

/** `editPlace` for an edit that adds blocks: their names come back as those of blocks in the place. */
export function addInPlace(
  draft: Document,
  place: string,
  add: (inner: Document) => { document: Document; ids: readonly string[] },
): { document: Document; ids: string[] } {
  let added: readonly string[] = [];
  const document = editPlace(draft, place, (inner) => {
    const result = add(inner);
    added = result.ids;
    return result.document;
  });
  return { document, ids: added.map((id) => blockAt(place, id)) };
}

/** Blocks by their places, each named as there; inputs of groups are left out. */
function byPlace(spec: Spec, ids: readonly string[]): Map<string, string[]> {
  const places = new Map<string, string[]>();
  for (const id of ids) {
    if (nodeAt(spec, id) === undefined) continue;
    const place = placeOf(id);
    places.set(place, [...(places.get(place) ?? []), idInPlace(id)]);
  }
  return places;
}

/** Edits blocks, those of every place together, what lies deepest first. */
export function editBlocks(
  draft: Document,
  ids: readonly string[],
  edit: (inner: Document, ids: readonly string[]) => Document,
): Document {
  const places = [...byPlace(draft.spec, ids)].toSorted(([a], [b]) => b.length - a.length);
  return places.reduce(
    (edited, [place, own]) => editPlace(edited, place, (inner) => edit(inner, own)),
    draft,
  );
}
