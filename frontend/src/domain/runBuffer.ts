/** Everything recorded of one run, in typed arrays: what every live view draws from. */

import { EvaluationHistory } from "./evaluationHistory";
import { type AnswerView, isAnswer } from "./exampleAnswer";
import type { Frame, ShapedArray } from "./frame";
import { KeptViews } from "./keptViews";
import { isProbe, type ProbeType } from "./probes";
import { BLOCK_ROWS, RequestedRows } from "./requestedRows";
import type { LogEntry } from "./runEvents";
import { RunTimes } from "./runTimes";
import { ScalarHistory } from "./scalarHistory";
import { HistogramHistory, StatisticsHistory } from "./statistics";

/** Names behind the rows and columns of a run's frames (`Schema` of the protocol). */
export interface RunSchema {
  readonly nodes: readonly string[];
  readonly edges: readonly (readonly [string, string, string, string])[];
  readonly node_columns: readonly string[];
  readonly edge_columns: readonly string[];
  readonly scalars: readonly string[];
  readonly metrics: readonly string[];
  readonly strip: readonly (readonly [string, string | null])[];
  readonly classes: readonly string[];
  readonly views: readonly string[];
  readonly steps_per_epoch: number;
  readonly training_size: number;
  /** Views on request that have a tab of their own; left out by records of before. */
  readonly requests?: string[];
  /** What the block of a node can show; left out by records of before. */
  readonly faces?: Record<string, string[]>;
}

const MAX_EVENTS = 4_096;

/** Name of an edge of the schema, the same as `edgeId` gives an edge of a spec. */
function edgeKey([source, sourcePort, target, targetPort]: RunSchema["edges"][number]): string {
  return `${source}.${sourcePort}>${target}.${targetPort}`;
}

interface Histories {
  readonly scalars: ScalarHistory;
  readonly statistics: StatisticsHistory;
  readonly histograms: HistogramHistory;
  readonly views: KeptViews;
  readonly evaluations: EvaluationHistory;
}

function makeHistories(schema: RunSchema): Histories {
  return {
    scalars: new ScalarHistory(schema.scalars),
    statistics: new StatisticsHistory(
      schema.nodes.length,
      schema.node_columns.length,
      schema.edges.length,
      schema.edge_columns.length,
    ),
    histograms: new HistogramHistory(schema.nodes.length),
    views: new KeptViews(),
    evaluations: new EvaluationHistory(2 + schema.metrics.length),
  };
}

export class RunBuffer {
  readonly runId: string;
  readonly schema: RunSchema;
  /** Seconds of training at some of its steps. */
  readonly times = new RunTimes();
  /** Raised with every change, so that views know when to draw again. */
  version = 0;
  generation = 0;
  lastSeq = -1;
  lastStep = 0;
  events: LogEntry[] = [];
  /** Rows that frames leave out, as last asked for. */
  readonly requested = new RequestedRows();
  /** The last answer of each kind about one example. */
  readonly answers = new Map<AnswerView, Frame>();
  /** The last frame of each measurement. */
  readonly measured = new Map<ProbeType, Frame>();
  private histories: Histories;
  private readonly nodeRows: ReadonlyMap<string, number>;
  private readonly nodeColumns: ReadonlyMap<string, number>;
  private readonly edgeRows: ReadonlyMap<string, number>;
  private readonly activations: ReadonlyMap<string, string | null>;

  constructor(runId: string, schema: RunSchema) {
    this.runId = runId;
    this.schema = schema;
    this.nodeRows = new Map(schema.nodes.map((id, row) => [id, row]));
    this.nodeColumns = new Map(schema.node_columns.map((name, column) => [name, column]));
    this.edgeRows = new Map(schema.edges.map((edge, row) => [edgeKey(edge), row]));
    this.activations = new Map(schema.strip);
    this.histories = makeHistories(schema);
  }

  get scalars(): ScalarHistory {
    return this.histories.scalars;
  }

  get statistics(): StatisticsHistory {
    return this.histories.statistics;
  }

  get histograms(): HistogramHistory {
    return this.histories.histograms;
  }

  get views(): KeptViews {
    return this.histories.views;
  }

  /** Takes a frame in. A record frame already applied (same generation, seq not beyond) is ignored. */
  apply(frame: Frame): boolean {
    if (frame.runId !== this.runId || frame.generation < this.generation) {
      return false;
    }
    if (frame.type === "view" && frame.view === BLOCK_ROWS) {
      this.requested.take(frame, this.schema.node_columns.length);
    } else if (frame.type === "view" && isAnswer(frame.view)) {
      this.answers.set(frame.view, frame);
    } else if (frame.type === "view" && isProbe(frame.view)) {
      this.measured.set(frame.view, frame);
    } else if (frame.type === "view") {
      this.views.add(frame);
    } else if (!this.applyRecord(frame)) {
      return false;
    }
    this.version += 1;
    return true;
  }

  /** Keeps a picture of an earlier step, for going back to it again. */
  keepView(frame: Frame): void {
    if (frame.runId === this.runId) this.views.keep(frame);
  }

  /** An entry of the event log; received twice, it counts once. */
  addEvent(entry: LogEntry): void {
    const known = this.events.some(
      (other) =>
        other.kind === entry.kind &&
        other.step === entry.step &&
        JSON.stringify(other.detail) === JSON.stringify(entry.detail),
    );
    if (!known) {
      this.events.push(entry);
      this.events.sort((a, b) => a.step - b.step || a.seq - b.seq);
      this.events.splice(0, this.events.length - MAX_EVENTS);
      this.version += 1;
    }
  }

