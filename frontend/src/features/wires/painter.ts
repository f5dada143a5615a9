/** Draws the wires: light in the dark theme, ink in the light one; packets run from the loss to the input. */
import { pointAt } from "../../domain/cubic";
import { isOverRange, tableIndex } from "../../domain/ramp";
import { type Palette, RAMP_COLORS } from "../../state/palette";
import { GLOW_FROM, GLOW_REACH, glowSprite } from "./glow";
import { type Halo, type Wire, type WireScene, wireWidth } from "./scene";

type Context = CanvasRenderingContext2D;

/** Distance between packets and their speed, in flow pixels; the speed says nothing. */
const SPACING = 34;
const SPEED = 42;
/** Below this place on the ramp no light arrives. */
const DARK = 0.02;

function rampColor(palette: Palette, position: number): string {
  return palette.ramp[tableIndex(position, RAMP_COLORS)] ?? palette.wire;
}

function roundBox(context: Context, { x, y, width, height }: Halo["box"], out: number): void {
  context.beginPath();
  context.roundRect(x - out, y - out, width + 2 * out, height + 2 * out, 12 + out);
}

/** Rims of light around blocks that receive gradient, with a glow behind the brighter ones in the dark theme. */
function drawHalos(context: Context, scene: WireScene, palette: Palette): void {
  for (const [index, halo] of scene.halos.entries()) {
    const position = scene.haloLight.shown[index] ?? 0;
    if (position <= DARK) {
      continue;
    }
    if (palette.dark && position > GLOW_FROM) {
      const glow = glowSprite(halo.box.width, halo.box.height, position, palette);
      const size = {
        width: halo.box.width + 2 * GLOW_REACH,
        height: halo.box.height + 2 * GLOW_REACH,
      };
      context.drawImage(
        glow,
        halo.box.x - GLOW_REACH,
        halo.box.y - GLOW_REACH,
        size.width,
        size.height,
      );
    }
    context.strokeStyle = rampColor(palette, position);
    context.lineWidth = 2;
    roundBox(context, halo.box, 0.5);
    context.stroke();
  }
}

/** Three bars across the middle of a wire: more gradient than the ramp can show. */
function drawOverRange(context: Context, wire: Wire, palette: Palette): void {
  const middle = wire.walk.length / 2;
  context.strokeStyle = palette.text;
  context.lineWidth = 1.6;
  context.beginPath();
  for (const offset of [-4, 0, 4]) {
    const [x, y] = pointAt(wire.walk, middle + offset);
    const [ahead, aheadY] = pointAt(wire.walk, middle + offset + 2);
    const angle = Math.atan2(aheadY - y, ahead - x) + Math.PI / 2;
    const [dx, dy] = [Math.cos(angle) * 6.5, Math.sin(angle) * 6.5];
    context.moveTo(x - dx, y - dy);
    context.lineTo(x + dx, y + dy);
  }
  context.stroke();
}

function drawWire(context: Context, wire: Wire, position: number, palette: Palette): void {
  context.strokeStyle = palette.wire;
  context.lineWidth = 1;
  if (Number.isNaN(wire.value) || position <= DARK) {
    context.setLineDash(Number.isNaN(wire.value) ? [] : [3, 3]);
    context.stroke(wire.path);
    context.setLineDash([]);
    return;
  }
  context.stroke(wire.path);
  const width = wireWidth(position);
  context.strokeStyle = rampColor(palette, position);
  if (palette.dark && position > 0.5) {
    context.globalAlpha = 0.16 * position;
    context.lineWidth = width * 3;
    context.stroke(wire.path);
    context.globalAlpha = 1;
  }
  context.lineWidth = width;
  context.stroke(wire.path);
}

/** Packets of one wire, all in one path: larger with more gradient, against the direction of the data. */
function drawPackets(
  context: Context,
  wire: Wire,
  position: number,
  phase: number,
  palette: Palette,
): void {
  const radius = 0.9 + 1.9 * position;
  const tone = palette.dark ? Math.min(1, position + 0.3) : Math.max(0, position - 0.45);
  context.fillStyle = rampColor(palette, tone);
  context.beginPath();
  for (let distance = wire.walk.length - phase; distance > 0; distance -= SPACING) {
    const [x, y] = pointAt(wire.walk, distance);
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
  context.fill();
}

/** Where the packets stand after `seconds` of motion: distance of the first one from the loss's end. */
export function packetPhase(seconds: number): number {
  return (seconds * SPEED) % SPACING;
}

/** Draws the whole scene in flow coordinates; `phase` null leaves the packets out. */
export function paintScene(
  context: Context,
  scene: WireScene,
  palette: Palette,
  phase: number | null,
): void {
  context.lineCap = "round";
  drawHalos(context, scene, palette);
  for (const [index, wire] of scene.wires.entries()) {
    drawWire(context, wire, scene.edgeLight.shown[index] ?? 0, palette);
  }
  for (const [index, wire] of scene.wires.entries()) {
    const position = scene.edgeLight.shown[index] ?? 0;
    if (phase !== null && position > DARK && !Number.isNaN(wire.value)) {
      drawPackets(context, wire, position, phase, palette);
    }
    if (isOverRange(wire.value)) {
      drawOverRange(context, wire, palette);
    }
  }
}
