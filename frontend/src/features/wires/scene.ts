/** What the wires canvas draws: curves cached by geometry, gradients eased between statistics. */
import { type Walk, walkCubic } from "../../domain/cubic";
import { Eased } from "../../domain/interpolate";
import { rampPosition } from "../../domain/ramp";
import type { RunBuffer } from "../../domain/runBuffer";
import { currentBuffer } from "../../state/buffers";
import type { DrawnEdge } from "../../state/drawn";
import {
  type GraphGeometry,
  graphGeometry,
  type NodeGeometry,
  OBJECTIVE_EDGE,
} from "../../state/graphGeometry";
import { playhead } from "../../state/playhead";

export interface Wire {
  readonly id: string;
  readonly source: string;
  readonly path: Path2D;
  readonly walk: Walk;
  /** Recorded gradient through the wire at the step shown; NaN where nothing is recorded. */
  value: number;
}

export interface Halo {
  readonly id: string;
  readonly box: NodeGeometry;
  value: number;
}

/** Narrowest and widest wire, in flow pixels. */
const THIN = 1.2;
const WIDE = 6.5;

/** Width of a wire at a place on the ramp. */
export function wireWidth(position: number): number {
  return THIN + (WIDE - THIN) * position;
}

/** The gradient of the wire into the loss: that of what is predicted, or of what is folded into the loss. */
function objectiveValue(buffer: RunBuffer, row: number, source: string): number {
  const own = buffer.nodeValue(row, source, "delta_rms");
  if (!Number.isNaN(own)) {
    return own;
  }
  const feeding = buffer.schema.edges.find((edge) => edge[2] === source);
  return feeding === undefined ? Number.NaN : buffer.nodeValue(row, feeding[0], "delta_rms");
}

export class WireScene {
  wires: Wire[] = [];
  halos: Halo[] = [];
  edgeLight = new Eased(0);
  haloLight = new Eased(0);
  private geometryVersion = -1;
  private key = "";

  /** Looks at geometry, record and playhead; true when something must be drawn anew. */
  update(elapsedMs: number): boolean {
    const geometry = graphGeometry();
    const rebuilt = geometry.version !== this.geometryVersion;
    if (rebuilt) {
      this.rebuild(geometry);
    }
    const buffer = currentBuffer();
    const row = buffer?.shownRow(playhead.getState().step) ?? -1;
    const key = `${buffer?.runId ?? ""}|${row < 0 ? -1 : (buffer?.statistics.stepAt(row) ?? -1)}`;
    const moved = rebuilt || key !== this.key;
    if (moved) {
      this.key = key;
      this.aim(buffer, row);
    }
    const edges = this.edgeLight.advance(elapsedMs);
    const halos = this.haloLight.advance(elapsedMs);
    return moved || edges || halos;
  }

  /** What is drawn now, for tests. */
  drawn(): Record<string, DrawnEdge> {
    return Object.fromEntries(
      this.wires.map(({ id, value }, index) => {
        const brightness = this.edgeLight.shown[index] ?? 0;
        return [id, { brightness, width: wireWidth(brightness), value }];
      }),
    );
  }

  private rebuild(geometry: GraphGeometry): void {
    const former = new Map(
      this.wires.map((wire, index) => [wire.id, this.edgeLight.shown[index] ?? 0]),
    );
    this.geometryVersion = geometry.version;
    this.wires = geometry.edges.map(({ id, source, curve, path }) => ({
      id,
      source,
      path: new Path2D(path),
      walk: walkCubic(curve),
      value: Number.NaN,
    }));
    this.halos = [...geometry.nodes]
      .filter(([, box]) => box.kind === "block")
      .map(([id, box]) => ({ id, box, value: Number.NaN }));
    this.edgeLight = new Eased(this.wires.length);
    this.haloLight = new Eased(this.halos.length);
    for (const [index, wire] of this.wires.entries()) {
      this.edgeLight.shown[index] = former.get(wire.id) ?? 0;
    }
    this.haloLight.finish();
  }

  private aim(buffer: RunBuffer | null, row: number): void {
    for (const [index, wire] of this.wires.entries()) {
      wire.value = this.valueOf(buffer, row, wire);
      this.edgeLight.aim(index, rampPosition(wire.value));
    }
    for (const [index, halo] of this.halos.entries()) {
      halo.value = buffer === null ? Number.NaN : buffer.nodeValue(row, halo.id, "delta_rms");
      this.haloLight.aim(index, rampPosition(halo.value));
    }
  }

  private valueOf(buffer: RunBuffer | null, row: number, wire: Wire): number {
    if (buffer === null || row < 0) {
      return Number.NaN;
    }
    if (wire.id === OBJECTIVE_EDGE) {
      return objectiveValue(buffer, row, wire.source);
    }
    const edge = buffer.edgeRow(wire.id);
    return edge < 0 ? Number.NaN : buffer.statistics.edge(row, edge);
  }
}
