/** What the wires canvas shows: gradients at the step shown, eased between statistics for drawing only. */

import type { DrawnWire } from "../../domain/drawing";
import { Eased } from "../../domain/interpolate";
import { outermost } from "../../domain/places";
import { rampPosition } from "../../domain/ramp";
import type { RunBuffer } from "../../domain/runBuffer";
import type { TrainedParts } from "../../domain/trainedParts";
import type { GraphGeometry } from "../../state/canvas";
import type { DrawnEdge } from "../../state/drawn";
import { blockRows } from "../../state/openGroups";
import { shownRecord } from "../../state/shown";
import { shownParts } from "../../state/shownParts";
import type { Stage } from "../../state/stage";
import { type Picture, wireWidth } from "./painter";
import type { Layout } from "./surface";

/** The gradient of a wire into a loss: that of the nearest block which has one. */
function objectiveValue(shown: Shown, sources: readonly string[]): number {
  const values = sources.map((id) => nodeValue(shown, id));
  return values.find((value) => !Number.isNaN(value)) ?? Number.NaN;
}

/** What is shown: a row of a run's statistics, and the parts of the drawing that are the run's. */
interface Shown {
  readonly buffer: RunBuffer | null;
  readonly row: number;
  readonly parts: TrainedParts | null;
}

function nodeValue({ buffer, row, parts }: Shown, id: string): number {
  const isRuns = parts === null || parts.gradients.has(outermost(id));
  return buffer === null || row < 0 || !isRuns
    ? Number.NaN
    : buffer.nodeValue(row, blockRows(buffer.schema, id).output, "delta_rms");
}

/** The gradient of a wire; of one that stands for several uses of an output, that of the strongest. */
function edgeValue(shown: Shown, edge: DrawnWire): number {
  const { buffer, row, parts } = shown;
  if (buffer === null || row < 0) {
    return Number.NaN;
  }
  if (edge.gradientSources !== undefined) {
    return objectiveValue(shown, edge.gradientSources);
  }
  if (parts !== null && !parts.gradients.has(outermost(edge.target))) {
    return Number.NaN;
  }
  const rows = edge.uses.map((use) => buffer.edgeRow(use)).filter((index) => index >= 0);
  const values = rows.map((index) => buffer.statistics.edge(row, index));
  return values.length === 0 ? Number.NaN : Math.max(...values);
}

export class WireScene {
  private edges: readonly DrawnWire[] = [];
  private boxIds: readonly string[] = [];
  private values = new Float32Array(0);
  private edgeLight = new Eased(0);
  private boxLight = new Eased(0);
  private geometryVersion = -1;
  private key = "";
  private parts: TrainedParts | null = null;

  constructor(private readonly stage: Stage) {}

  /** The new layout when blocks or wires have changed since the last call, else null. */
  takeLayout(): Layout | null {
    const { geometry } = this.stage.canvas;
    if (geometry.version === this.geometryVersion) {
      return null;
    }
    return this.rebuild(geometry);
  }

  /** Looks at record and playhead; true when something must be drawn anew. */
  update(elapsedMs: number): boolean {
    const { stage } = this;
    const { buffer, row } = shownRecord(stage);
    const parts = shownParts(stage);
    const key = `${buffer?.runId ?? ""}|${row < 0 ? -1 : (buffer?.statistics.stepAt(row) ?? -1)}`;
    const moved = key !== this.key || parts !== this.parts;
    if (moved) {
      this.key = key;
      this.parts = parts;
      this.aim({ buffer, row, parts });
    }
    const edges = this.edgeLight.advance(elapsedMs);
    const boxes = this.boxLight.advance(elapsedMs);
    return moved || edges || boxes;
  }

  picture(phase: number | null): Picture {
    return {
      edgeLight: this.edgeLight.shown,
      edgeValues: this.values,
      boxLight: this.boxLight.shown,
      phase,
    };
  }

  /** What is drawn now, for tests. */
  drawn(): Record<string, DrawnEdge> {
    return Object.fromEntries(
      this.edges.map(({ id }, index) => {
        const brightness = this.edgeLight.shown[index] ?? 0;
        const value = this.values[index] ?? Number.NaN;
        return [id, { brightness, width: wireWidth(brightness), value }];
      }),
    );
  }

  private rebuild(geometry: GraphGeometry): Layout {
    const former = new Map(
      this.edges.map(({ id }, index) => [id, this.edgeLight.shown[index] ?? 0]),
    );
    const blocks = [...geometry.nodes].filter(
      ([, { kind }]) => kind === "block" || kind === "group",
    );
    this.geometryVersion = geometry.version;
    this.edges = geometry.edges;
    this.boxIds = blocks.map(([id]) => id);
    this.values = new Float32Array(this.edges.length).fill(Number.NaN);
    this.edgeLight = new Eased(this.edges.length);
    this.boxLight = new Eased(blocks.length);
    for (const [index, { id }] of this.edges.entries()) {
      this.edgeLight.shown[index] = former.get(id) ?? 0;
    }
    this.key = "";
    return {
      wires: this.edges.map(({ path, line }) => ({ path, line })),
      boxes: blocks.map(([, { x, y, width, height }]) => ({ x, y, width, height })),
    };
  }

  private aim(shown: Shown): void {
    for (const [index, edge] of this.edges.entries()) {
      const value = edgeValue(shown, edge);
      this.values[index] = value;
      this.edgeLight.aim(index, rampPosition(value));
    }
    for (const [index, id] of this.boxIds.entries()) {
      this.boxLight.aim(index, rampPosition(nodeValue(shown, id)));
    }
  }
}
