/** The thread that paints the wires; of several frames that came meanwhile only the last is painted. */
import { CanvasSurface, type SurfaceMessage } from "./surface";

let surface: CanvasSurface | null = null;
let waiting: Extract<SurfaceMessage, { type: "frame" }> | null = null;

function paintWaiting(): void {
  const frame = waiting;
  waiting = null;
  if (frame !== null) {
    surface?.show(frame.view, frame.picture);
  }
}

self.onmessage = ({ data }: MessageEvent<SurfaceMessage>) => {
  switch (data.type) {
    case "canvas":
      surface = new CanvasSurface(data.canvas);
      break;
    case "colors":
      surface?.setColors(data.colors);
      break;
    case "layout":
      surface?.setLayout(data.layout);
      break;
    case "frame":
      if (waiting === null) {
        requestAnimationFrame(paintWaiting);
      }
      waiting = data;
      break;
  }
};
