/** From document, check and selection to what the graph library draws, and to the geometry that canvases read. */

import { useEffect, useMemo, useRef, useState } from "react";
import { type Catalog, findEntry } from "../../domain/catalog";
import { type Drawing, type DrawnItem, drawNetwork } from "../../domain/drawing";
import { kindOf } from "../../domain/graphLayout";
import { findGroup, portsOf } from "../../domain/groups";
import { keepIdentity } from "../../domain/keepIdentity";
import { isObjectiveEdge } from "../../domain/lossBlocks";
import type { Point } from "../../domain/nodeSizes";
import { type NotePlace, noteBox, placeNotes } from "../../domain/notePlace";
import type { Room } from "../../domain/room";
import { type Bounds, boundsOf } from "../../domain/view";
import { blockFacts } from "../../state/blockFacts";
import { useCheck } from "../../state/check";
import { useDocument } from "../../state/documentStore";
import { useUi } from "../../state/uiStore";
import { useStage } from "../../state/useStage";
import type { FlowEdge, FlowNode } from "./flow";
import { useTrainedSpec } from "./useTrainedSpec";

export interface GraphModel {
  readonly nodes: FlowNode[];
  readonly edges: FlowEdge[];
  readonly boxes: Drawing["boxes"];
  /** Whether something is being dragged. */
  readonly dragging: boolean;
  /** The boxes as they were before what is dragged now was. */
  readonly resting: Drawing["boxes"];
  /** All that blocks, wires and messages cover; null where nothing is drawn. */
  readonly bounds: Bounds | null;
  readonly setMoved: (
    update: (former: ReadonlyMap<string, Point>) => ReadonlyMap<string, Point>,
  ) => void;
}

/** A list in which every element stays the same object while it says the same. */
export function useKept<T extends { readonly id: string }>(next: T[]): T[] {
  const former = useRef<T[]>([]);
  former.current = keepIdentity(former.current, next);
  return former.current;
}

/** What the check says of blocks; while the pointer aims at something, what it said before. */
function useFacts(waits: () => boolean) {
  const nodes = useCheck((state) => state.nodes);
  const inner = useCheck((state) => state.inner);
  const former = useRef({ nodes, inner });
  const isNew = former.current.nodes !== nodes || former.current.inner !== inner;
  if (isNew && !waits()) former.current = { nodes, inner };
  return former.current;
}

/** The drawing of the document. @param room what the canvas offers, for rows; null before it is measured. */
function useDrawing(
  catalog: Catalog,
  room: Room | null,
  moved: ReadonlyMap<string, Point>,
  waits: () => boolean,
): Drawing {
  const spec = useDocument((state) => state.spec);
  const positions = useDocument((state) => state.layout.positions);
  const opened = useUi((state) => state.opened);
  const direction = useUi((state) => state.direction);
  const facts = useFacts(waits);
  const trained = useTrainedSpec();
  const former = useRef<Drawing | null>(null);
  former.current = useMemo(
    () =>
      drawNetwork(
        {
          ...{ spec, trained, positions: positions ?? {}, moved, room, direction, opened },
          kindOf: (type) =>
            findGroup(spec.network.groups, type) !== undefined
              ? "group"
              : kindOf(findEntry(catalog.layers, type)),
          portsOf: (type) =>
            (portsOf(type, spec.network.groups, catalog.layers)?.inputs ?? []).map(
              ({ name }) => name,
            ),
          shapeOf: (id) => blockFacts(facts, spec, opened, id)?.shape ?? null,
        },
        former.current,
      ),
    [spec, trained, positions, moved, room, direction, catalog, facts, opened],
  );
  return former.current;
}

function flowNode(item: DrawnItem, note: NotePlace | undefined, selected: boolean): FlowNode {
  const { id, kind, width, height, x, y } = item;
  return {
    ...{ id, type: `${kind}-node`, position: { x, y }, width, height },
    ...{ measured: { width, height }, data: { note }, selected },
    ...{ draggable: kind !== "loss", focusable: false },
    // A frame is held at its head; between its blocks wires can be reached.
    ...(kind === "frame" && { dragHandle: ".frame-head", style: { pointerEvents: "none" } }),
    // With this class a press with Shift on a block selects it instead of drawing a rectangle.
    className: "nokey",
    zIndex: kind === "frame" ? 0 : note !== undefined ? 20 : selected ? 10 : 1,
  };
}

/** Whether a wire's label has no room at a block. */
function isSmall(item: DrawnItem | undefined): boolean {
  return item?.kind === "glyph" || item?.kind === "port";
}

/**
 * @param room what the canvas offers, for rows; null before it is measured.
 * @param waits whether what would move has to wait for the pointer to be let go.
 */
export function useGraphModel(
  catalog: Catalog,
  room: Room | null,
  waits: () => boolean,
): GraphModel {
  const troubled = useCheck((state) => state.problemsByNode);
  const selection = useUi((state) => state.selection);
  const selectedEdges = useUi((state) => state.selectedEdges);
  const [moved, setMoved] = useState<ReadonlyMap<string, Point>>(new Map());
  const drawing = useDrawing(catalog, room, moved, waits);
  const { items, wires, boxes } = drawing;
  const resting = useRef(boxes);
  if (moved.size === 0) resting.current = boxes;
  const { canvas } = useStage();
  useEffect(() => canvas.publishGraph(wires, boxes), [canvas, wires, boxes]);

  const notes = useMemo(
    () =>
      placeNotes(
        boxes,
        (id) => troubled.has(id),
        ({ kind }) => kind === "loss",
      ),
    [boxes, troubled],
  );
  const nodes = useKept(
    items.map((item) => flowNode(item, notes.get(item.id), selection.includes(item.id))),
  );
  const wiresInto = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { target } of wires) counts.set(target, (counts.get(target) ?? 0) + 1);
    return counts;
  }, [wires]);
  // A shape is said once for all wires from one output, on a straight one where there is one.
  const labelled = useMemo(() => {
    const straight = wires.toSorted((a, b) => Number(a.bent) - Number(b.bent));
    const first = new Map(straight.toReversed().map((wire) => [wire.source, wire.id]));
    return new Set(first.values());
  }, [wires]);
  const edges = useKept(
    wires.map(
      (wire): FlowEdge => ({
        ...{ id: wire.id, source: wire.source, target: wire.target, type: "wire" },
        ...{ sourceHandle: wire.sourcePort, targetHandle: wire.targetPort, focusable: false },
        selected: selectedEdges.includes(wire.id),
        selectable: !isObjectiveEdge(wire.id),
        data: {
          ...{ path: wire.path, line: wire.line, middle: wire.middle, bent: wire.bent },
          labelled: labelled.has(wire.id),
          joins: (wiresInto.get(wire.target) ?? 0) > 1,
          fromGlyph: isSmall(boxes.get(wire.source)),
          toGlyph: isSmall(boxes.get(wire.target)),
        },
      }),
    ),
  );
  const bounds = useMemo(() => {
    const shown = [...notes].flatMap(([id, place]) => {
      const box = boxes.get(id);
      return box === undefined ? [] : [noteBox(box, place)];
    });
    return boundsOf(
      [...boxes.values(), ...shown],
      wires.map(({ line }) => line),
    );
  }, [boxes, wires, notes]);
  return {
    nodes,
    edges,
    boxes,
    resting: resting.current,
    dragging: moved.size > 0,
    bounds,
    setMoved,
  };
}
