/** Draws units as maps, weights as curves and biases as ticks: width by size, colour by sign. */
import type { Frame } from "../../domain/frame";
import { mapOf, mapPixels, type NeuronMap, numberIn, valueAt } from "../../domain/neuronFrame";
import { BIAS_SIDE, biasCorner, curveOf, type NeuronLayout } from "../../domain/neuronLayout";
import { isFrozen, type NeuronNetwork, type NeuronPart, samePart } from "../../domain/neurons";
import { isOverRange, rampPosition, tableIndex } from "../../domain/ramp";
import { type Palette, RAMP_COLORS } from "../../state/palette";

export interface NeuronScene {
  readonly network: NeuronNetwork;
  readonly layout: NeuronLayout;
  readonly frame: Frame | null;
  /** The start that the document says; null where it is drawn. */
  readonly startOf: (part: NeuronPart) => number | null;
  /** Whether the document is shown in place of the run: it has been edited, or there is no run. */
  readonly isStart: boolean;
  /** Of the units of the first column, as far as they have names. */
  readonly inputNames: readonly string[];
  /** The gradient into each column, where lines show it in place of their sign. */
  readonly light: readonly number[] | null;
  readonly marked: NeuronPart | null;
  readonly selected: NeuronPart | null;
}

const NEGATIVE = "#f59322";
const POSITIVE = "#0877bd";
/** Thin lines of the blue of maps are lost on a dark canvas. */
const BRIGHT_POSITIVE = "#3d9fe0";
const WIDEST = 9;

/** As in TensorFlow Playground a weight of 5 is as wide as it gets. */
function lineWidth(weight: number): number {
  return Math.min(WIDEST, 0.7 + (Math.abs(weight) / 5) * (WIDEST - 0.7));
}

export type Numbers = Pick<NeuronScene, "network" | "frame" | "startOf" | "isStart">;

/** Dashes and gaps of the line of a weight that keeps its value. */
const FROZEN_DASH = [9, 4];

/** A weight or bias: of the run, or of the document where that is shown. */
export function numberOf({ frame, network, startOf, isStart }: Numbers, part: NeuronPart) {
  const own = numberIn(frame, network, part);
  return isStart ? (startOf(part) ?? own) : (own ?? startOf(part));
}

export class NeuronPainter {
  private readonly cells = document.createElement("canvas");

  constructor(private readonly context: CanvasRenderingContext2D) {}

  paint(scene: NeuronScene, palette: Palette, ratio: number): void {
    const { context } = this;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    this.paintWeights(scene, palette);
    for (const [column, corners] of scene.layout.units.entries()) {
      for (const unit of corners.keys()) this.paintUnit(scene, { column, unit }, palette);
    }
  }

  private paintWeights(scene: NeuronScene, palette: Palette): void {
    const { columns } = scene.network;
    const marked: NeuronPart[] = [];
    for (let column = 1; column < columns.length; column += 1) {
      for (let unit = 0; unit < (columns[column]?.units ?? 0); unit += 1) {
        for (let from = 0; from < (columns[column - 1]?.units ?? 0); from += 1) {
          const part = { column, unit, from };
          if (samePart(part, scene.marked) || samePart(part, scene.selected)) marked.push(part);
          else this.paintWeight(scene, part, palette, false);
        }
      }
    }
    for (const part of marked) this.paintWeight(scene, part, palette, true);
  }

  private paintWeight(
    scene: NeuronScene,
    part: NeuronPart,
    palette: Palette,
    marked: boolean,
  ): void {
    const { context } = this;
    const { x0, y0, x1, y1, reach } = curveOf(scene.layout, part);
    const weight = numberOf(scene, part);
    context.beginPath();
    context.moveTo(x0, y0);
    context.bezierCurveTo(x0 + reach, y0, x1 - reach, y1, x1, y1);
    const isHeld = isFrozen(scene.network, part);
    if (marked) {
      context.globalAlpha = 1;
      context.setLineDash(isHeld ? FROZEN_DASH : []);
      context.lineWidth = lineWidth(weight ?? 0) + 4;
      context.strokeStyle = palette.accent;
      context.stroke();
    }
    context.setLineDash(isHeld ? FROZEN_DASH : weight === null ? [2, 4] : []);
    context.lineWidth = weight === null ? 1 : lineWidth(weight);
    const gradient = scene.light?.[part.column] ?? null;
    const faintest = isHeld ? 0.7 : 0.3;
    context.globalAlpha =
      marked || weight === null ? 1 : Math.min(1, faintest + 0.7 * Math.abs(weight));
    context.strokeStyle = weight === null ? palette.lineStrong : signColor(weight, palette);
    if (scene.light !== null) {
      context.globalAlpha = 1;
      context.strokeStyle = lightColor(gradient, palette);
    }
    context.stroke();
    context.globalAlpha = 1;
    context.setLineDash([]);
  }

