/** The keyboard of the canvas, which is one tab stop: arrows walk, Alt+arrows move, C connects, Delete removes. */
import type { KeyboardEvent } from "react";
import { setPositions } from "../../domain/document";
import { isLossNode } from "../../domain/lossBlocks";
import { type Direction, ends, walk } from "../../domain/walk";
import { documentStore, editDocument } from "../../state/documentStore";
import type { NodeGeometry } from "../../state/graphGeometry";
import { selectNodes, setUi, uiStore } from "../../state/uiStore";
import { copySelection, pasteCopied } from "./clipboard";
import { removeSelection } from "./Toolbar";

const ARROWS: Record<string, Direction> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};
const NUDGE = 12;

interface KeyTargets {
  boxes: ReadonlyMap<string, NodeGeometry>;
  onConnect: (source: string) => void;
  onFit: () => void;
}

function nudge(direction: Direction, boxes: ReadonlyMap<string, NodeGeometry>): void {
  const { selection } = uiStore.getState();
  const dx = direction === "left" ? -NUDGE : direction === "right" ? NUDGE : 0;
  const dy = direction === "up" ? -NUDGE : direction === "down" ? NUDGE : 0;
  const positions = [...boxes]
    .filter(([id]) => !isLossNode(id))
    .map(([id, box]): [string, [number, number]] =>
      selection.includes(id) ? [id, [box.x + dx, box.y + dy]] : [id, [box.x, box.y]],
    );
  editDocument((draft) => setPositions(draft, Object.fromEntries(positions)));
}

function handleArrow(
  event: KeyboardEvent,
  direction: Direction,
  boxes: KeyTargets["boxes"],
): boolean {
  const { selection } = uiStore.getState();
  const { spec } = documentStore.getState();
  const from = selection.at(-1);
  if (from === undefined) {
    const first = ends(spec).first;
    if (direction !== "down" || first === null) return false;
    selectNodes([first]);
    return true;
  }
  if (event.altKey) nudge(direction, boxes);
  else {
    const next = walk(spec, boxes, from, direction);
    selectNodes(event.shiftKey ? [...selection.filter((id) => id !== next), next] : [next]);
  }
  return true;
}

function handleCommand(key: string): boolean {
  if (key === "c") copySelection();
  else if (key === "v") pasteCopied();
  else if (key === "a")
    selectNodes(documentStore.getState().spec.network.nodes.map((node) => node.id));
  else return false;
  return true;
}

function handleKey(event: KeyboardEvent, targets: KeyTargets): boolean {
  const { selection } = uiStore.getState();
  const { first, last } = ends(documentStore.getState().spec);
  if (event.ctrlKey || event.metaKey) return handleCommand(event.key.toLowerCase());
  const arrow = ARROWS[event.key];
  if (arrow !== undefined) return handleArrow(event, arrow, targets.boxes);
  const source = selection.at(-1);
  switch (event.key) {
    case "Delete":
    case "Backspace":
      removeSelection();
      return true;
    case "Escape":
      setUi({ selection: [], selectedEdges: [] });
      return true;
    case "Home":
    case "Enter":
      if (first !== null && (event.key === "Home" || selection.length === 0)) selectNodes([first]);
      return true;
    case "End":
      if (last !== null) selectNodes([last]);
      return true;
    case "c":
      if (source !== undefined && !isLossNode(source)) targets.onConnect(source);
      return true;
    case "f":
      targets.onFit();
      return true;
    default:
      return false;
  }
}

export function useGraphKeys(targets: KeyTargets): (event: KeyboardEvent) => void {
  return (event) => {
    // A mark or a button on a block has keys of its own; Escape is the graph's wherever in it the focus is.
    if (event.target !== event.currentTarget && event.key !== "Escape") return;
    if (!handleKey(event, targets)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
