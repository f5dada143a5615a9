/** The canvas that draws the network: where it has what, and what can be asked of it by a button, a key, a palette. */
import { type Detail, detailOf } from "../domain/detail";
import type { DrawnItem, DrawnWire } from "../domain/drawing";

export interface GraphGeometry {
  readonly edges: readonly DrawnWire[];
  readonly nodes: ReadonlyMap<string, DrawnItem>;
  /** Screen = flow * zoom + (x, y), in CSS pixels from the canvas's top left corner. */
  readonly viewport: { readonly x: number; readonly y: number; readonly zoom: number };
  /** How much blocks show at this zoom; the canvas has it as `data-detail`, for styles. */
  readonly detail: Detail;
  /** Grows when `edges` or `nodes` change, not when only the viewport does: a key for caches of paths. */
  readonly version: number;
}

interface CanvasTools {
  /** Shows the whole network, and keeps it in sight until somebody pans or zooms. */
  fit(): void;
  zoomIn(): void;
  zoomOut(): void;
  /** Asks where a wire from this block should go. */
  connectFrom(nodeId: string): void;
}

/** Read by the canvas layers in their own frames, written by the editor on every move, pan and zoom. No React state. */
export class Canvas {
  geometry: GraphGeometry = {
    edges: [],
    nodes: new Map(),
    viewport: { x: 0, y: 0, zoom: 1 },
    detail: "near",
    version: 0,
  };
  /** Null while no canvas is on screen. */
  tools: CanvasTools | null = null;

  /** The canvas comes on screen; the function returned takes it away. */
  show(tools: CanvasTools): () => void {
    this.tools = tools;
    return () => {
      if (this.tools === tools) this.tools = null;
    };
  }

  publishGraph(edges: GraphGeometry["edges"], nodes: GraphGeometry["nodes"]): void {
    this.geometry = { ...this.geometry, edges, nodes, version: this.geometry.version + 1 };
  }

  publishViewport(viewport: GraphGeometry["viewport"]): void {
    const detail = detailOf(viewport.zoom, this.geometry.detail);
    this.geometry = { ...this.geometry, viewport, detail };
  }
}
