/** Actions on the drawing. */
import { setPositions } from "../../domain/document";
import { isLossNode } from "../../domain/lossBlocks";
import { ends } from "../../domain/walk";
import { documentStore, editDocument, redo, undo } from "../documentStore";
import { selectNodes, setUi, uiStore } from "../uiStore";
import type { Action, At } from "./action";
import { copySelection, hasCopy, pasteCopy } from "./clipboard";
import {
  ARROWS,
  extendSelection,
  nudgeSelection,
  removable,
  removeSelection,
  walkSelection,
} from "./selection";

function held(modifier: string): string[] {
  return Object.keys(ARROWS).map((arrow) => `${modifier}+${arrow}`);
}

function isSelected(): boolean {
  return uiStore.getState().selection.length > 0;
}

function selectedBlock(): string | null {
  const last = uiStore.getState().selection.at(-1);
  return last === undefined || isLossNode(last) ? null : last;
}

function firstBlock(): string | null {
  return ends(documentStore.getState().spec).first;
}

function lastBlock(): string | null {
  return ends(documentStore.getState().spec).last;
}

/** Enter goes into the drawing, from where arrows walk. */
function entersFirst({ key }: At): boolean {
  return firstBlock() !== null && !(key === "Enter" && isSelected());
}

function select(id: string | null): void {
  if (id !== null) selectNodes([id]);
}

function arrange({ stage }: At): void {
  editDocument((draft) => setPositions(draft, {}));
  stage.canvas.tools?.fit();
}

function hasCanvas({ stage }: At): boolean {
  return stage.canvas.tools !== null;
}

function connect({ stage }: At): void {
  const from = selectedBlock();
  if (from !== null) stage.canvas.tools?.connectFrom(from);
}

function allBlocks(): string[] {
  return documentStore.getState().spec.network.nodes.map(({ id }) => id);
}

function past() {
  return documentStore.temporal.getState();
}

/** biome-ignore format: one line an action */
export const DRAW_ACTIONS = [
  { id: "undo", label: "graph.undo", section: "draw", scope: "everywhere", keys: ["Ctrl+Z"], repeats: true, enabled: () => past().pastStates.length > 0, run: undo },
  { id: "redo", label: "graph.redo", section: "draw", scope: "everywhere", keys: ["Ctrl+Shift+Z", "Ctrl+Y"], repeats: true, enabled: () => past().futureStates.length > 0, run: redo },
  { id: "delete", label: "graph.delete", section: "draw", scope: "canvas", keys: ["Delete", "Backspace"], enabled: () => removable(documentStore.getState().spec, uiStore.getState()).count > 0, run: removeSelection },
  { id: "arrange", label: "graph.arrange", section: "draw", enabled: hasCanvas, run: arrange },
  { id: "zoom_out", label: "graph.zoom_out", section: "draw", enabled: hasCanvas, run: ({ stage }) => stage.canvas.tools?.zoomOut() },
  { id: "zoom_in", label: "graph.zoom_in", section: "draw", enabled: hasCanvas, run: ({ stage }) => stage.canvas.tools?.zoomIn() },
  { id: "fit", label: "graph.fit", section: "draw", scope: "canvas", keys: ["F"], enabled: hasCanvas, run: ({ stage }) => stage.canvas.tools?.fit() },
  { id: "walk", label: "help.walk", section: "draw", scope: "canvas", keys: Object.keys(ARROWS), repeats: true, enabled: ({ key }) => isSelected() || (key === "ArrowDown" && firstBlock() !== null), run: walkSelection },
  { id: "extend", label: "help.extend", section: "draw", scope: "canvas", keys: held("Shift"), repeats: true, enabled: isSelected, run: extendSelection },
  { id: "move", label: "help.move", section: "draw", scope: "canvas", keys: held("Alt"), repeats: true, enabled: isSelected, run: nudgeSelection },
  { id: "connect", label: "help.connect", section: "draw", scope: "canvas", keys: ["C"], enabled: (at) => hasCanvas(at) && selectedBlock() !== null, run: connect },
  { id: "select_first", label: "help.first", section: "draw", scope: "canvas", keys: ["Home", "Enter"], enabled: entersFirst, run: () => select(firstBlock()) },
  { id: "select_last", label: "help.last", section: "draw", scope: "canvas", keys: ["End"], enabled: () => lastBlock() !== null, run: () => select(lastBlock()) },
  { id: "select_all", label: "help.select_all", section: "draw", scope: "canvas", keys: ["Ctrl+A"], enabled: () => allBlocks().length > 0, run: () => selectNodes(allBlocks()) },
  { id: "deselect", label: "help.deselect", section: "draw", scope: "canvas", keys: ["Escape"], enabled: () => isSelected() || uiStore.getState().selectedEdges.length > 0, run: () => setUi({ selection: [], selectedEdges: [] }) },
  { id: "copy", label: "help.copy", section: "draw", scope: "canvas", keys: ["Ctrl+C"], enabled: () => selectedBlock() !== null, run: copySelection },
  { id: "paste", label: "help.paste", section: "draw", scope: "canvas", keys: ["Ctrl+V"], enabled: hasCopy, run: pasteCopy },
] as const satisfies readonly Action[];
