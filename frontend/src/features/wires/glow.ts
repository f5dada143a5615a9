/** The glow behind a lit block, blurred once for every size and brightness and then only copied. */
import { tableIndex } from "../../domain/ramp";
import { contextOf } from "./context";

/** From this place on the ramp a block glows. */
export const GLOW_FROM = 0.3;
/** How far the glow reaches, in flow pixels. */
export const GLOW_REACH = 40;

const LEVELS = 24;
const MAX_SPRITES = 96;
const STRENGTH = 0.75;
const CORNER = 12;

type Canvas = OffscreenCanvas | HTMLCanvasElement;
const sprites = new Map<string, Canvas>();

function makeCanvas(width: number, height: number): Canvas {
  if (typeof OffscreenCanvas !== "undefined") {
    return new OffscreenCanvas(width, height);
  }
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

function drawSprite(width: number, height: number, color: string, alpha: number): Canvas {
  const sprite = makeCanvas(Math.ceil(width + 2 * GLOW_REACH), Math.ceil(height + 2 * GLOW_REACH));
  const context = contextOf(sprite);
  if (context !== null) {
    const far = sprite.width * 2;
    context.shadowColor = color;
    context.shadowBlur = GLOW_REACH * 0.85;
    context.shadowOffsetX = far;
    context.globalAlpha = alpha;
    context.fillStyle = color;
    context.beginPath();
    context.roundRect(GLOW_REACH - far, GLOW_REACH, width, height, CORNER);
    context.fill();
  }
  return sprite;
}

/** A glow of a block's size at a place on the ramp; it reaches `GLOW_REACH` beyond the block on every side. */
export function glowSprite(
  width: number,
  height: number,
  position: number,
  { ramp }: { ramp: readonly string[] },
): Canvas {
  const level = Math.round(position * (LEVELS - 1));
  const color = ramp[tableIndex(level / (LEVELS - 1), ramp.length)] ?? "#ffffff";
  const key = `${Math.round(width)}x${Math.round(height)}|${color}`;
  const known = sprites.get(key);
  if (known !== undefined) {
    return known;
  }
  if (sprites.size >= MAX_SPRITES) {
    sprites.clear();
  }
  const light = (level / (LEVELS - 1) - GLOW_FROM) / (1 - GLOW_FROM);
  const sprite = drawSprite(width, height, color, STRENGTH * Math.max(0.05, light));
  sprites.set(key, sprite);
  return sprite;
}
