/** The canvas behind the blocks on which the gradient through every wire is drawn, at 30 Hz, outside React. */
import { useEffect, useRef } from "react";
import { reportEdges, reportPackets } from "../../state/drawn";
import { graphGeometry } from "../../state/graphGeometry";
import { currentPalette, paletteVersion, prefersReducedMotion } from "../../state/palette";
import { playhead } from "../../state/playhead";
import { schedule } from "../../state/scheduler";
import { isActive, sessionStore } from "../../state/sessionStore";
import { packetPhase, paintScene } from "./painter";
import { WireScene } from "./scene";
import styles from "./Wires.module.css";

const HZ = 30;

/** Light travels only while the run trains and the page follows it. */
function lightTravels(): boolean {
  const session = sessionStore.getState();
  const running = session.state?.status === "running" && session.connection === "open";
  return (
    running && isActive(session) && playhead.getState().step === null && !prefersReducedMotion()
  );
}

class WiresCanvas {
  private readonly scene = new WireScene();
  private readonly context: CanvasRenderingContext2D | null;
  private seconds = 0;
  private key = "";

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.context = canvas.getContext("2d");
    reportEdges(() => this.scene.drawn());
  }

  draw(elapsedMs: number): void {
    const changed = this.scene.update(elapsedMs);
    const travels = lightTravels();
    if (travels) {
      this.seconds += Math.min(0.1, elapsedMs / 1000);
      reportPackets();
    }
    const { viewport } = graphGeometry();
    const { clientWidth, clientHeight } = this.canvas;
    const ratio = Math.min(2, devicePixelRatio || 1);
    const { x, y, zoom } = viewport;
    const key = [x, y, zoom, clientWidth, clientHeight, ratio, paletteVersion()].join();
    if (!changed && !travels && key === this.key) {
      return;
    }
    this.key = key;
    this.paint(ratio, clientWidth, clientHeight, viewport);
  }

  private paint(
    ratio: number,
    width: number,
    height: number,
    view: { x: number; y: number; zoom: number },
  ): void {
    const { canvas, context } = this;
    if (context === null) {
      return;
    }
    const [pixelsX, pixelsY] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== pixelsX || canvas.height !== pixelsY) {
      canvas.width = pixelsX;
      canvas.height = pixelsY;
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, pixelsX, pixelsY);
    const scale = ratio * view.zoom;
    context.setTransform(scale, 0, 0, scale, ratio * view.x, ratio * view.y);
    const phase = prefersReducedMotion() ? null : packetPhase(this.seconds);
    paintScene(context, this.scene, currentPalette(), phase);
  }
}

export function WiresOverlay() {
  const reference = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = reference.current;
    if (element === null) {
      return;
    }
    const wires = new WiresCanvas(element);
    return schedule({ maxHz: HZ, element, draw: (_now, elapsed) => wires.draw(elapsed) });
  }, []);
  return <canvas ref={reference} className={styles.canvas} data-testid="wires-canvas" />;
}
