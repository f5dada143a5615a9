/** Copy and paste of blocks with the wires among them, inside this page. */

import { insertionPlace } from "../../domain/blocks";
import { duplicateNodes } from "../../domain/duplicate";
import { addInPlace, graphAt, idInPlace, nodeAt, placeOf } from "../../domain/places";
import { findNode, type Spec } from "../../domain/spec";
import { documentStore, replaceDocument } from "../documentStore";
import { mayAdd } from "../nesting";
import { selectNodes, uiStore } from "../uiStore";

/** Blocks with the network or group that they were copied from, as a spec. */
let copied: { spec: Spec; ids: readonly string[] } | null = null;

export function hasCopy(): boolean {
  return copied !== null;
}

export function copySelection(): void {
  const { spec } = documentStore.getState();
  const { selection } = uiStore.getState();
  const place = placeOf(selection.at(-1) ?? "");
  const ids = selection.filter((id) => placeOf(id) === place && nodeAt(spec, id) !== undefined);
  const graph = graphAt(spec, place);
  if (ids.length === 0 || graph === null) return;
  const network = { ...spec.network, nodes: graph.nodes, edges: graph.edges };
  copied = { spec: { ...spec, network }, ids: ids.map(idInPlace) };
}

export function pasteCopy(): void {
  if (copied === null) return;
  const { spec, ids } = copied;
  const { selection, opened } = uiStore.getState();
  const draft = documentStore.getState();
  const { place } = insertionPlace(draft.spec, opened, selection);
  const types = ids.flatMap((id) => findNode(spec, id)?.type ?? []);
  if (!types.every((type) => mayAdd(type, place, spec.network.groups))) return;
  const pasted = addInPlace(draft, place, (inner) => duplicateNodes(inner, ids, spec));
  replaceDocument(pasted.document);
  selectNodes(pasted.ids);
}
