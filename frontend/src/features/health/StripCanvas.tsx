/** The bands on a canvas at 4 Hz, and the hairline of the step pointed at or gone back to. */

import { type PointerEvent, useEffect, useRef } from "react";
import { formatMagnitude } from "../../domain/format";
import { KeptColumns } from "../../domain/histogramImage";
import { shareOf, stepOf } from "../../domain/timeScale";
import { currentPalette, paletteVersion } from "../../state/palette";
import { schedule } from "../../state/scheduler";
import type { Stage } from "../../state/stage";
import { uiStore } from "../../state/uiStore";
import { useStage } from "../../state/useStage";
import { FollowedSize } from "../../ui/FollowedSize";
import styles from "./Health.module.css";
import { paintHistograms } from "./histogramPainter";
import { BAND, bandScale, paintStrip } from "./stripPainter";

const BAND_EVERY_MS = 250;
const HZ = 30;

/** What the strip shows: of each row's nodes a statistic, or the histograms of one node. */
interface StripView {
  /** The nodes that each row shows. */
  readonly bands: readonly (readonly string[])[];
  readonly column: string;
  /** The node whose histograms are shown in place of the bands. */
  readonly histogramOf: string | null;
}

/** Ends of the scale in force. */
export interface StripEnds {
  readonly low: number;
  readonly high: number;
}

const NOTHING: StripView = { bands: [], column: "delta_rms", histogramOf: null };

class Strip {
  private bandKey = "";
  private lineKey = "";
  private lastMs = Number.NEGATIVE_INFINITY;
  private view = NOTHING;
  private readonly kept = new KeptColumns();
  private readonly size: FollowedSize;

  constructor(
    private readonly stage: Stage,
    private readonly canvas: HTMLCanvasElement,
    private readonly line: HTMLElement,
    private readonly publishEnds: (ends: StripEnds | null) => void,
  ) {
    this.size = new FollowedSize(canvas);
  }

  close(): void {
    this.size.close();
  }

  /** Shows something else, at once. */
  show(view: StripView): void {
    this.view = view;
    this.bandKey = "";
    this.lastMs = Number.NEGATIVE_INFINITY;
  }

  draw(nowMs: number): void {
    const buffer = this.stage.runs.current;
    const { width, height } = this.size;
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
    const scale = uiStore.getState().timeScale;
    const { bands, column, histogramOf } = this.view;
    if (histogramOf !== null) {
      const node = buffer?.activationOf(histogramOf) ?? histogramOf;
      const drawn = paintHistograms(context, buffer, node, scale, palette, this.kept);
      this.publishEnds(drawn?.range ?? null);
      return;
    }
    const pitch = (BAND.height + BAND.gap) * unit;
    paintStrip(context, buffer, palette, bands, {
      scale,
      column,
      pitch,
      height: BAND.height * unit,
    });
    this.publishEnds(buffer === null ? null : bandScale(buffer, bands, column));
  }
}

function stepUnder(stage: Stage, event: PointerEvent<HTMLElement>): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  const last = stage.runs.current?.lastStep ?? 0;
  return stepOf((event.clientX - left) / width, last, uiStore.getState().timeScale);
}

/** Height of the image of histograms, in rem, at least. */
const LEAST_IMAGE = 8;

interface StripCanvasProps extends StripView {
  /** Ends of the scale, as last reported. */
  ends: StripEnds | null;
  onEnds: (ends: StripEnds | null) => void;
}

export function StripCanvas({ bands, column, histogramOf, ends, onEnds }: StripCanvasProps) {
  const stage = useStage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const shown = useRef<Strip | null>(null);
  useEffect(() => {
    if (canvas.current === null || line.current === null) {
      return;
    }
    const strip = new Strip(stage, canvas.current, line.current, onEnds);
    shown.current = strip;
    const stop = schedule({ maxHz: HZ, element: canvas.current, draw: (now) => strip.draw(now) });
    return () => {
      stop();
      strip.close();
    };
  }, [stage, onEnds]);
  useEffect(
    () => shown.current?.show({ bands, column, histogramOf }),
    [bands, column, histogramOf],
  );
  const rows = bands.length * (BAND.height + BAND.gap) - BAND.gap;
  const height = `${histogramOf === null ? rows : Math.max(LEAST_IMAGE, rows)}rem`;
  return (
    <div
      className={styles.bands}
      style={{ height }}
      data-testid="health-bands"
      data-column={histogramOf === null ? column : "histogram"}
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
      {histogramOf !== null && ends !== null && (
        <>
          <span className={styles.highEnd}>{formatMagnitude(ends.high)}</span>
          <span className={styles.lowEnd}>{formatMagnitude(ends.low)}</span>
        </>
      )}
      <div ref={line} className={styles.hairline} hidden />
    </div>
  );
}
