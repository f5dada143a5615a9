/** The only door to the graph library. */
import "@xyflow/react/dist/base.css";
import type { Node, NodeProps as PropsOf } from "@xyflow/react";
import type { NotePlace } from "../../domain/notePlace";

/** A block of the drawing; its data say where the note on it stands. */
export type FlowNode = Node<{ note?: NotePlace | undefined }>;
export type NodeProps = PropsOf<FlowNode>;

export type {
  Connection,
  Edge as FlowEdge,
  EdgeProps,
  NodeChange,
} from "@xyflow/react";
export {
  Background,
  BaseEdge,
  EdgeLabelRenderer,
  Handle,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore as useFlowStore,
  useStoreApi as useFlowStoreApi,
} from "@xyflow/react";
