/** Copy and paste of blocks with the wires among them, inside this page. */
import { duplicateNodes } from "../../domain/duplicate";
import { isLossNode } from "../../domain/lossBlocks";
import type { Spec } from "../../domain/spec";
import { documentStore, replaceDocument } from "../documentStore";
import { selectNodes, uiStore } from "../uiStore";

let copied: { spec: Spec; ids: readonly string[] } | null = null;

export function hasCopy(): boolean {
  return copied !== null;
}

export function copySelection(): void {
  const ids = uiStore.getState().selection.filter((id) => !isLossNode(id));
  if (ids.length > 0) copied = { spec: documentStore.getState().spec, ids };
}

export function pasteCopy(): void {
  if (copied === null) return;
  const { document: pasted, ids } = duplicateNodes(
    documentStore.getState(),
    copied.ids,
    copied.spec,
  );
  replaceDocument(pasted);
  selectNodes(ids);
}
