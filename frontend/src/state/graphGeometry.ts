/**
 * Where the graph editor draws what: read by canvas layers, written by the editor on every move, pan and zoom.
 * Plain module state, no React: a listener redraws in its own frame.
 */

export interface EdgeGeometry {
  /** `source.out>target.in`, see `edgeId`; of a wire into a loss see `objectiveEdgeId`. */
  readonly id: string;
  readonly source: string;
  readonly sourcePort: string;
  readonly target: string;
  readonly targetPort: string;
  /** Cubic in flow coordinates: x0, y0, first control, second control, x1, y1. */
  readonly curve: readonly [number, number, number, number, number, number, number, number];
  /** The same curve as SVG path data. */
  readonly path: string;
  /** Of a wire into a loss: the blocks whose gradient is that of this loss alone, see `gradientSources`. */
  readonly gradientSources?: readonly string[];
}

export interface NodeGeometry {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly kind: "block" | "glyph" | "input" | "loss";
}

export interface GraphGeometry {
  readonly edges: readonly EdgeGeometry[];
  readonly nodes: ReadonlyMap<string, NodeGeometry>;
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

export function publishGraph(
  edges: readonly EdgeGeometry[],
  nodes: ReadonlyMap<string, NodeGeometry>,
): void {
  geometry = { ...geometry, edges, nodes, version: geometry.version + 1 };
  for (const listener of listeners) listener();
}

export function publishViewport(viewport: GraphGeometry["viewport"]): void {
  geometry = { ...geometry, viewport };
  for (const listener of listeners) listener();
}
