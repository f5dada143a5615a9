/** Edits of the blocks and wires that are drawn, wherever they lie. */
import type { Opened, PlacedEdge } from "./addresses";
import {
  addNode,
  connect,
  type Document,
  insertAfter,
  insertOnEdge,
  type LayerPorts,
  removeEdges,
  removeNodes,
  renameNode,
  setNodeSettings,
  setPositions,
} from "./document";
import { duplicateNodes } from "./duplicate";
import { reaches } from "./graph";
import { isOpen, openWires } from "./openNetwork";
import {
  addInPlace,
  blockAt,
  editBlocks,
  editPlace,
  graphAt,
  groupAt,
  idInPlace,
  isPort,
  NETWORK,
  nodeAt,
  placeOf,
} from "./places";
import { edgeId, makeEdge, type Spec, type SpecNode } from "./spec";

export function removeBlocks(draft: Document, ids: readonly string[]): Document {
  return editBlocks(draft, ids, removeNodes);
}

/** Removes wires by their names in the drawing. */
export function removeWires(draft: Document, opened: Opened, ids: readonly string[]): Document {
  const gone = openWires(draft.spec, opened).filter(({ drawn }) => ids.includes(edgeId(drawn)));
  return gone.reduce(
    (edited, { place, edge }) =>
      editPlace(edited, place, (inner) => removeEdges(inner, [edgeId(edge)])),
    draft,
  );
}

/** Copies beside the originals, each in its place. */
export function duplicateBlocks(draft: Document, ids: readonly string[]) {
  const places = [...new Set(ids.filter((id) => nodeAt(draft.spec, id)).map(placeOf))];
  const start: { document: Document; ids: readonly string[] } = { document: draft, ids: [] };
  return places.reduce((former, place) => {
    const own = ids.filter((id) => placeOf(id) === place).map(idInPlace);
    const added = addInPlace(former.document, place, (inner) => duplicateNodes(inner, own));
    return { document: added.document, ids: [...former.ids, ...added.ids] };
  }, start);
}

type Settings = Partial<Pick<SpecNode, "config" | "frozen" | "learning_rate_factor" | "repeat">>;

export function setBlock(draft: Document, id: string, settings: Settings): Document {
  return editPlace(draft, placeOf(id), (inner) => setNodeSettings(inner, idInPlace(id), settings));
}

/** @param to its new name in its place. */
export function renameBlock(draft: Document, id: string, to: string): Document {
  const named = groupAt(draft.spec, placeOf(id))?.name;
  const edit = (document: Document) =>
    editPlace(document, placeOf(id), (inner) => renameNode(inner, idInPlace(id), to));
  if (named === undefined) return edit(draft);
  // Positions follow in every block that is made of the group.
  const called = (block: string): string => {
    const place = placeOf(block);
    if (place === NETWORK) return block;
    const own = idInPlace(block);
    const renamed = own === idInPlace(id) && groupAt(draft.spec, place)?.name === named;
    return blockAt(called(place), renamed ? to : own);
  };
  const edited = edit(draft);
  if (edited === draft) return draft;
  const moved = Object.entries(draft.layout.positions ?? {});
  return setPositions(edited, Object.fromEntries(moved.map(([block, at]) => [called(block), at])));
}

/** Blocks whose output a block gives out: itself, and the open groups of which it is the output. */
function givers(spec: Spec, id: string): string[] {
  const place = placeOf(id);
  const output = groupAt(spec, place)?.group.ports.output;
  return output === idInPlace(id) ? [id, ...givers(spec, place)] : [id];
}

/** The wire between two blocks of the drawing as it would be written; null where no place has both ends. */
export function wireBetween(
  spec: Spec,
  source: string,
  target: string,
  targetPort: string,
): PlacedEdge | null {
  const frame = placeOf(target);
  const end = isPort(spec, target)
    ? { id: frame, port: idInPlace(target) }
    : { id: target, port: targetPort };
  const place = placeOf(end.id);
  const from = givers(spec, source).find((id) => placeOf(id) === place);
  if (from === undefined || nodeAt(spec, end.id) === undefined) return null;
  if (nodeAt(spec, from) === undefined && !isPort(spec, from)) return null;
  const ends = { source: idInPlace(from), target: idInPlace(end.id), target_port: end.port };
  return { place, edge: makeEdge(ends) };
}

/** Whether a wire would close a cycle. */
export function closesCycle(spec: Spec, { place, edge }: PlacedEdge): boolean {
  const graph = graphAt(spec, place);
  return graph === null || reaches({ groups: {}, ...graph }, edge.target, edge.source);
}

export function connectBlocks(
  draft: Document,
  { place, edge }: PlacedEdge,
  takesMany: boolean,
): Document {
  return editPlace(draft, place, (inner) => connect(inner, edge, takesMany));
}

/** Where a new block goes: into the group that is open and selected last, else beside what is selected last. */
export function insertionPlace(spec: Spec, opened: Opened, selection: readonly string[]) {
  const last = selection.at(-1);
  if (last === undefined) return { place: NETWORK, after: [] };
  if (isOpen(spec, opened, last)) return { place: last, after: [] };
  const place = placeOf(last);
  return { place, after: selection.filter((id) => placeOf(id) === place) };
}

/** Adds a block behind others of a place, see `insertAfter`. */
export function insertBehind(
  draft: Document,
  layer: LayerPorts,
  place: string,
  after: readonly string[],
  branch = false,
) {
  return addInPlace(draft, place, (inner) => {
    const { document, id } = insertAfter(inner, layer, after.map(idInPlace), branch);
    return { document, ids: [id] };
  });
}

/** Puts a block onto a wire of the drawing. */
export function insertOnWire(draft: Document, layer: LayerPorts, opened: Opened, id: string) {
  const wire = openWires(draft.spec, opened).find(({ drawn }) => edgeId(drawn) === id);
  return addInPlace(draft, wire?.place ?? NETWORK, (inner) => {
    const { document, id: added } = insertOnEdge(inner, layer, wire ? edgeId(wire.edge) : "");
    return { document, ids: [added] };
  });
}

/** The place in which a wire of the drawing is written. */
export function placeOfWire(spec: Spec, opened: Opened, id: string): string {
  return openWires(spec, opened).find(({ drawn }) => edgeId(drawn) === id)?.place ?? NETWORK;
}

/** Adds a block without a wire. @param position only in the network: groups are arranged. */
export function addLoose(
  draft: Document,
  layer: LayerPorts,
  place: string,
  position: readonly [number, number],
) {
  return addInPlace(draft, place, (inner) => {
    const { document, id } = addNode(inner, layer, place === NETWORK ? position : null);
    return { document, ids: [id] };
  });
}

/** Every block and wire that can be removed, of those that are selected. */
export function removableParts(
  spec: Spec,
  opened: Opened,
  selection: readonly string[],
  selectedWires: readonly string[],
) {
  const drawn = new Set(openWires(spec, opened).map((wire) => edgeId(wire.drawn)));
  return {
    blocks: selection.filter((id) => nodeAt(spec, id) !== undefined),
    wires: selectedWires.filter((id) => drawn.has(id)),
  };
}

/** All blocks of a place, by their names in the drawing. */
export function blocksIn(spec: Spec, place: string): string[] {
  return (graphAt(spec, place)?.nodes ?? []).map(({ id }) => blockAt(place, id));
}
