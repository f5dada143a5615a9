/** What stays selected when the document changes. */
import type { Document } from "../domain/document";
import { isLossNode, lossIndex } from "../domain/lossBlocks";
import { documentStore } from "./documentStore";
import { setUi, uiStore } from "./uiStore";

/** Objectives have no names but their places: a block stays selected while its place is that of the same objective. */
function keepSelection({ spec: { objectives: now } }: Document, { spec: former }: Document): void {
  const before = former.objectives;
  if (now.length === before.length) return;
  const { selection } = uiStore.getState();
  const kept = selection.filter((id) => {
    const place = lossIndex(id);
    return !isLossNode(id) || (now[place] !== undefined && now[place] === before[place]);
  });
  if (kept.length < selection.length) setUi({ selection: kept });
}

/** Deselects blocks of objectives that were removed or moved up, by whatever edit. Returns the way to stop. */
export function followObjectives(): () => void {
  return documentStore.subscribe(keepSelection);
}
