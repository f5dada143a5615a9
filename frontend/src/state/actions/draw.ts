/** Actions on the drawing. */
import { blocksIn } from "../../domain/blocks";
import { fieldValue, findEntry } from "../../domain/catalog";
import { setData, setPositions, withField } from "../../domain/document";
import { isLossNode } from "../../domain/lossBlocks";
import { placeOf } from "../../domain/places";
import { ends } from "../../domain/walk";
import { documentStore, editDocument, redo, undo } from "../documentStore";
import { presentCatalog } from "../queries";
import { selectNodes, setUi, uiStore } from "../uiStore";
import type { Action, At } from "./action";
import { copySelection, hasCopy, pasteCopy } from "./clipboard";
import {
  canClose,
  canGroup,
  canOpen,
  changeRepeat,
  closeAround,
  groupSelection,
  openSelection,
  selectedInstance,
  ungroupSelection,
} from "./groups";
import {
  ARROWS,
  drawnSpec,
  duplicateSelection,
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
  return ends(drawnSpec()).first;
}

function lastBlock(): string | null {
  return ends(drawnSpec()).last;
}

/** Enter goes into the drawing, from where arrows walk; into a group where one is selected. */
function enters({ key }: At): boolean {
  if (key === "Enter" && isSelected()) return canOpen();
  return firstBlock() !== null;
}

function enter({ key }: At): void {
  if (key === "Enter" && isSelected()) openSelection();
  else select(firstBlock());
}

/** Escape leaves a group, then clears the selection. */
function leave(): void {
  if (canClose()) closeAround();
  else setUi({ selection: [], selectedEdges: [] });
}

function select(id: string | null): void {
  if (id !== null) selectNodes([id]);
}

function arrange({ stage }: At): void {
  editDocument((draft) => setPositions(draft, {}));
  stage.canvas.tools?.fit();
}

/** Networks run the other way from now on: from left to right, or from top to bottom. */
function turn({ stage }: At): void {
  setUi({ direction: uiStore.getState().direction === "right" ? "down" : "right" });
  stage.canvas.tools?.fit();
}

function hasCanvas({ stage }: At): boolean {
  return stage.canvas.tools !== null;
}

function connect({ stage }: At): void {
  const from = selectedBlock();
  if (from !== null) stage.canvas.tools?.connectFrom(from);
}

/** All blocks of the place that is worked in. */
function allBlocks(): string[] {
  const { selection } = uiStore.getState();
  return blocksIn(documentStore.getState().spec, placeOf(selection.at(-1) ?? ""));
}

/** The data set's own random number; null where it draws none. */
function dataSeed(): number | null {
  const { type, config } = documentStore.getState().spec.data;
  const entry = findEntry(presentCatalog()?.datasets ?? [], type);
  if (entry?.config_schema.properties?.seed === undefined) return null;
  return Number(fieldValue(entry, config, "seed") ?? 0);
}

/** Other examples of the same kind. */
function regenerate(): void {
  const seed = dataSeed();
  if (seed === null) return;
  editDocument((draft) =>
    setData(draft, { config: withField(draft.spec.data.config, "seed", seed + 1) }),
  );
}

function past() {
  return documentStore.temporal.getState();
}

