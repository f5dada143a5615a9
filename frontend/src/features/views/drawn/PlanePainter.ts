/** Points that are being drawn, over what the run on stage predicts of the plane. */
import { type Boundary, readBoundary } from "../../../domain/boundary";
import type { DrawnPoint, DrawnShape, Place } from "../../../domain/drawn";
import type { Frame } from "../../../domain/frame";
import { mapPixels, type NeuronMap } from "../../../domain/neuronFrame";
import { currentPalette, type Palette, paletteVersion } from "../../../state/palette";
import { pointedMap } from "../../../state/pointedUnit";
import { shownFrame } from "../../../state/shown";
import type { Stage } from "../../../state/stage";
import { FollowedSize } from "../../../ui/FollowedSize";
import { pointColor, tracePoint } from "../pointMarks";

/** What is drawn over the prediction. */
interface DrawnPlaneState {
  readonly points: readonly DrawnPoint[];
  readonly classes: number;
  /** Places of the points that validate, as `placeKey` writes them. */
  readonly validation: ReadonlySet<string>;
  readonly shape: DrawnShape;
}

export function placeKey([x = 0, y = 0]: readonly number[]): string {
  return `${x.toFixed(4)} ${y.toFixed(4)}`;
}

export class PlanePainter {
  private frame: Frame | null = null;
  private unit: NeuronMap | null = null;
  private drawn: DrawnPlaneState | null = null;
  private key = "";
  private readonly cells = document.createElement("canvas");
  private readonly followed: FollowedSize;

  constructor(
    private readonly stage: Stage,
    private readonly canvas: HTMLCanvasElement,
  ) {
    this.followed = new FollowedSize(canvas);
  }

  close(): void {
    this.followed.close();
  }

  /** @param predicts whether the run on stage trains on such points, so that its prediction belongs under them. */
  draw(state: DrawnPlaneState, predicts: boolean): void {
    const frame = predicts ? shownFrame(this.stage, "boundary") : null;
    const unit = frame === null ? null : pointedMap(this.stage);
    const key = `${this.followed.width}|${paletteVersion()}`;
    const isSame = frame === this.frame && key === this.key && state === this.drawn;
    if (isSame && unit?.bytes === this.unit?.bytes && unit?.offset === this.unit?.offset) return;
    [this.frame, this.unit, this.drawn, this.key] = [frame, unit, state, key];
    this.paint(state, currentPalette());
    if (frame === null) delete this.canvas.dataset.step;
    else this.canvas.dataset.step = String(frame.step);
    this.canvas.dataset.points = String(state.points.length);
  }

  private paint(state: DrawnPlaneState, palette: Palette): void {
    const context = this.canvas.getContext("2d");
    const ratio = Math.min(2, devicePixelRatio || 1);
    const side = Math.round(this.followed.width * ratio);
    this.canvas.width = side;
    this.canvas.height = side;
    if (context === null) return;
    const classes = this.stage.session.getState().schema?.classes.length ?? 0;
    const boundary = this.frame && readBoundary(this.frame, classes, palette.classes);
    if (boundary === null) paintAxes(context, side, palette.line, ratio);
    else this.paintPrediction(context, boundary, side);
    this.paintPoints(context, state, palette, ratio, side);
  }

  private paintPrediction(context: CanvasRenderingContext2D, found: Boundary, side: number): void {
    const { unit } = this;
    const { rows, columns, pixels } =
      unit === null ? found : { rows: unit.height, columns: unit.width, pixels: mapPixels(unit) };
    this.cells.width = columns;
    this.cells.height = rows;
    const bytes = new Uint8ClampedArray(pixels.buffer);
    this.cells.getContext("2d")?.putImageData(new ImageData(bytes, columns, rows), 0, 0);
    context.imageSmoothingQuality = "high";
    context.drawImage(this.cells, 0, 0, side, side);
  }

  private paintPoints(
    context: CanvasRenderingContext2D,
    { points, classes, validation, shape }: DrawnPlaneState,
    palette: Palette,
    ratio: number,
    side: number,
  ): void {
    const radius = (points.length > 400 ? 2.6 : 3.8) * ratio;
    const share = (value: number, [low, high]: Place) => (value - low) / (high - low);
    const signed = classes <= 2;
    context.lineWidth = 0.9 * ratio;
    for (const point of points) {
      const [x = 0, y = 0, label = 0] = point;
      const across = share(x, shape.x) * side;
      const down = (1 - share(y, shape.y)) * side;
      tracePoint(context, across, down, radius, signed ? 0 : label % 4);
      context.fillStyle = pointColor(signed ? 2 * label - 1 : label, signed, palette);
      context.fill();
      context.strokeStyle = validation.has(placeKey(point)) ? "#000000" : "#ffffff";
      context.stroke();
    }
  }
}

/** Where both coordinates are 0, for the eye. */
function paintAxes(
  context: CanvasRenderingContext2D,
  side: number,
  color: string,
  width: number,
): void {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(0, side / 2);
  context.lineTo(side, side / 2);
  context.moveTo(side / 2, 0);
  context.lineTo(side / 2, side);
  context.stroke();
}
