import {
  type DragEvent,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";
import type { PlacedEdge } from "../../domain/addresses";
import type { Catalog } from "../../domain/catalog";
import { lossIndex } from "../../domain/lossBlocks";
import type { Point } from "../../domain/nodeSizes";
import { type Translate, useT } from "../../i18n";
import { runOn } from "../../state/actions/actionOn";
import { pressKey } from "../../state/actions/keys";
import { OPEN_GROUP } from "../../state/actions/ofGroup";
import { useCover } from "../../state/cover";
import { useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import type { Stage } from "../../state/stage";
import { setUi, uiStore, useUi } from "../../state/uiStore";
import { useStage } from "../../state/useStage";
import { useNodeNames } from "../../ui/nodeNames";
import { elementId } from "./blockParts";
import { ConnectDialog } from "./ConnectDialog";
import { EmptyCanvas } from "./EmptyCanvas";
import {
  applyNodeChanges,
  canDraw,
  drawWire,
  dropAt,
  dropWeights,
  refuseWire,
  selectClicked,
  takenPort,
} from "./edits";
import {
  Background,
  type Connection,
  type FlowEdge,
  type FlowNode,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from "./flow";
import styles from "./Graph.module.css";
import { FrameNode, GroupNode, PortNode } from "./GroupNode";
import { JoinMenu, type RequestedWire } from "./JoinMenu";
import { LossNode } from "./LossNode";
import { Minimap } from "./Minimap";
import { BlockNode, GlyphNode, InputNode } from "./nodes";
import { type Slots, SlotsProvider } from "./slots";
import { Toolbar } from "./Toolbar";
import { useDetail } from "./useDetail";
import { useFit } from "./useFit";
import { useGraphModel, useKept } from "./useGraphModel";
import { useHold } from "./useHold";
import { useRoom } from "./useRoom";
import { WireEdge } from "./WireEdge";

const NODE_TYPES = {
  "block-node": BlockNode,
  "glyph-node": GlyphNode,
  "input-node": InputNode,
  "loss-node": LossNode,
  "group-node": GroupNode,
  "frame-node": FrameNode,
  "port-node": PortNode,
};
const EDGE_TYPES = { wire: WireEdge };
const SNAP_RADIUS = 28;
const SEVERAL_KEYS = ["Shift", "Control", "Meta"];
/** A press of the pointer gives the canvas its keys without a ring around it. */
const QUIETLY = { preventScroll: true, focusVisible: false };

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

function canDrawEdge({ source, target, targetHandle = null }: Connection | FlowEdge): boolean {
  return canDraw({ source, target, targetHandle });
}

function pointOf(event: MouseEvent | TouchEvent): Point {
  const { clientX: x = 0, clientY: y = 0 } =
    "clientX" in event ? event : (event.changedTouches[0] ?? {});
  return { x, y };
}

interface CanvasProps {
  catalog: Catalog;
  overlay: Slots["overlay"];
  bottomInset: number;
  readOnly: boolean;
}

function Canvas({ catalog, overlay: Overlay, bottomInset, readOnly }: CanvasProps) {
  const stage = useStage();
  // A new function at every rendering would render every block.
  const openDoubleClicked = useCallback(
    (_event: unknown, { id, type }: FlowNode) =>
      type === "group-node" && runOn(OPEN_GROUP, id, stage),
    [stage],
  );
  const t = useT();
  const cover = useCover();
  const { container, room } = useRoom();
  useDetail(container);
  const hold = useHold(container);
  const model = useGraphModel(catalog, room, hold.waits);
  const names = useNodeNames(
    useDocument((state) => state.spec),
    catalog,
  );
  const edges = useKept(
    model.edges.map((edge) => ({ ...edge, ariaLabel: wireName(edge, names, t) })),
  );
  const flow = useReactFlow();
  const fit = useFit(model, bottomInset, cover, hold);
  const selected = useUi((state) => state.selection.at(-1));
  const spec = useDocument((state) => state.spec);
  const direction = useUi((state) => state.direction);
  const waiting = useRef<PlacedEdge | null>(null);
  const [asked, setAsked] = useState<RequestedWire | null>(null);
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
    if (dropWeights(stage, event, names)) return;
    const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    dropAt(catalog, model, at, event);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: layers are dropped here; the palette also adds by click
    <div
      className={styles.editor}
      data-testid="graph"
      data-direction={direction}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
      ref={container}
      inert={readOnly}
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
        onConnect={(connection) => {
          waiting.current = takenPort(catalog, connection);
          if (waiting.current === null) drawWire(catalog, connection);
        }}
        isValidConnection={canDrawEdge}
        onConnectEnd={(event, { isValid, fromNode, toNode, toHandle }) => {
          const wire = waiting.current;
          waiting.current = null;
          if (wire !== null) setAsked({ wire, at: pointOf(event) });
          if (isValid === false && fromNode !== null && toNode !== null) {
            const targetHandle = toHandle?.id ?? null;
            refuseWire({ source: fromNode.id, target: toNode.id, targetHandle });
          }
        }}
        onNodeClick={selectClicked}
        onNodeDoubleClick={openDoubleClicked}
        zoomOnDoubleClick={false}
        onMove={(event) => event !== null && fit.stop()}
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
      {!readOnly && <Toolbar />}
      <Minimap
        boxes={model.boxes}
        bounds={model.bounds}
        bottomInset={bottomInset}
        onMove={fit.stop}
      />
      <JoinMenu catalog={catalog} asked={asked} onClose={() => setAsked(null)} />
      <ConnectDialog source={connectFrom} onClose={() => setConnectFrom(null)} />
    </div>
  );
}

interface GraphEditorProps extends Slots {
  /** Pixels at the bottom of the canvas that something else covers. */
  bottomInset?: number;
  /** A picture of the network that takes no pointer and no keys. */
  readOnly?: boolean;
}

/** The network, drawn: blocks, wires and loss; add, connect, move, delete. */
export function GraphEditor({ bottomInset = 0, readOnly = false, ...slots }: GraphEditorProps) {
  const catalog = useCatalog();
  if (catalog === null) return <div className={styles.editor} data-testid="graph-loading" />;
  return (
    <SlotsProvider value={slots}>
      <ReactFlowProvider>
        <Canvas
          catalog={catalog}
          overlay={slots.overlay}
          bottomInset={bottomInset}
          readOnly={readOnly}
        />
      </ReactFlowProvider>
    </SlotsProvider>
  );
}
