import { type DragEvent, type KeyboardEvent, useEffect, useState } from "react";
import { type Catalog, findEntry } from "../../domain/catalog";
import { addNode, canConnect, connect, insertOnEdge, setPositions } from "../../domain/document";
import type { Point } from "../../domain/graphLayout";
import { LAYER_DRAG_TYPE } from "../../domain/layerDrag";
import { isLossNode, lossIndex } from "../../domain/lossBlocks";
import { setObjectiveAt } from "../../domain/objectives";
import { startConfig } from "../../domain/schema";
import { type Translate, useT } from "../../i18n";
import { pressKey } from "../../state/actions/keys";
import { useCover } from "../../state/cover";
import {
  documentStore,
  editDocument,
  replaceDocument,
  useDocument,
} from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import type { Stage } from "../../state/stage";
import { selectNodes, setUi, uiStore, useUi } from "../../state/uiStore";
import { useStage } from "../../state/useStage";
import { useNodeNames } from "../../ui/nodeNames";
import { elementId } from "./blockParts";
import { ConnectDialog } from "./ConnectDialog";
import { EmptyCanvas } from "./EmptyCanvas";
import {
  Background,
  type Connection,
  type FlowEdge,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from "./flow";
import styles from "./Graph.module.css";
import { LossNode } from "./LossNode";
import { BlockNode, GlyphNode, InputNode } from "./nodes";
import { type Slots, SlotsProvider } from "./slots";
import { Toolbar } from "./Toolbar";
import { useFit, useRoom } from "./useFit";
import { type GraphModel, useGraphModel, useKept } from "./useGraphModel";
import { WireEdge } from "./WireEdge";

const NODE_TYPES = {
  "block-node": BlockNode,
  "glyph-node": GlyphNode,
  "input-node": InputNode,
  "loss-node": LossNode,
};
const EDGE_TYPES = { wire: WireEdge };
const SNAP_RADIUS = 28;
const SEVERAL_KEYS = ["Shift", "Control", "Meta"];
/** A press of the pointer gives the canvas its keys without a ring around it. */
const QUIETLY = { preventScroll: true, focusVisible: false };

function connectPorts(catalog: Catalog, { source, target, targetHandle }: Connection): void {
  if (isLossNode(target)) {
    editDocument((draft) => setObjectiveAt(draft, lossIndex(target), { prediction: source }));
    return;
  }
  editDocument((draft) => {
    const type = draft.spec.network.nodes.find((node) => node.id === target)?.type ?? "";
    const port = findEntry(catalog.layers, type)?.inputs.find(
      (input) => input.name === (targetHandle ?? "in"),
    );
    const wire = { source, target, source_port: "out", target_port: targetHandle ?? "in" };
    return connect(draft, wire, port?.many ?? false);
  });
}

/** Takes over what the graph library tells of drags and selection. */
function applyNodeChanges(changes: NodeChange[], { boxes, setMoved }: GraphModel): void {
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
    setMoved((former) => new Map([...former, ...steps]));
    return;
  }
  setMoved(() => new Map());
  const corners = [...boxes].filter(([id]) => !isLossNode(id));
  const positions = corners.map(([id, box]): [string, [number, number]] => {
    const { x, y } = steps.get(id) ?? box;
    return [id, [Math.round(x), Math.round(y)]];
  });
  editDocument((draft) => setPositions(draft, Object.fromEntries(positions)));
}

/** Drops a layer: onto the wire under the pointer, else as a loose block where it was let go. */
function dropLayer(
  catalog: Catalog,
  model: GraphModel,
  type: string,
  at: Point,
  event: DragEvent,
): void {
  const entry = findEntry(catalog.layers, type);
  if (entry === undefined) return;
  const layer = { type, inputs: entry.inputs, config: startConfig(entry.config_schema, null) };
  const draft = documentStore.getState();
  const wire = document
    .elementsFromPoint(event.clientX, event.clientY)
    .map((element) => element.closest(".react-flow__edge")?.getAttribute("data-id"))
    .find((id) => id);
  if (wire) {
    const added = insertOnEdge(draft, layer, wire);
    replaceDocument(added.document);
    selectNodes([added.id]);
    return;
  }
  const corners = [...model.boxes].filter(([id]) => !isLossNode(id));
  const frozen = Object.fromEntries(
    corners.map(([id, box]): [string, [number, number]] => [id, [box.x, box.y]]),
  );
  const added = addNode(setPositions(draft, frozen), layer, [
    Math.round(at.x - 48),
    Math.round(at.y - 58),
  ]);
  replaceDocument(added.document);
  selectNodes([added.id]);
}

