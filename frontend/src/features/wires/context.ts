/** The context of a canvas, in whatever thread it lives. */
type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Null where the browser gives none. */
export function contextOf(canvas: HTMLCanvasElement | OffscreenCanvas): Context | null {
  // Each kind declares its own `getContext`, so that only a narrowed one can be called.
  return "convertToBlob" in canvas ? canvas.getContext("2d") : canvas.getContext("2d");
}
