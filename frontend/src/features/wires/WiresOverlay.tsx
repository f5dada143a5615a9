/** The canvas behind the blocks on which the gradient through every wire is drawn, at 30 Hz, outside React. */

import { useEffect, useRef } from "react";
import { columnLook } from "../../domain/blockColumn";
import { columnColors, presentColumn } from "../../state/blockColumn";
import { reportEdges, reportPackets } from "../../state/drawn";
import { currentPalette, paletteVersion, prefersReducedMotion } from "../../state/palette";
import { schedule } from "../../state/scheduler";
import { isActive } from "../../state/sessionStore";
import type { Stage } from "../../state/stage";
import { useStage } from "../../state/useStage";
import { FollowedSize } from "../../ui/FollowedSize";
import { packetPhase } from "./painter";
import { WireScene } from "./scene";
import { makeSurface, type Surface, type View } from "./surface";
import styles from "./Wires.module.css";

const HZ = 30;

/** Light travels only while the run trains and the page follows it: it is gradient, and no other statistic. */
function lightTravels(stage: Stage): boolean {
  const session = stage.session.getState();
  const running = session.state?.status === "running" && session.connection === "open";
  return (
    running &&
    columnLook(presentColumn()) === "light" &&
    isActive(session) &&
    stage.playhead.getState().step === null &&
    !prefersReducedMotion()
  );
}

class WiresLoop {
  private readonly scene: WireScene;
  private readonly surface: Surface;
  private readonly size: FollowedSize;
  private seconds = 0;
  private viewKey = "";
  private colorsKey = "";

  constructor(
    private readonly stage: Stage,
    box: HTMLElement,
    canvas: HTMLCanvasElement,
  ) {
    this.scene = new WireScene(stage);
    this.surface = makeSurface(canvas);
    this.size = new FollowedSize(box);
    reportEdges(() => this.scene.drawn());
  }

  draw(elapsedMs: number): void {
    const layout = this.scene.takeLayout();
    if (layout !== null) {
      this.surface.setLayout(layout);
    }
    const changed = this.scene.update(elapsedMs);
    const travels = lightTravels(this.stage);
    if (travels) {
      this.seconds += Math.min(0.1, elapsedMs / 1000);
      reportPackets();
    }
    const view = this.view();
    const key = `${Object.values(view).join()}|${this.colorsKey}`;
    if (layout !== null || changed || travels || key !== this.viewKey) {
      this.viewKey = key;
      const still = prefersReducedMotion() || columnLook(presentColumn()) !== "light";
      const phase = still ? null : packetPhase(this.seconds);
      this.surface.show(view, this.scene.picture(phase));
    }
  }

  close(): void {
    this.size.close();
    this.surface.close();
  }

  private view(): View {
    const column = presentColumn();
    const key = `${column}|${paletteVersion()}`;
    if (key !== this.colorsKey) {
      this.colorsKey = key;
      const { dark, wire, text } = currentPalette();
      const [look, ramp] = [columnLook(column), columnColors(column)];
      this.surface.setColors({ dark, look, ramp, wire, text });
    }
    const { viewport } = this.stage.canvas.geometry;
    const ratio = Math.min(2, devicePixelRatio || 1);
    return {
      width: Math.max(1, Math.round(this.size.width * ratio)),
      height: Math.max(1, Math.round(this.size.height * ratio)),
      scale: ratio * viewport.zoom,
      x: ratio * viewport.x,
      y: ratio * viewport.y,
    };
  }
}

export function WiresOverlay() {
  const stage = useStage();
  const reference = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = reference.current;
    if (box === null) {
      return;
    }
    const canvas = document.createElement("canvas");
    box.append(canvas);
    const wires = new WiresLoop(stage, box, canvas);
    const stop = schedule({
      maxHz: HZ,
      element: box,
      draw: (_now, elapsed) => wires.draw(elapsed),
    });
    return () => {
      stop();
      wires.close();
      canvas.remove();
    };
  }, [stage]);
  return <div ref={reference} className={styles.layer} data-testid="wires-canvas" />;
}
