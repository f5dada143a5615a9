/** The canvas on screen, for what is asked of it from outside: by a button, a key, a palette. */

export interface Canvas {
  /** Shows the whole network, and keeps it in sight until somebody pans or zooms. */
  fit(): void;
  zoomIn(): void;
  zoomOut(): void;
  /** Asks where a wire from this block should go. */
  connectFrom(nodeId: string): void;
}

let shown: Canvas | null = null;

/** The canvas comes on screen; the function returned takes it away. */
export function showCanvas(canvas: Canvas): () => void {
  shown = canvas;
  return () => {
    if (shown === canvas) shown = null;
  };
}

export function shownCanvas(): Canvas | null {
  return shown;
}
