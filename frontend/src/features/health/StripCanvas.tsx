/** The bands on a canvas at 4 Hz, and the hairline of the step pointed at or gone back to. */

import { type PointerEvent, useEffect, useRef } from "react";
import { shareOf, stepOf } from "../../domain/timeScale";
import { currentPalette, paletteVersion } from "../../state/palette";
import { schedule } from "../../state/scheduler";
import type { Stage } from "../../state/stage";
import { uiStore } from "../../state/uiStore";
import { useStage } from "../../state/useStage";
import styles from "./Health.module.css";
import { BAND, paintStrip } from "./stripPainter";

const BAND_EVERY_MS = 250;
const HZ = 30;

/** The nodes that each row shows. */
type Bands = readonly (readonly string[])[];

class Strip {
  private bandKey = "";
  private lineKey = "";
  private lastMs = Number.NEGATIVE_INFINITY;
  private bands: Bands = [];

  constructor(
    private readonly stage: Stage,
    private readonly canvas: HTMLCanvasElement,
    private readonly line: HTMLElement,
  ) {}

  /** Shows other rows, at once. */
  show(bands: Bands): void {
    this.bands = bands;
    this.bandKey = "";
    this.lastMs = Number.NEGATIVE_INFINITY;
  }

  draw(nowMs: number): void {
    const buffer = this.stage.runs.current;
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const { timeScale } = uiStore.getState();
    const key = `${buffer?.runId}|${buffer?.version}|${width}x${height}|${paletteVersion()}|${timeScale}`;
    if (key !== this.bandKey && nowMs - this.lastMs >= BAND_EVERY_MS) {
      this.bandKey = key;
      this.lastMs = nowMs;
      this.paint(width, height);
    }
    const { step, hover } = this.stage.playhead.getState();
    const at = hover ?? step;
    const lineKey = `${at}|${buffer?.lastStep}|${width}|${timeScale}`;
    if (lineKey !== this.lineKey) {
      this.lineKey = lineKey;
      const share = at === null || buffer === null ? 1 : shareOf(at, buffer.lastStep, timeScale);
      this.line.style.transform = `translateX(${(share * (width - 1)).toFixed(1)}px)`;
      this.line.hidden = buffer === null;
    }
  }

  private paint(width: number, height: number): void {
    const context = this.canvas.getContext("2d");
    const buffer = this.stage.runs.current;
    if (context === null) {
      return;
    }
    const ratio = Math.min(2, devicePixelRatio || 1);
    this.canvas.width = Math.max(1, Math.round(width * ratio));
    this.canvas.height = Math.max(1, Math.round(height * ratio));
    const palette = currentPalette();
    const unit = palette.rem * ratio;
    paintStrip(context, buffer, palette, this.bands, {
      scale: uiStore.getState().timeScale,
      pitch: (BAND.height + BAND.gap) * unit,
      height: BAND.height * unit,
    });
  }
}

function stepUnder(stage: Stage, event: PointerEvent<HTMLElement>): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  const last = stage.runs.current?.lastStep ?? 0;
  return stepOf((event.clientX - left) / width, last, uiStore.getState().timeScale);
}

export function StripCanvas({ bands }: { bands: Bands }) {
  const stage = useStage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const shown = useRef<Strip | null>(null);
  useEffect(() => {
    if (canvas.current === null || line.current === null) {
      return;
    }
    const strip = new Strip(stage, canvas.current, line.current);
    shown.current = strip;
    return schedule({ maxHz: HZ, element: canvas.current, draw: (now) => strip.draw(now) });
  }, [stage]);
  useEffect(() => shown.current?.show(bands), [bands]);
  const height = `${bands.length * (BAND.height + BAND.gap) - BAND.gap}rem`;
  return (
    <div
      className={styles.bands}
      style={{ height }}
      data-testid="health-bands"
      onPointerMove={(event) => {
        stage.playhead.setHover(stepUnder(stage, event));
        if (event.buttons === 1) {
          stage.playhead.goTo(stepUnder(stage, event));
        }
      }}
      onPointerDown={(event) => stage.playhead.goTo(stepUnder(stage, event))}
      onPointerLeave={() => stage.playhead.setHover(null)}
    >
      <canvas ref={canvas} className={styles.canvas} />
      <div ref={line} className={styles.hairline} hidden />
    </div>
  );
}
