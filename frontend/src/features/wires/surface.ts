/** Where the wires are painted: a canvas in a worker, so that the page's thread stays free; the page's own else. */

import { type Line, walkLine } from "../../domain/pathWalk";
import { contextOf } from "./context";
import { type Box, type Drawing, type Picture, paint, type WireColors } from "./painter";
import { startWorker } from "./startWorker";

/** Wires and blocks as they are handed over. */
export interface Layout {
  readonly wires: readonly { readonly path: string; readonly line: Line }[];
  readonly boxes: readonly Box[];
}

/** Size of the canvas in device pixels, and the transform from flow coordinates to them. */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export type SurfaceMessage =
  | { type: "canvas"; canvas: OffscreenCanvas }
  | { type: "colors"; colors: WireColors }
  | { type: "layout"; layout: Layout }
  | { type: "frame"; view: View; picture: Picture };

/** Anything that can be painted on. */
export interface Surface {
  setColors(colors: WireColors): void;
  setLayout(layout: Layout): void;
  show(view: View, picture: Picture): void;
  close(): void;
}

/** Paints on a canvas, in whatever thread it lives. */
export class CanvasSurface implements Surface {
  private drawing: Drawing = { paths: [], walks: [], boxes: [] };
  private colors: WireColors | null = null;

  constructor(private readonly canvas: HTMLCanvasElement | OffscreenCanvas) {}

  setColors(colors: WireColors): void {
    this.colors = colors;
  }

  setLayout({ wires, boxes }: Layout): void {
    this.drawing = {
      paths: wires.map(({ path }) => new Path2D(path)),
      walks: wires.map(({ line }) => walkLine(line)),
      boxes,
    };
  }

  show({ width, height, scale, x, y }: View, picture: Picture): void {
    const { canvas, colors } = this;
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    const context = contextOf(canvas);
    if (context === null || colors === null) {
      return;
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.setTransform(scale, 0, 0, scale, x, y);
    paint(context, this.drawing, picture, colors);
  }

  close(): void {
    this.drawing = { paths: [], walks: [], boxes: [] };
  }
}

/** Hands everything to the worker. */
class WorkerSurface implements Surface {
  private readonly worker = startWorker();

  constructor(canvas: HTMLCanvasElement) {
    const offscreen = canvas.transferControlToOffscreen();
    this.worker.postMessage({ type: "canvas", canvas: offscreen } satisfies SurfaceMessage, [
      offscreen,
    ]);
  }

  setColors(colors: WireColors): void {
    this.worker.postMessage({ type: "colors", colors } satisfies SurfaceMessage);
  }

  setLayout(layout: Layout): void {
    this.worker.postMessage({ type: "layout", layout } satisfies SurfaceMessage);
  }

  show(view: View, picture: Picture): void {
    this.worker.postMessage({ type: "frame", view, picture } satisfies SurfaceMessage);
  }

  close(): void {
    this.worker.terminate();
  }
}

/** A surface on a fresh canvas. */
export function makeSurface(canvas: HTMLCanvasElement): Surface {
  const threaded = typeof Worker !== "undefined" && "transferControlToOffscreen" in canvas;
  return threaded ? new WorkerSurface(canvas) : new CanvasSurface(canvas);
}