/** biome-ignore format: one line an action */
export const DRAW_ACTIONS = [
  { id: "undo", label: "graph.undo", section: "draw", scope: "everywhere", keys: ["Ctrl+Z"], repeats: true, needs: "needs.undo", enabled: () => past().pastStates.length > 0, run: undo },
  { id: "redo", label: "graph.redo", section: "draw", scope: "everywhere", keys: ["Ctrl+Shift+Z", "Ctrl+Y"], repeats: true, needs: "needs.redo", enabled: () => past().futureStates.length > 0, run: redo },
  { id: "delete", label: "graph.delete", section: "draw", scope: "canvas", keys: ["Delete", "Backspace"], needs: "needs.selection", enabled: () => removable().count > 0, run: removeSelection },
  { id: "neurons", label: "neurons.show", section: "draw", scope: "page", keys: ["U"], needs: "needs.neurons", isOn: () => uiStore.getState().neurons, enabled: () => uiStore.getState().offersNeurons, run: () => setUi({ neurons: !uiStore.getState().neurons }) },
  { id: "neuron_light", label: "neurons.light", section: "draw", needs: "needs.neurons", isOn: () => uiStore.getState().neuronLight, enabled: () => uiStore.getState().offersNeurons, run: () => setUi({ neuronLight: !uiStore.getState().neuronLight }) },
  { id: "regenerate", label: "data.regenerate", section: "draw", needs: "needs.random_data", enabled: () => dataSeed() !== null, run: regenerate },
  { id: "arrange", label: "graph.arrange", section: "draw", needs: "needs.canvas", enabled: hasCanvas, run: arrange },
  { id: "zoom_out", label: "graph.zoom_out", section: "draw", needs: "needs.canvas", enabled: hasCanvas, run: ({ stage }) => stage.canvas.tools?.zoomOut() },
  { id: "zoom_in", label: "graph.zoom_in", section: "draw", needs: "needs.canvas", enabled: hasCanvas, run: ({ stage }) => stage.canvas.tools?.zoomIn() },
  { id: "turn", label: "graph.turn", section: "draw", needs: "needs.canvas", enabled: hasCanvas, run: turn },
  { id: "fit", label: "graph.fit", section: "draw", scope: "canvas", keys: ["F"], needs: "needs.canvas", enabled: hasCanvas, run: ({ stage }) => stage.canvas.tools?.fit() },
  { id: "walk", label: "help.walk", section: "draw", scope: "canvas", keys: Object.keys(ARROWS), repeats: true, byKey: true, enabled: ({ key }) => isSelected() || (key === "ArrowDown" && firstBlock() !== null), run: walkSelection },
  { id: "extend", label: "help.extend", section: "draw", scope: "canvas", keys: held("Shift"), repeats: true, byKey: true, enabled: isSelected, run: extendSelection },
  { id: "move", label: "help.move", section: "draw", scope: "canvas", keys: held("Alt"), repeats: true, byKey: true, enabled: isSelected, run: nudgeSelection },
  { id: "connect", label: "help.connect", section: "draw", scope: "canvas", keys: ["C"], needs: "needs.block", enabled: (at) => hasCanvas(at) && selectedBlock() !== null, run: connect },
  { id: "select_first", label: "help.first", section: "draw", scope: "canvas", keys: ["Home", "Enter"], needs: "needs.blocks", enabled: enters, run: enter },
  { id: "select_last", label: "help.last", section: "draw", scope: "canvas", keys: ["End"], needs: "needs.blocks", enabled: () => lastBlock() !== null, run: () => select(lastBlock()) },
  { id: "select_all", label: "help.select_all", section: "draw", scope: "canvas", keys: ["Ctrl+A"], needs: "needs.blocks", enabled: () => allBlocks().length > 0, run: () => selectNodes(allBlocks()) },
  { id: "open_group", label: "group.open", section: "draw", needs: "needs.group", enabled: canOpen, run: openSelection },
  { id: "close_group", label: "group.close", section: "draw", needs: "needs.open_group", enabled: canClose, run: closeAround },
  { id: "group", label: "group.group", section: "draw", scope: "canvas", keys: ["Ctrl+G"], needs: "needs.block", enabled: canGroup, run: groupSelection },
  { id: "ungroup", label: "group.ungroup", section: "draw", scope: "canvas", keys: ["Ctrl+Shift+G"], needs: "needs.group", enabled: () => selectedInstance() !== null, run: ungroupSelection },
  { id: "more_copies", label: "group.more", section: "draw", scope: "canvas", keys: ["Plus"], repeats: true, needs: "needs.group", enabled: () => selectedInstance() !== null, run: () => changeRepeat(1) },
  { id: "fewer_copies", label: "group.fewer", section: "draw", scope: "canvas", keys: ["-"], repeats: true, needs: "needs.copies", enabled: () => (selectedInstance()?.node.repeat ?? 1) > 1, run: () => changeRepeat(-1) },
  { id: "deselect", label: "help.deselect", section: "draw", scope: "canvas", keys: ["Escape"], byKey: true, enabled: () => isSelected() || uiStore.getState().selectedEdges.length > 0, run: leave },
  { id: "duplicate", label: "inspector.duplicate", section: "draw", needs: "needs.block", enabled: () => selectedBlock() !== null, run: duplicateSelection },
  { id: "copy", label: "help.copy", section: "draw", scope: "canvas", keys: ["Ctrl+C"], needs: "needs.block", enabled: () => selectedBlock() !== null, run: copySelection },
  { id: "paste", label: "help.paste", section: "draw", scope: "canvas", keys: ["Ctrl+V"], needs: "needs.copy", enabled: hasCopy, run: pasteCopy },
] as const satisfies readonly Action[];
