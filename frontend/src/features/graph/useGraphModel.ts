/** From document, check and selection to what the graph library draws, and to the geometry that canvases read. */
import { useEffect, useMemo, useState } from "react";
import type { Catalog } from "../../domain/catalog";
import { findEntry } from "../../domain/catalog";
import {
  type Drawn,
  kindOf,
  layoutGraph,
  NODE_SIZES,
  type Point,
  placeMoved,
} from "../../domain/graphLayout";
import { type Room, wrapRows } from "../../domain/graphRows";
import {
  gradientSources,
  isObjectiveEdge,
  lossNodeId,
  objectiveEdgeId,
  trainedPlace,
} from "../../domain/lossBlocks";
import { NOTE, noteBox, overhang, placeNotes } from "../../domain/notePlace";
import { writeShape } from "../../domain/numbers";
import { edgeId, type Spec } from "../../domain/spec";
import { curvePath, wireCurve } from "../../domain/wirePath";
import { type NodeFacts, useCheck } from "../../state/check";
import { useDocument } from "../../state/documentStore";
import { type EdgeGeometry, type NodeGeometry, publishGraph } from "../../state/graphGeometry";
import { useUi } from "../../state/uiStore";
import type { FlowEdge, FlowNode } from "./flow";
import { useTrainedSpec } from "./useTrainedSpec";

const CHARACTER_WIDTH = 7.2;
const LABEL_MARGIN = 0;
const MIN_LABEL = 26;

export interface GraphModel {
  nodes: FlowNode[];
  edges: FlowEdge[];
  boxes: ReadonlyMap<string, NodeGeometry>;
  /** How far messages reach beyond the blocks, in flow units. */
  reach: { readonly top: number; readonly bottom: number };
  setMoved: (update: (former: ReadonlyMap<string, Point>) => ReadonlyMap<string, Point>) => void;
}

function drawnNodes(spec: Spec, catalog: Catalog): Drawn[] {
  const nodes = spec.network.nodes.map(({ id, type }) => ({
    id,
    kind: kindOf(findEntry(catalog.layers, type)),
  }));
  const losses = spec.objectives.map((_, index) => ({
    id: lossNodeId(index),
    kind: "loss" as const,
  }));
  return nodes.length === 0 ? [] : [...nodes, ...losses];
}

/** Room for the shape on a wire, from what the server says of its source. */
function labelWidths(spec: Spec, facts: ReadonlyMap<string, NodeFacts>): (id: string) => number {
  const shapes = new Map(
    spec.network.edges.map((edge) => [edgeId(edge), facts.get(edge.source)?.shape]),
  );
  return (id) => {
    const shape = shapes.get(id);
    return Math.max(
      MIN_LABEL,
      (shape ? writeShape(shape).length : 2) * CHARACTER_WIDTH + LABEL_MARGIN,
    );
  };
}

function makeBoxes(
  drawn: readonly Drawn[],
  corners: ReadonlyMap<string, Point>,
): Map<string, NodeGeometry> {
  return new Map(
    drawn.map(({ id, kind }) => {
      const { x, y } = corners.get(id) ?? { x: 0, y: 0 };
      return [id, { x, y, kind, ...NODE_SIZES[kind] }];
    }),
  );
}

/** @param trained what the gradients on stage come from; `spec` may have been edited since. */
function makeWires(
  spec: Spec,
  trained: Spec,
  boxes: ReadonlyMap<string, NodeGeometry>,
): EdgeGeometry[] {
  const inner = spec.network.edges.map((edge) => ({
    ...{ id: edgeId(edge), source: edge.source, target: edge.target },
    ...{ sourcePort: edge.source_port, targetPort: edge.target_port },
  }));
  const ports = { sourcePort: "out", targetPort: "in" };
  const outer = spec.objectives.map(({ prediction }, index) => ({
    ...{ id: objectiveEdgeId(index), source: prediction, target: lossNodeId(index), ...ports },
    gradientSources: gradientSources(trained, trainedPlace(trained, spec, index)),
  }));
  return [...inner, ...outer].flatMap((wire) => {
    const from = boxes.get(wire.source);
    const to = boxes.get(wire.target);
    if (from === undefined || to === undefined) return [];
    const obstacles = [...boxes].filter(([id]) => id !== wire.source && id !== wire.target);
    const curve = wireCurve(
      ...([from.x + from.width, from.y + from.height / 2] as const),
      ...([to.x, to.y + to.height / 2] as const),
      obstacles.map(([, box]) => box),
    );
    return [{ ...wire, curve, path: curvePath(curve) }];
  });
}