  private paintUnit(scene: NeuronScene, part: NeuronPart, palette: Palette): void {
    const { context } = this;
    const { side, units } = scene.layout;
    const column = scene.network.columns[part.column];
    const corner = units[part.column]?.[part.unit];
    if (column === undefined || corner === undefined) return;
    const map = mapOf(scene.frame, column.shown, part.unit, column.units);
    if (map === null) {
      context.fillStyle = palette.raised;
      context.fillRect(corner.x, corner.y, side, side);
    } else this.paintMap(map, corner.x, corner.y, side, palette);
    const isMarked = samePart(part, scene.marked) || samePart(part, scene.selected);
    context.lineWidth = isMarked ? 2.5 : 1;
    context.strokeStyle = isMarked ? palette.accent : palette.lineStrong;
    context.strokeRect(corner.x - 0.5, corner.y - 0.5, side + 1, side + 1);
    if (column.bias) this.paintBias(scene, part, palette);
    const name = part.column === 0 ? scene.inputNames[part.unit] : undefined;
    if (name !== undefined && side >= 12) {
      context.fillStyle = palette.muted;
      context.font = `${Math.round(palette.rem * 0.923)}px ${palette.fontWords}`;
      context.textAlign = "right";
      context.textBaseline = "middle";
      context.fillText(name, corner.x - 7, corner.y + side / 2);
    }
  }

  private paintBias(scene: NeuronScene, part: NeuronPart, palette: Palette): void {
    const { context } = this;
    const bias = numberOf(scene, part);
    const { x, y } = biasCorner(scene.layout, part);
    context.globalAlpha = bias === null ? 1 : Math.min(1, 0.35 + 0.65 * Math.abs(bias));
    context.fillStyle = bias === null ? palette.lineStrong : signColor(bias, palette);
    context.fillRect(x, y, BIAS_SIDE, BIAS_SIDE);
    context.globalAlpha = 1;
    if (!isFrozen(scene.network, part)) return;
    context.lineWidth = 1.5;
    context.strokeStyle = palette.text;
    context.setLineDash([3, 2]);
    context.strokeRect(x - 2, y - 2, BIAS_SIDE + 4, BIAS_SIDE + 4);
    context.setLineDash([]);
  }

  /** A map of the plane as pixels, a curve of a line as a stroke over its axis. */
  paintMap(map: NeuronMap, x: number, y: number, side: number, palette: Palette): void {
    const { context, cells } = this;
    if (map.height > 1) {
      cells.width = map.width;
      cells.height = map.height;
      const pixels = new Uint8ClampedArray(mapPixels(map).buffer);
      cells.getContext("2d")?.putImageData(new ImageData(pixels, map.width, map.height), 0, 0);
      context.imageSmoothingQuality = "medium";
      context.drawImage(cells, x, y, side, side);
      return;
    }
    context.fillStyle = palette.raised;
    context.fillRect(x, y, side, side);
    const reach = Math.max(1, Math.abs(map.low), Math.abs(map.high));
    const heightOf = (value: number) => y + side / 2 - (value / reach) * (side / 2 - 1);
    context.lineWidth = 1;
    context.strokeStyle = palette.lineStrong;
    context.strokeRect(x, heightOf(0), side, 0);
    context.beginPath();
    for (let place = 0; place < map.width; place += 1) {
      context.lineTo(x + (place / (map.width - 1)) * side, heightOf(valueAt(map, place)));
    }
    context.lineWidth = 1.6;
    context.strokeStyle = palette.accent;
    context.stroke();
  }
}

function signColor(value: number, palette: Palette): string {
  if (value < 0) return NEGATIVE;
  return palette.dark ? BRIGHT_POSITIVE : POSITIVE;
}

function lightColor(gradient: number | null, palette: Palette): string {
  if (gradient === null || Number.isNaN(gradient)) return palette.wire;
  const place = isOverRange(gradient) ? 1 : rampPosition(gradient);
  return palette.ramp[tableIndex(place, RAMP_COLORS)] ?? palette.wire;
}
