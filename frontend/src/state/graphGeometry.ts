/**
 * Where the graph editor draws what: read by canvas layers, written by the editor on every move, pan and zoom.
 * Plain module state, no React: a listener redraws in its own frame.
 */
import type { DrawnItem, DrawnWire } from "../domain/drawing";

export interface GraphGeometry {
  readonly edges: readonly DrawnWire[];
  readonly nodes: ReadonlyMap<string, DrawnItem>;
  /** Screen = flow * zoom + (x, y), in CSS pixels from the canvas's top left corner. */
  readonly viewport: { readonly x: number; readonly y: number; readonly zoom: number };
  /** Grows when `edges` or `nodes` change, not when only the viewport does: a key for caches of paths. */
  readonly version: number;
}

let geometry: GraphGeometry = {
  edges: [],
  nodes: new Map(),
  viewport: { x: 0, y: 0, zoom: 1 },
  version: 0,
};
const listeners = new Set<() => void>();

export function graphGeometry(): GraphGeometry {
  return geometry;
}

export function subscribeGraphGeometry(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function publishGraph(edges: GraphGeometry["edges"], nodes: GraphGeometry["nodes"]): void {
  geometry = { ...geometry, edges, nodes, version: geometry.version + 1 };
  for (const listener of listeners) listener();
}

export function publishViewport(viewport: GraphGeometry["viewport"]): void {
  geometry = { ...geometry, viewport };
  for (const listener of listeners) listener();
}
