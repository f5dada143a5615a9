/** What the pointer does to the network: draws a wire, drops a layer, drags blocks. */
import type { DragEvent, MouseEvent } from "react";
import type { PlacedEdge } from "../../domain/addresses";
import { closesCycle, connectBlocks, wireBetween } from "../../domain/blocks";
import type { Catalog } from "../../domain/catalog";
import { turnPoint } from "../../domain/direction";
import type { DrawnItem } from "../../domain/drawing";
import { portsOf } from "../../domain/groups";
import { isTaken } from "../../domain/joinWires";
import { LAYER_DRAG_TYPE, RUN_DRAG_TYPE, WEIGHTS_DRAG_TYPE } from "../../domain/layerDrag";
import { isLossNode, lossIndex } from "../../domain/lossBlocks";
import { moveBlocks, networkPositions } from "../../domain/moveBlocks";
import type { Point } from "../../domain/nodeSizes";
import { setObjectiveAt } from "../../domain/objectives";
import { blockAt, NETWORK, nodeAt, outermost } from "../../domain/places";
import { documentStore, editDocument } from "../../state/documentStore";
import { dropLayer } from "../../state/insert";
import { dropRun, dropSaved } from "../../state/savedWeights";
import type { Stage } from "../../state/stage";
import { selectNodes, setUi, uiStore } from "../../state/uiStore";
import type { Connection, NodeChange } from "./flow";
import type { GraphModel } from "./useGraphModel";

type Ends = Pick<Connection, "source" | "target" | "targetHandle">;

/** Whether a wire may be drawn; a loss reads a block of the network. */
export function canDraw({ source, target, targetHandle }: Ends): boolean {
  const { spec } = documentStore.getState();
  if (isLossNode(target)) return true;
  const wire = wireBetween(spec, source, target, targetHandle ?? "in");
  return wire !== null && !closesCycle(spec, wire);
}

/** Says why a wire was not drawn. */
export function refuseWire({ source, target, targetHandle }: Ends): void {
  const { spec } = documentStore.getState();
  const wire = wireBetween(spec, source, target, targetHandle ?? "in");
  setUi({ notice: { key: wire === null ? "group.refused_border" : "graph.refused" } });
}

export function drawWire(catalog: Catalog, { source, target, targetHandle }: Ends): void {
  if (isLossNode(target)) {
    const prediction = outermost(source);
    editDocument((draft) => setObjectiveAt(draft, lossIndex(target), { prediction }));
    return;
  }
  const { spec } = documentStore.getState();
  const wire = wireBetween(spec, source, target, targetHandle ?? "in");
  if (wire === null) return;
  editDocument((draft) => connectBlocks(draft, wire, takesMany(catalog, wire)));
}

function takesMany(catalog: Catalog, { place, edge }: PlacedEdge): boolean {
  const { spec } = documentStore.getState();
  const type = nodeAt(spec, blockAt(place, edge.target))?.type ?? "";
  const ports = portsOf(type, spec.network.groups, catalog.layers);
  return ports?.inputs.find(({ name }) => name === edge.target_port)?.many ?? false;
}

/** The wire, where its port takes one and has one: what becomes of the first is a question. */
export function takenPort(catalog: Catalog, { source, target, targetHandle }: Ends) {
  if (isLossNode(target)) return null;
  const { spec } = documentStore.getState();
  const wire = wireBetween(spec, source, target, targetHandle ?? "in");
  return wire !== null && isTaken(spec, wire, takesMany(catalog, wire)) ? wire : null;
}

/** A click selects its block alone, also one of several that a drag would move together; with a key for several it adds. */
export function selectClicked(
  { shiftKey, ctrlKey, metaKey }: MouseEvent,
  { id }: { readonly id: string },
): void {
  if (!shiftKey && !ctrlKey && !metaKey) selectNodes([id]);
}

/** Takes over drags and selection from the graph library. */
export function applyNodeChanges(changes: NodeChange[], model: GraphModel): void {
  const selected = new Set(uiStore.getState().selection);
  const steps = new Map<string, Point>();
  let stopped = false;
  for (const change of changes) {
    if (change.type === "select") {
      if (change.selected) selected.add(change.id);
      else selected.delete(change.id);
    }
    if (change.type === "position" && change.position) {
      steps.set(change.id, change.position);
      stopped ||= change.dragging === false;
    }
  }
  if (changes.some((change) => change.type === "select")) setUi({ selection: [...selected] });
  if (steps.size === 0) return;
  if (!stopped) {
    model.setMoved((former) => new Map([...former, ...steps]));
    return;
  }
  model.setMoved(() => new Map());
  editDocument((draft) => moveBlocks(draft, model.resting, steps, uiStore.getState().direction));
}

function isWithin({ x, y, width, height }: DrawnItem, at: Point): boolean {
  return at.x >= x && at.y >= y && at.x <= x + width && at.y <= y + height;
}

/** The open group that a point of the drawing lies in, the innermost. */
function placeAt({ boxes }: GraphModel, at: Point): string {
  const frames = [...boxes.values()].filter((box) => box.kind === "frame" && isWithin(box, at));
  return frames.map(({ id }) => id).sort((a, b) => b.length - a.length)[0] ?? NETWORK;
}

/** The block of the network that an event happened over; null over the canvas. */
function blockUnder({ clientX, clientY }: DragEvent): string | null {
  const ids = document
    .elementsFromPoint(clientX, clientY)
    .map((element) => element.closest(".react-flow__node")?.getAttribute("data-id"));
  const id = ids.find((each) => typeof each === "string" && !isLossNode(each));
  return id ? outermost(id) : null;
}

/** Drops saved weights, or those of a run, where the drag holds some. */
export function dropWeights(
  stage: Stage,
  event: DragEvent,
  nameOf: (id: string) => string,
): boolean {
  const [saved, run] = [WEIGHTS_DRAG_TYPE, RUN_DRAG_TYPE].map((type) =>
    event.dataTransfer.getData(type),
  );
  if (saved) dropSaved(saved, blockUnder(event), nameOf);
  else if (run) dropRun(stage, run, blockUnder(event), nameOf);
  return Boolean(saved || run);
}

/** Drops a layer: onto the wire under the pointer, else as a loose block where it was let go. */
export function dropAt(catalog: Catalog, model: GraphModel, at: Point, event: DragEvent): void {
  const wire = document
    .elementsFromPoint(event.clientX, event.clientY)
    .map((element) => element.closest(".react-flow__edge")?.getAttribute("data-id"))
    .find((id) => id);
  const { direction } = uiStore.getState();
  dropLayer(catalog, event.dataTransfer.getData(LAYER_DRAG_TYPE), {
    ...{ wire: wire ?? undefined, place: placeAt(model, at), at: turnPoint(at, direction) },
    positions: networkPositions(model.boxes, direction),
  });
}
