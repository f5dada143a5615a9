/** What the wires canvas shows: gradients, or another statistic, at the step shown, eased between statistics for drawing only. */

import {
  type BlockColumn,
  columnLook,
  columnNodes,
  columnSource,
  GRADIENT,
} from "../../domain/blockColumn";
import type { DrawnWire } from "../../domain/drawing";
import { Eased } from "../../domain/interpolate";
import { largest } from "../../domain/numbers";
import { outermost } from "../../domain/places";
import type { RunBuffer } from "../../domain/runBuffer";
import type { StripScale } from "../../domain/stripScale";
import type { TrainedParts } from "../../domain/trainedParts";
import { presentColumn, presentScale } from "../../state/blockColumn";
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
  readonly column: BlockColumn;
}

/** Whether a value at an address is one of the part of the drawing that the run trains. */
function isRuns({ parts, column }: Shown, address: string): boolean {
  const trained = column === GRADIENT ? parts?.gradients : parts?.outputs;
  return trained === undefined || trained.has(outermost(address));
}

function nodeValue(shown: Shown, id: string): number {
  const { buffer, row, column } = shown;
  if (buffer === null || row < 0 || !isRuns(shown, id)) return Number.NaN;
  const nodes = columnNodes(buffer, blockRows(buffer.schema, id), column);
  return largest(
    nodes.map((node) => (isRuns(shown, node) ? buffer.shownNode(row, node, column) : Number.NaN)),
  );
}

/** Of statistics of outputs what a wire carries; of those of weights nothing. */
function carriedValue(shown: Shown, { source }: DrawnWire): number {
  const { buffer, row, column } = shown;
  const isOfWeights = columnSource(column) === "weights";
  if (buffer === null || row < 0 || isOfWeights || !isRuns(shown, source)) return Number.NaN;
  return buffer.shownNode(row, blockRows(buffer.schema, source).output, column);
}

/** The gradient of a wire; of one that stands for several uses of an output, that of the strongest. */
function edgeValue(shown: Shown, edge: DrawnWire): number {
  const { buffer, row, parts, column } = shown;
  if (buffer === null || row < 0) {
    return Number.NaN;
  }
  if (column !== GRADIENT) {
    return carriedValue(shown, edge);
  }
  if (edge.gradientSources !== undefined) {
    return objectiveValue(shown, edge.gradientSources);
  }
  if (parts !== null && !parts.gradients.has(outermost(edge.target))) {
    return Number.NaN;
  }
  return largest(edge.uses.map((use) => buffer.shownEdge(row, use)));
}

export class WireScene {
  private edges: readonly DrawnWire[] = [];
  private boxIds: readonly string[] = [];
  private values = new Float32Array(0);
  private boxValues = new Float32Array(0);
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
    const [column, scale] = [presentColumn(), presentScale(stage)];
    const step = row < 0 ? -1 : (buffer?.statistics.stepAt(row) ?? -1);
    const asked = buffer?.requested.version ?? 0;
    const key = [buffer?.runId ?? "", step, asked, column, scale.low, scale.high].join("|");
    const moved = key !== this.key || parts !== this.parts;
    if (moved) {
      this.key = key;
      this.parts = parts;
      this.aim({ buffer, row, parts, column }, scale);
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
      boxValues: this.boxValues,
      phase,
    };
  }

  /** What is drawn now, for tests. */
  drawn(): Record<string, DrawnEdge> {
    const look = columnLook(presentColumn());
    return Object.fromEntries(
      this.edges.map(({ id }, index) => {
        const brightness = this.edgeLight.shown[index] ?? 0;
        const value = this.values[index] ?? Number.NaN;
        return [id, { brightness, width: wireWidth(brightness, look), value }];
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
    this.boxValues = new Float32Array(blocks.length).fill(Number.NaN);
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

  private aim(shown: Shown, { position }: StripScale): void {
    for (const [index, edge] of this.edges.entries()) {
      const value = edgeValue(shown, edge);
      this.values[index] = value;
      this.edgeLight.aim(index, position(value));
    }
    for (const [index, id] of this.boxIds.entries()) {
      const value = nodeValue(shown, id);
      this.boxValues[index] = value;
      this.boxLight.aim(index, position(value));
    }
  }
}