/** A mark or a button on a block has keys of its own; Escape is the graph's wherever in it the focus is. */
function takeKey(stage: Stage, event: KeyboardEvent): void {
  if (event.target !== event.currentTarget && event.key !== "Escape") return;
  if (pressKey(stage, "canvas", event)) event.stopPropagation();
}

function wireName(edge: FlowEdge, names: (id: string) => string, t: Translate): string {
  const index = lossIndex(edge.target);
  const loss = index > 0 ? `${t("objective.title")} ${index + 1}` : t("objective.title");
  const target = index < 0 ? names(edge.target) : loss;
  return t("graph.wire_label", { source: names(edge.source), target });
}

interface CanvasProps {
  catalog: Catalog;
  overlay: Slots["overlay"];
  bottomInset: number;
}

function Canvas({ catalog, overlay: Overlay, bottomInset }: CanvasProps) {
  const stage = useStage();
  const t = useT();
  const cover = useCover();
  const { container, room } = useRoom(bottomInset, cover);
  const model = useGraphModel(catalog, room);
  const names = useNodeNames(
    useDocument((state) => state.spec.network.nodes),
    catalog,
  );
  const edges = useKept(
    model.edges.map((edge) => ({ ...edge, ariaLabel: wireName(edge, names, t) })),
  );
  const flow = useReactFlow();
  const fit = useFit(model, room, bottomInset, cover);
  const selected = useUi((state) => state.selection.at(-1));
  const spec = useDocument((state) => state.spec);
  const [connectFrom, setConnectFrom] = useState<string | null>(null);
  useEffect(
    () =>
      stage.canvas.show({
        fit: fit.now,
        zoomIn: () => void flow.zoomIn(),
        zoomOut: () => void flow.zoomOut(),
        connectFrom: setConnectFrom,
      }),
    [stage, fit.now, flow],
  );
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    dropLayer(catalog, model, event.dataTransfer.getData(LAYER_DRAG_TYPE), at, event);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: layers are dropped here; the palette also adds by click
    <div
      className={styles.editor}
      data-testid="graph"
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
      ref={container}
    >
      <ReactFlow
        tabIndex={0}
        className={styles.flow ?? ""}
        aria-label={t("graph.canvas_label")}
        aria-activedescendant={selected === undefined ? undefined : elementId(selected)}
        onKeyDown={(event) => takeKey(stage, event)}
        onPointerDown={(event) => event.currentTarget.focus(QUIETLY)}
        nodes={model.nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={(changes) => applyNodeChanges(changes, model)}
        onEdgesChange={(changes) => {
          const ids = new Set(uiStore.getState().selectedEdges);
          for (const change of changes) {
            if (change.type === "select") ids[change.selected ? "add" : "delete"](change.id);
          }
          setUi({ selectedEdges: [...ids] });
        }}
        onConnect={(connection) => connectPorts(catalog, connection)}
        isValidConnection={({ source, target }) =>
          isLossNode(target) || canConnect(spec, source, target)
        }
        onConnectEnd={(_, { isValid, toNode }) => {
          if (isValid === false && toNode !== null) setUi({ notice: { key: "graph.refused" } });
        }}
        onMoveStart={(event) => event !== null && fit.stop()}
        connectionRadius={SNAP_RADIUS}
        multiSelectionKeyCode={SEVERAL_KEYS}
        deleteKeyCode={null}
        disableKeyboardA11y
        nodesFocusable={false}
        edgesFocusable={false}
        minZoom={0.25}
        maxZoom={2.5}
        proOptions={{ hideAttribution: true }}
      >
        <Background gap={22} size={1.4} color="var(--dot)" bgColor="var(--canvas)" />
        {Overlay !== undefined && <Overlay />}
      </ReactFlow>
      {spec.network.nodes.length === 0 && <EmptyCanvas catalog={catalog} />}
      <Toolbar />
      <ConnectDialog source={connectFrom} onClose={() => setConnectFrom(null)} />
    </div>
  );
}

export interface GraphEditorProps extends Slots {
  /** Pixels at the bottom of the canvas that something else covers. */
  bottomInset?: number;
}

/** The network, drawn: blocks, wires and loss; add, connect, move, delete. */
export function GraphEditor({ bottomInset = 0, ...slots }: GraphEditorProps) {
  const catalog = useCatalog();
  if (catalog === null) return <div className={styles.editor} data-testid="graph-loading" />;
  return (
    <SlotsProvider value={slots}>
      <ReactFlowProvider>
        <Canvas catalog={catalog} overlay={slots.overlay} bottomInset={bottomInset} />
      </ReactFlowProvider>
    </SlotsProvider>
  );
}
