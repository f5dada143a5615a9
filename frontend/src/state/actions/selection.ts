/** Acts on what is selected: remove, walk from it, move it. */

import { duplicateBlocks, removableParts, removeBlocks, removeWires } from "../../domain/blocks";
import { turnArrow, turnBox } from "../../domain/direction";
import { lossIndex } from "../../domain/lossBlocks";
import { moveBlocks } from "../../domain/moveBlocks";
import { removeObjective } from "../../domain/objectives";
import { openSpec } from "../../domain/openNetwork";
import type { Spec } from "../../domain/spec";
import { type Direction, ends, walk } from "../../domain/walk";
import { documentStore, editDocument, replaceDocument } from "../documentStore";
import { selectNodes, setUi, uiStore } from "../uiStore";
import type { At } from "./action";

/** The network as it is drawn, with what is in open groups. */
export function drawnSpec(): Spec {
  return openSpec(documentStore.getState().spec, uiStore.getState().opened);
}

/** What of the selection can be removed: all that is still there but the loss that is to be learned. */
export function removable() {
  const { spec } = documentStore.getState();
  const { selection, selectedEdges, opened } = uiStore.getState();
  const { blocks, wires } = removableParts(spec, opened, selection, selectedEdges);
  const last = spec.objectives.length;
  const losses = selection.map(lossIndex).filter((place) => place > 0 && place < last);
  return { blocks, wires, losses, count: blocks.length + wires.length + losses.length };
}

/** Removes what is selected, blocks, wires and further losses, in one step of undo. */
export function removeSelection(): void {
  const { blocks, wires, losses, count } = removable();
  const { opened } = uiStore.getState();
  if (count === 0) return;
  editDocument((draft) =>
    losses
      .sort((a, b) => b - a)
      .reduce(removeObjective, removeBlocks(removeWires(draft, opened, wires), blocks)),
  );
  selectNodes([]);
  setUi({ selectedEdges: [] });
}

/** Adds copies of the selected blocks, and selects them. */
export function duplicateSelection(): void {
  const { document, ids } = duplicateBlocks(documentStore.getState(), uiStore.getState().selection);
  if (ids.length === 0) return;
  replaceDocument(document);
  selectNodes(ids);
}

export const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};
const NUDGE = 12;

/** The block that an arrow leads to; with none selected the first. */
function blockAt({ stage, key }: At): string | null {
  const spec = drawnSpec();
  const from = uiStore.getState().selection.at(-1);
  if (from === undefined) return ends(spec).first;
  const { direction } = uiStore.getState();
  const boxes = [...stage.canvas.geometry.nodes].map(
    ([id, box]) => [id, turnBox(box, direction)] as const,
  );
  return walk(spec, new Map(boxes), from, turnArrow(ARROWS[key ?? ""] ?? "down", direction));
}

/** Selects the block that an arrow leads to. */
export function walkSelection(at: At): void {
  const next = blockAt(at);
  if (next !== null) selectNodes([next]);
}

/** Takes the block that an arrow leads to into the selection, as its last. */
export function extendSelection(at: At): void {
  const next = blockAt(at);
  const { selection } = uiStore.getState();
  if (next !== null) selectNodes([...selection.filter((id) => id !== next), next]);
}

/** Moves the selected blocks a little; from then on all blocks of their places stay where they are. */
export function nudgeSelection({ stage, key = "" }: At): void {
  const { selection } = uiStore.getState();
  const direction = ARROWS[key];
  const dx = direction === "left" ? -NUDGE : direction === "right" ? NUDGE : 0;
  const dy = direction === "up" ? -NUDGE : direction === "down" ? NUDGE : 0;
  const { nodes } = stage.canvas.geometry;
  const steps = selection.flatMap((id) => {
    const box = nodes.get(id);
    return box === undefined ? [] : [[id, { x: box.x + dx, y: box.y + dy }] as const];
  });
  editDocument((draft) => moveBlocks(draft, nodes, new Map(steps), uiStore.getState().direction));
}
