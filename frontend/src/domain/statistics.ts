/** Node and edge statistics by step, bounded by thinning the older half. */

import type { ShapedArray } from "./frame";
import { lastAtMost, makeByteRows, makeFloat32Rows, makeFloat64Rows } from "./growing";

const BUDGET_BYTES = 40_000_000;
const MIN_ROWS = 512;
const MAX_ROWS = 32_768;

/** Columns beside one another that share their rows: steps, seqs and any data. */
interface Column {
  readonly length: number;
  truncate(rows: number): void;
  filter(keep: (row: number) => boolean): void;
}

function thinOlderHalf(columns: readonly Column[], rows: number): void {
  const boundary = rows >> 1;
  for (const column of columns) {
    column.filter((row) => row === 0 || row >= boundary || row % 2 === 0);
  }
}

/** Makes room for what comes of a step that the last row is of already. */
function dropLastAt(
  columns: readonly Column[],
  steps: { readonly length: number; at(row: number): number },
  step: number,
): void {
  const last = steps.length - 1;
  if (steps.at(last) === step) {
    for (const column of columns) {
      column.truncate(last);
    }
  }
}

export class StatisticsHistory {
  private readonly steps = makeFloat64Rows();
  private readonly seqs = makeFloat64Rows();
  private readonly nodes;
  private readonly edges;
  private readonly maxRows: number;

  constructor(
    private readonly nodeCount: number,
    private readonly nodeColumns: number,
    private readonly edgeCount: number,
    private readonly edgeColumns: number,
  ) {
    this.nodes = makeFloat32Rows(nodeCount * nodeColumns);
    this.edges = makeFloat32Rows(Math.max(1, edgeCount * edgeColumns));
    const rowBytes = 4 * (nodeCount * nodeColumns + edgeCount * edgeColumns) + 16;
    this.maxRows = Math.min(MAX_ROWS, Math.max(MIN_ROWS, Math.floor(BUDGET_BYTES / rowBytes)));
  }

  get length(): number {
    return this.steps.length;
  }

  get byteLength(): number {
    return this.nodes.byteLength + this.edges.byteLength + 2 * this.steps.byteLength;
  }

  append(step: number, seq: number, nodes: ShapedArray, edges: ShapedArray | undefined): void {
    const size = this.nodeCount * this.nodeColumns;
    if (nodes.data.length !== size) {
      throw new RangeError(`node_statistics has ${nodes.data.length} numbers, expected ${size}`);
    }
    dropLastAt(this.columns, this.steps, step);
    this.steps.push([step]);
    this.seqs.push([seq]);
    this.nodes.push(nodes.data);
    const blank = this.edgeCount * this.edgeColumns === 0 || edges === undefined;
    this.edges.push(blank ? new Float32Array(this.edges.width).fill(Number.NaN) : edges.data);
    if (this.length > this.maxRows) {
      thinOlderHalf(this.columns, this.length);
    }
  }

  stepAt(row: number): number {
    return this.steps.at(row);
  }

  node(row: number, node: number, column: number): number {
    return this.nodes.at(row, node * this.nodeColumns + column);
  }

  edge(row: number, edge: number, column = 0): number {
    return this.edges.at(row, edge * this.edgeColumns + column);
  }

  /** Row of the last statistics at or before `step`; -1 where there are none. */
  rowAt(step: number): number {
    return lastAtMost(this.steps, step);
  }

  rewind(seq: number): void {
    const rows = lastAtMost(this.seqs, seq) + 1;
    for (const column of this.columns) {
      column.truncate(rows);
    }
  }

  private get columns(): readonly Column[] {
    return [this.steps, this.seqs, this.nodes, this.edges];
  }
}

/** Activation histograms by step: 32 bins a node, counts scaled to 255, with their ranges. */
export class HistogramHistory {
  private readonly steps = makeFloat64Rows();
  private readonly seqs = makeFloat64Rows();
  private readonly counts;
  private readonly ranges;
  private readonly bins: number;

  constructor(
    nodeCount: number,
    bins = 32,
    private readonly maxRows = 512,
  ) {
    this.bins = bins;
    this.counts = makeByteRows(nodeCount * bins);
    this.ranges = makeFloat32Rows(nodeCount * 2);
  }

  get length(): number {
    return this.steps.length;
  }

  get byteLength(): number {
    return this.counts.byteLength + this.ranges.byteLength;
  }

  append(step: number, seq: number, counts: ShapedArray, ranges: ShapedArray | undefined): void {
    if (counts.data.length !== this.counts.width) {
      throw new RangeError(`node_histograms has ${counts.data.length} numbers`);
    }
    dropLastAt(this.columns, this.steps, step);
    this.steps.push([step]);
    this.seqs.push([seq]);
    this.counts.push(counts.data);
    this.ranges.push(ranges?.data ?? new Float32Array(this.ranges.width));
    if (this.length > this.maxRows) {
      thinOlderHalf(this.columns, this.length);
    }
  }

  stepAt(row: number): number {
    return this.steps.at(row);
  }

  /** Row of the last histograms at or before `step`; the first ones where there are none before. */
  rowAt(step: number): number {
    return this.length === 0 ? -1 : Math.max(0, lastAtMost(this.steps, step));
  }

  /** The bins of one node (0 to 255) at a row. */
  of(row: number, node: number): Uint8Array {
    return this.counts.row(row).subarray(node * this.bins, (node + 1) * this.bins);
  }

  rangeOf(row: number, node: number): readonly [number, number] {
    return [this.ranges.at(row, node * 2), this.ranges.at(row, node * 2 + 1)];
  }

  rewind(seq: number): void {
    const rows = lastAtMost(this.seqs, seq) + 1;
    for (const column of this.columns) {
      column.truncate(rows);
    }
  }

  private get columns(): readonly Column[] {
    return [this.steps, this.seqs, this.counts, this.ranges];
  }
}
