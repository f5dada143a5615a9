/** Draws the wires: light in the dark theme, ink in the light one; packets run from the loss to the input. */
import type { ColumnLook } from "../../domain/blockColumn";
import { pointAt, type Walk } from "../../domain/pathWalk";
import { isOverRange, tableIndex } from "../../domain/ramp";
import { GLOW_FROM, GLOW_REACH, glowSprite } from "./glow";

/** Of a canvas on the page or in a worker. */
type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export interface WireColors {
  readonly dark: boolean;
  /** What the colours of `ramp` stand for. */
  readonly look: ColumnLook;
  readonly ramp: readonly string[];
  readonly wire: string;
  readonly text: string;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where wires and blocks lie, in flow coordinates. */
export interface Drawing {
  readonly paths: readonly Path2D[];
  readonly walks: readonly Walk[];
  readonly boxes: readonly Box[];
}

/** What is drawn in one frame: wires and blocks as places on the scale, and where the packets stand. */
export interface Picture {
  readonly edgeLight: Float32Array;
  readonly edgeValues: Float32Array;
  readonly boxLight: Float32Array;
  readonly boxValues: Float32Array;
  /** Distance of the first packet from the loss's end; null leaves packets out. */
  readonly phase: number | null;
}

/** Distance between packets and their speed, in flow pixels; the speed says nothing. */
const SPACING = 34;
const SPEED = 42;
/** Below this place on the ramp no light arrives. */
const DARK = 0.02;
/** Width of a wire of which nothing is recorded. */
const IDLE = 1.5;
const THIN = 1.2;
const WIDE = 6.5;

/** Width of a wire at a place on the scale, in flow pixels: of signed values by their distance from zero. */
export function wireWidth(position: number, look: ColumnLook = "light"): number {
  return THIN + (WIDE - THIN) * (look === "signed" ? Math.abs(2 * position - 1) : position);
}

/** Gradient below the ramp: no light arrives. Every value of another statistic is drawn. */
function isDark(position: number, { look }: WireColors): boolean {
  return look === "light" && position <= DARK;
}

/** Where the packets stand after `seconds` of motion. */
export function packetPhase(seconds: number): number {
  return (seconds * SPEED) % SPACING;
}

function rampColor(colors: WireColors, position: number): string {
  return colors.ramp[tableIndex(position, colors.ramp.length)] ?? colors.wire;
}

function drawBox(context: Context, box: Box, position: number, colors: WireColors): void {
  if (isDark(position, colors)) {
    return;
  }
  if (colors.dark && colors.look === "light" && position > GLOW_FROM) {
    const { width, height } = box;
    const glow = glowSprite(width, height, position, colors);
    const [x, y] = [box.x - GLOW_REACH, box.y - GLOW_REACH];
    context.drawImage(glow, x, y, width + 2 * GLOW_REACH, height + 2 * GLOW_REACH);
  }
  context.strokeStyle = rampColor(colors, position);
  context.lineWidth = 2;
  context.beginPath();
  context.roundRect(box.x - 0.5, box.y - 0.5, box.width + 1, box.height + 1, 12.5);
  context.stroke();
}

/** Three bars across the middle of a wire: more gradient than the ramp can show. */
function drawOverRange(context: Context, walk: Walk, colors: WireColors): void {
  const middle = walk.length / 2;
  context.strokeStyle = colors.text;
  context.lineWidth = 1.6;
  context.beginPath();
  for (const offset of [-4, 0, 4]) {
    const [x, y] = pointAt(walk, middle + offset);
    const [ahead, aheadY] = pointAt(walk, middle + offset + 2);
    const angle = Math.atan2(aheadY - y, ahead - x) + Math.PI / 2;
    const [dx, dy] = [Math.cos(angle) * 6.5, Math.sin(angle) * 6.5];
    context.moveTo(x - dx, y - dy);
    context.lineTo(x + dx, y + dy);
  }
  context.stroke();
}

/** A wire without light: thin, dashed where the recorded gradient is below the ramp. */
function drawDark(context: Context, path: Path2D, recorded: boolean, colors: WireColors): void {
  context.strokeStyle = colors.wire;
  context.lineWidth = recorded ? 1 : IDLE;
  context.setLineDash(recorded ? [3, 3] : []);
  context.stroke(path);
  context.setLineDash([]);
}

function drawLit(context: Context, path: Path2D, position: number, colors: WireColors): void {
  const width = wireWidth(position, colors.look);
  context.strokeStyle = rampColor(colors, position);
  if (colors.dark && colors.look === "light" && position > 0.55) {
    context.globalAlpha = 0.16 * position;
    context.lineWidth = width * 3;
    context.stroke(path);
    context.globalAlpha = 1;
  }
  context.lineWidth = width;
  context.stroke(path);
}

/** Packets of one wire: larger with more gradient, against the direction of the data. */
function drawPackets(
  context: Context,
  walk: Walk,
  position: number,
  phase: number,
  colors: WireColors,
): void {
  const radius = 0.9 + 1.9 * position;
  const tone = colors.dark ? Math.min(1, position + 0.3) : Math.max(0, position - 0.45);
  context.fillStyle = rampColor(colors, tone);
  context.beginPath();
  for (let distance = walk.length - phase; distance > 0; distance -= SPACING) {
    const [x, y] = pointAt(walk, distance);
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
  context.fill();
}

/** Draws everything in flow coordinates. */
export function paint(
  context: Context,
  drawing: Drawing,
  picture: Picture,
  colors: WireColors,
): void {
  context.lineCap = "round";
  for (const [index, box] of drawing.boxes.entries()) {
    if (!Number.isNaN(picture.boxValues[index] ?? Number.NaN)) {
      drawBox(context, box, picture.boxLight[index] ?? 0, colors);
    }
  }
  for (const [index, path] of drawing.paths.entries()) {
    const position = picture.edgeLight[index] ?? 0;
    const recorded = !Number.isNaN(picture.edgeValues[index] ?? Number.NaN);
    if (recorded && !isDark(position, colors)) {
      drawLit(context, path, position, colors);
    } else {
      drawDark(context, path, recorded, colors);
    }
  }
  for (const [index, walk] of drawing.walks.entries()) {
    const position = picture.edgeLight[index] ?? 0;
    const value = picture.edgeValues[index] ?? Number.NaN;
    if (picture.phase !== null && position > DARK && !Number.isNaN(value)) {
      drawPackets(context, walk, position, picture.phase, colors);
    }
    if (colors.look === "light" && isOverRange(value)) {
      drawOverRange(context, walk, colors);
    }
  }
}
