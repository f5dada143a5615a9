/** The only door to the graph library. */
import "@xyflow/react/dist/base.css";

export type {
  Connection,
  Edge as FlowEdge,
  EdgeProps,
  Node as FlowNode,
  NodeChange,
  NodeProps,
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