/** @param room what the canvas offers, for rows; null before it is measured. */
export function useGraphModel(catalog: Catalog, room: Room | null): GraphModel {
  const spec = useDocument((state) => state.spec);
  const positions = useDocument((state) => state.layout.positions);
  const facts = useCheck((state) => state.nodes);
  const troubled = useCheck((state) => state.problemsByNode);
  const selection = useUi((state) => state.selection);
  const selectedEdges = useUi((state) => state.selectedEdges);
  const trained = useTrainedSpec();
  const [moved, setMoved] = useState<ReadonlyMap<string, Point>>(new Map());

  const noteRoom = troubled.size > 0 ? NOTE.height : 0;
  const drawn = useMemo(() => drawnNodes(spec, catalog), [spec, catalog]);
  const corners = useMemo(() => {
    const kept = positions ?? {};
    return Object.keys(kept).length > 0
      ? placeMoved(spec, drawn, kept)
      : wrapRows(drawn, layoutGraph(spec, drawn, labelWidths(spec, facts)), room, noteRoom);
  }, [spec, drawn, positions, facts, room, noteRoom]);
  const boxes = useMemo(
    () => makeBoxes(drawn, new Map([...corners, ...moved])),
    [drawn, corners, moved],
  );
  const wires = useMemo(() => makeWires(spec, trained, boxes), [spec, trained, boxes]);
  useEffect(() => publishGraph(wires, boxes), [wires, boxes]);

  const notes = useMemo(
    () =>
      placeNotes(
        boxes,
        (id) => troubled.has(id),
        ({ kind }) => kind === "loss",
      ),
    [boxes, troubled],
  );
  const nodes = useMemo(
    () =>
      drawn.map(({ id, kind }): FlowNode => {
        const { width, height, x, y } = boxes.get(id) ?? { ...NODE_SIZES[kind], x: 0, y: 0 };
        const selected = selection.includes(id);
        return {
          ...{
            id,
            type: `${kind}-node`,
            position: { x, y },
            width,
            height,
            measured: { width, height },
          },
          ...{
            data: { note: notes.get(id) },
            selected,
            draggable: kind !== "loss",
            focusable: false,
          },
          // With this class a press with Shift on a block selects it instead of drawing a rectangle.
          className: "nokey",
          zIndex: notes.has(id) ? 20 : selected ? 10 : 0,
        };
      }),
    [drawn, boxes, notes, selection],
  );
  const edges = useMemo(
    () =>
      wires.map(
        (wire): FlowEdge => ({
          ...{ id: wire.id, source: wire.source, target: wire.target, type: "wire" },
          ...{ sourceHandle: wire.sourcePort, targetHandle: wire.targetPort, focusable: false },
          selected: selectedEdges.includes(wire.id),
          selectable: !isObjectiveEdge(wire.id),
          data: {
            ...{ curve: wire.curve, path: wire.path },
            fromGlyph: boxes.get(wire.source)?.kind === "glyph",
            toGlyph: boxes.get(wire.target)?.kind === "glyph",
          },
        }),
      ),
    [wires, selectedEdges, boxes],
  );
  const reach = useMemo(() => {
    const shown = [...notes].flatMap(([id, place]) => {
      const box = boxes.get(id);
      return box === undefined ? [] : [noteBox(box, place)];
    });
    return overhang(shown, [...boxes.values()]);
  }, [boxes, notes]);
  return { nodes, edges, boxes, reach, setMoved };
}
