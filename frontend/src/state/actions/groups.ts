/** Acts on groups: make one of the selection, put its blocks back, open, close, more and fewer copies. */
import { setBlock } from "../../domain/blocks";
import { type GroupFault, groupFault, makeGroupOf, ungroup } from "../../domain/grouping";
import { findGroup } from "../../domain/groups";
import { isOpen } from "../../domain/openNetwork";
import { addInPlace, groupAt, idInPlace, nodeAt, placeOf } from "../../domain/places";
import type { SpecNode } from "../../domain/spec";
import { documentStore, editDocument, replaceDocument } from "../documentStore";
import { closeGroup, openGroup } from "../openGroups";
import { selectNodes, setUi, uiStore } from "../uiStore";

/** The selected blocks, where they lie in one place. */
function selectedTogether(): string[] {
  const { spec } = documentStore.getState();
  const blocks = uiStore.getState().selection.filter((id) => nodeAt(spec, id) !== undefined);
  return new Set(blocks.map(placeOf)).size === 1 ? blocks : [];
}

export function canGroup(): boolean {
  return selectedTogether().length > 0;
}

/** Makes a group of the selected blocks; where they are none, a notice says why and what to do. */
export function groupSelection(): void {
  const ids = selectedTogether();
  const place = placeOf(ids[0] ?? "");
  const around = groupAt(documentStore.getState().spec, place)?.group.parameters;
  let fault: GroupFault | null = null;
  const made = addInPlace(documentStore.getState(), place, (inner) => {
    const own = ids.map(idInPlace);
    fault = groupFault(inner, own);
    return makeGroupOf(inner, own, around) ?? { document: inner, ids: [] };
  });
  if (fault !== null) {
    setUi({ notice: { key: `group.fault.${fault}` } });
    return;
  }
  if (uiStore.getState().notice?.key.startsWith("group.fault.")) setUi({ notice: null });
  replaceDocument(made.document);
  selectNodes(made.ids);
}

/** The block of a group that is selected alone; null where there is none such. */
export function selectedInstance(): { id: string; node: SpecNode } | null {
  const { spec } = documentStore.getState();
  const { selection } = uiStore.getState();
  const id = selection.length === 1 ? (selection[0] ?? "") : "";
  const node = nodeAt(spec, id);
  const group = node && findGroup(spec.network.groups, node.type);
  return node === undefined || group === undefined ? null : { id, node };
}

/** Puts the blocks of the selected group back. */
export function ungroupSelection(): void {
  const instance = selectedInstance();
  if (instance === null) return;
  const { id } = instance;
  const put = addInPlace(
    documentStore.getState(),
    placeOf(id),
    (inner) => ungroup(inner, idInPlace(id)) ?? { document: inner, ids: [] },
  );
  closeGroup(id);
  replaceDocument(put.document);
  selectNodes(put.ids);
}

export function canOpen(): boolean {
  const instance = selectedInstance();
  if (instance === null) return false;
  return !isOpen(documentStore.getState().spec, uiStore.getState().opened, instance.id);
}

export function openSelection(): void {
  const instance = selectedInstance();
  if (instance !== null) openGroup(instance.id);
}

/** The innermost open group that the selection is in, or is. */
function openAround(): string | null {
  const { spec } = documentStore.getState();
  const { selection, opened } = uiStore.getState();
  for (let id = selection.at(-1) ?? ""; id !== ""; id = placeOf(id)) {
    if (isOpen(spec, opened, id)) return id;
  }
  return null;
}

export function canClose(): boolean {
  return openAround() !== null;
}

/** Closes the open group around the selection, and selects its block. */
export function closeAround(): void {
  const id = openAround();
  if (id === null) return;
  closeGroup(id);
  selectNodes([id]);
}

/** Changes the number of copies of the selected group. */
export function changeRepeat(by: 1 | -1): void {
  const instance = selectedInstance();
  if (instance === null) return;
  const { id, node } = instance;
  const repeat = Math.max(1, node.repeat + by);
  if (repeat !== node.repeat) editDocument((draft) => setBlock(draft, id, { repeat }));
}
