/** The decision boundary with its data: orange below zero, blue above; white rims train, black rims validate. */

import { useEffect, useRef } from "react";
import { type Boundary, readBoundary } from "../../domain/boundary";
import type { Frame } from "../../domain/frame";
import { mapPixels, type NeuronMap } from "../../domain/neuronFrame";
import { useT } from "../../i18n";
import { currentPalette, type Palette, paletteVersion } from "../../state/palette";
import { pointedMap } from "../../state/pointedUnit";
import { schedule } from "../../state/scheduler";
import { shownFrame } from "../../state/shown";
import type { Stage } from "../../state/stage";
import { useSession, useStage } from "../../state/useStage";
import { useDemand } from "../../state/useView";
import { useClassNames } from "../../ui/classNames";
import { FollowedSize } from "../../ui/FollowedSize";
import { PlanePreview } from "./DataPreview";
import { OutputFacts } from "./OutputFacts";
import { pointColor, tracePoint } from "./pointMarks";
import styles from "./Views.module.css";

const HZ = 10;
/** Size of the data shown until the first picture comes, in CSS pixels. */
const PLACEHOLDER = 150;

/** The map of a unit of the neuron view in the place of the prediction. */
function withMap(boundary: Boundary, map: NeuronMap): Boundary {
  return { ...boundary, rows: map.height, columns: map.width, pixels: mapPixels(map) };
}

class BoundaryPainter {
  private frame: Frame | null = null;
  private unit: NeuronMap | null = null;
  private key = "";
  private readonly cells = document.createElement("canvas");
  private readonly followed: FollowedSize;

  constructor(
    private readonly stage: Stage,
    private readonly canvas: HTMLCanvasElement,
    private readonly classes: number,
  ) {
    this.followed = new FollowedSize(canvas);
  }

  close(): void {
    this.followed.close();
  }

  draw(): void {
    const frame = shownFrame(this.stage, "boundary");
    const size = this.followed.width;
    const unit = pointedMap(this.stage);
    const key = `${size}|${paletteVersion()}`;
    if (frame === null) {
      this.clear();
      return;
    }
    const isSame = unit?.bytes === this.unit?.bytes && unit?.offset === this.unit?.offset;
    if (frame === this.frame && key === this.key && isSame) {
      return;
    }
    this.frame = frame;
    this.unit = unit;
    this.key = key;
    const palette = currentPalette();
    const boundary = readBoundary(frame, this.classes, palette.classes);
    if (boundary !== null) {
      this.paint(unit === null ? boundary : withMap(boundary, unit), size, palette);
      this.canvas.dataset.step = String(frame.step);
      this.canvas.dataset.unit = unit === null ? "" : "true";
    }
  }

  /** A new run has no picture yet: the former run's would stand beside its numbers. */
  private clear(): void {
    if (this.frame !== null) {
      this.frame = null;
      this.canvas.getContext("2d")?.clearRect(0, 0, this.canvas.width, this.canvas.height);
      delete this.canvas.dataset.step;
    }
  }

  private paint(boundary: Boundary, size: number, palette: Palette): void {
    const context = this.canvas.getContext("2d");
    const ratio = Math.min(2, devicePixelRatio || 1);
    this.canvas.width = Math.round(size * ratio);
    this.canvas.height = Math.round(size * ratio);
    this.cells.width = boundary.columns;
    this.cells.height = boundary.rows;
    const bytes = new Uint8ClampedArray(boundary.pixels.buffer);
    this.cells
      .getContext("2d")
      ?.putImageData(new ImageData(bytes, boundary.columns, boundary.rows), 0, 0);
    if (context === null) {
      return;
    }
    context.imageSmoothingQuality = "high";
    context.drawImage(this.cells, 0, 0, this.canvas.width, this.canvas.height);
    this.paintPoints(context, boundary, palette, ratio);
  }

  private paintPoints(
    context: CanvasRenderingContext2D,
    boundary: Boundary,
    palette: Palette,
    ratio: number,
  ): void {
    const radius = (boundary.points.length > 400 ? 2.6 : 3.4) * ratio;
    context.lineWidth = 0.9 * ratio;
    for (const point of boundary.points) {
      const shape = boundary.signed ? 0 : point.label % 4;
      tracePoint(context, point.x * this.canvas.width, point.y * this.canvas.height, radius, shape);
      context.fillStyle = pointColor(point.label, boundary.signed, palette);
      context.fill();
      context.strokeStyle = point.validation ? "#000000" : "#ffffff";
      context.stroke();
    }
  }
}

export function BoundaryView() {
  const stage = useStage();
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const classes = useClassNames(useSession((session) => session.schema?.classes));
  const count = classes.length;
  useDemand("boundary");
  useEffect(() => {
    if (canvas.current === null) {
      return;
    }
    const painter = new BoundaryPainter(stage, canvas.current, count);
    const stop = schedule({ maxHz: HZ, element: canvas.current, draw: () => painter.draw() });
    return () => {
      stop();
      painter.close();
    };
  }, [stage, count]);
  return (
    <div className={styles.boundary}>
      <div className={styles.stage}>
        <canvas
          ref={canvas}
          className={styles.plane}
          role="img"
          aria-label={t("views.boundary_label")}
          data-testid="boundary-canvas"
        />
        <div className={styles.placeholder}>
          <PlanePreview size={PLACEHOLDER} />
        </div>
      </div>
      <div className={styles.beside}>
        <OutputFacts />
        {count <= 2 && (
          <div className={styles.signedLegend}>
            <span className={styles.signedBar} aria-hidden="true" />
            <span className={styles.signedEnds}>
              <span>{count === 2 ? (classes[0] ?? "") : "-1"}</span>
              <span>{count === 2 ? (classes[1] ?? "") : "1"}</span>
            </span>
          </div>
        )}
        <ul className={styles.rims}>
          <li>
            <span className={styles.rim} data-rim="train" aria-hidden="true" />
            {t("views.rim_train")}
          </li>
          <li>
            <span className={styles.rim} data-rim="validation" aria-hidden="true" />
            {t("views.rim_validation")}
          </li>
        </ul>
      </div>
    </div>
  );
}