  /** The host died and resumed: forgets what came with frames after `seq`; they will be computed again. */
  rewind(seq: number, generation: number): void {
    this.generation = generation;
    this.requested.clear();
    this.scalars.rewind(seq);
    this.statistics.rewind(seq);
    this.histograms.rewind(seq);
    this.histories.evaluations.rewind(seq);
    this.lastSeq = Math.min(this.lastSeq, seq);
    this.lastStep =
      this.statistics.length > 0 ? this.statistics.stepAt(this.statistics.length - 1) : 0;
    this.views.rewind(this.lastStep);
    this.events = this.events.filter((entry) => entry.seq <= seq + 1);
    this.version += 1;
  }

  /** Forgets the whole record; the history follows as frames. */
  reset(generation: number): void {
    this.generation = generation;
    this.lastSeq = -1;
    this.lastStep = 0;
    this.events = [];
    this.requested.clear();
    this.histories = makeHistories(this.schema);
    this.version += 1;
  }

  get evaluationCount(): number {
    return this.histories.evaluations.length;
  }

  /** `evaluation` columns: 0 step, 1 validation loss, 2... metrics in schema order. */
  evaluation(row: number, column: number): number {
    return this.histories.evaluations.at(row, column);
  }

  /** Row of the last evaluation at or before `step`; -1 where there is none. */
  evaluationAt(step: number): number {
    return this.histories.evaluations.rowAt(step);
  }

  nodeRow(nodeId: string): number {
    return this.nodeRows.get(nodeId) ?? -1;
  }

  edgeRow(key: string): number {
    return this.edgeRows.get(key) ?? -1;
  }

  /** The activation whose dead and saturated units a node's row shows: its own pair in the strip, else itself. */
  activationOf(nodeId: string): string {
    return this.activations.get(nodeId) ?? nodeId;
  }

  nodeColumn(name: string): number {
    return this.nodeColumns.get(name) ?? -1;
  }

  /** A node's statistic at a row of `statistics`; NaN = not applicable or not recorded. */
  nodeValue(row: number, nodeId: string, column: string): number {
    const [node, index] = [this.nodeRow(nodeId), this.nodeColumn(column)];
    return node < 0 || index < 0 ? Number.NaN : this.statistics.node(row, node, index);
  }

  /** A node's statistic at a row; of one without a row in frames that which was asked for, at the last row alone. */
  shownNode(row: number, nodeId: string, column: string): number {
    if (this.nodeRow(nodeId) >= 0) return this.nodeValue(row, nodeId, column);
    const asked = row === this.statistics.length - 1 ? this.requested.at(nodeId) : undefined;
    return asked?.values[this.nodeColumn(column)] ?? Number.NaN;
  }

  /** The gradient of a wire at a row, by its name; of one without a row in frames as `shownNode`. */
  shownEdge(row: number, key: string): number {
    const edge = this.edgeRow(key);
    if (edge >= 0) return this.statistics.edge(row, edge);
    return row === this.statistics.length - 1 ? this.requested.wire(key) : Number.NaN;
  }

  /** Row of the statistics shown: the last ones when live (`step` null), else the last at or before `step`. */
  shownRow(step: number | null): number {
    if (step === null) {
      return this.statistics.length - 1;
    }
    return this.statistics.length === 0 ? -1 : Math.max(0, this.statistics.rowAt(step));
  }

  /** The picture to show: the latest when live, else the one kept nearest to `step`. */
  shownView(view: string, step: number | null): Frame | undefined {
    return step === null ? this.views.latest(view) : this.views.nearest(view, step);
  }

  /** Bytes held in typed arrays of the record and its pictures. */
  get byteLength(): number {
    return (
      this.scalars.byteLength +
      this.statistics.byteLength +
      this.histograms.byteLength +
      this.histories.evaluations.byteLength +
      this.views.byteLength +
      this.requested.byteLength
    );
  }

  private applyRecord(frame: Frame): boolean {
    if (frame.seq <= this.lastSeq && frame.generation === this.generation) {
      return false;
    }
    const buckets = frame.arrays.get("scalar_buckets");
    if (buckets !== undefined) {
      this.scalars.append(buckets, frame.firstStep, frame.bucketWidth, frame.seq);
    }
    const nodes = frame.arrays.get("node_statistics");
    if (nodes !== undefined) {
      this.statistics.append(frame.step, frame.seq, nodes, frame.arrays.get("edge_statistics"));
    }
    const counts = frame.arrays.get("node_histograms");
    if (counts !== undefined) {
      this.histograms.append(frame.step, frame.seq, counts, frame.arrays.get("histogram_ranges"));
    }
    this.appendEvaluations(frame.arrays.get("evaluation"), frame.seq);
    this.generation = frame.generation;
    this.lastSeq = frame.seq;
    this.lastStep = Math.max(this.lastStep, frame.step);
    return true;
  }

  private appendEvaluations(evaluations: ShapedArray | undefined, seq: number): void {
    const width = 2 + this.schema.metrics.length;
    for (let row = 0; row < (evaluations?.shape[0] ?? 0); row += 1) {
      this.histories.evaluations.push(
        evaluations?.data.subarray(row * width, (row + 1) * width) ?? [],
        seq,
      );
    }
  }
}
