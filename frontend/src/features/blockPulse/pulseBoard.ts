/** One pulse for all blocks: bars ten times a second, numbers and chips three times, by direct writes. */

import { type BlockColumn, columnLook } from "../../domain/blockColumn";
import {
  type BlockState,
  blockState,
  type Chip,
  chipsOf,
  NO_BLOCK_STATE,
} from "../../domain/blockState";
import { formatCount, formatMagnitude, formatNatural, formatPercent } from "../../domain/format";
import { type AxisRange, sharedRange } from "../../domain/histogramScale";
import { outermost } from "../../domain/places";
import { tableIndex } from "../../domain/ramp";
import type { RequestedRow } from "../../domain/requestedRows";
import type { RunBuffer } from "../../domain/runBuffer";
import { findingsAt } from "../../domain/runEvents";
import type { StripScale } from "../../domain/stripScale";
import type { TrainedParts } from "../../domain/trainedParts";
import { t } from "../../i18n";
import { columnColors, formatColumn, presentColumn, presentScale } from "../../state/blockColumn";
import { reportNode } from "../../state/drawn";
import { blockRows } from "../../state/openGroups";
import { paletteVersion, RAMP_COLORS } from "../../state/palette";
import { schedule } from "../../state/scheduler";
import { shownRecord } from "../../state/shown";
import { shownParts } from "../../state/shownParts";
import type { Stage } from "../../state/stage";
import { barsPath, type Histogram, zeroPath } from "./histogramPath";
import { writeAttribute, writeData, writeHidden, writeText } from "./writing";

const BAR_HZ = 10;
/** Numbers and pictures of a block are written at every third beat, those of different blocks at different ones. */
const BEATS_A_TEXT = 3;

/** The elements around a histogram: the ends of its axis, the standard deviation. */
export interface OutputElements {
  readonly low: HTMLElement;
  readonly high: HTMLElement;
  readonly deviation: HTMLElement;
}

/** The elements of a histogram: its bars, the tick at zero, the hatching over dead units. */
export interface HistogramElements {
  readonly root: HTMLElement;
  readonly bars: SVGElement;
  readonly zero: SVGElement;
  readonly hatching: HTMLElement;
}

/** The elements of one block that are written to. */
interface PulseElements {
  readonly root: HTMLElement;
  readonly histogram: HistogramElements | null;
  readonly bar: HTMLElement | null;
  readonly number: HTMLElement | null;
  /** Names the step of numbers on request. */
  readonly step: HTMLElement | null;
  readonly outputs: OutputElements | null;
  readonly chips: ReadonlyMap<Chip, HTMLElement>;
}

/** The statistic that bars and numbers show, and its scale. */
interface Column {
  readonly name: BlockColumn;
  readonly scale: StripScale;
}

/** A bar from its left end; of signed values from the middle, which is zero. */
function barTransform(position: number, name: BlockColumn): string {
  return columnLook(name) === "signed"
    ? `translateX(50%) scaleX(${(position - 0.5).toFixed(3)})`
    : `scaleX(${position.toFixed(3)})`;
}

class Pulse {
  private histogramKey = "";
  private barKey = "";
  private textKey = "";
  private outputsKey = "";
  private written = false;

  constructor(
    readonly nodeId: string,
    private readonly elements: PulseElements,
  ) {}

  drawBar({ shown: value }: BlockState, { name, scale }: Column): void {
    const { bar } = this.elements;
    const position = scale.position(value);
    const key = `${position.toFixed(3)}|${name}|${paletteVersion()}`;
    if (bar === null || key === this.barKey) {
      return;
    }
    this.barKey = key;
    bar.style.transform = Number.isNaN(position) ? "scaleX(0)" : barTransform(position, name);
    bar.style.backgroundColor = columnColors(name)[tableIndex(position || 0, RAMP_COLORS)] ?? "";
  }

  get hasHistogram(): boolean {
    return this.elements.histogram !== null;
  }

  drawPicture(outputs: Outputs, state: BlockState): void {
    const { histogram } = this.elements;
    const { axis } = outputs;
    const dead = state.dead > 0 ? Math.min(1, state.dead).toFixed(2) : "0";
    const shown = outputs.keyOf(this.nodeId);
    const key = [shown, axis?.low, axis?.high, dead, state.notANumber].join("|");
    if (histogram === null || key === this.histogramKey) {
      return;
    }
    this.histogramKey = key;
    const counts = state.notANumber ? null : outputs.of(this.nodeId);
    writeAttribute(histogram.bars, "d", counts && axis ? barsPath(counts, axis) : "");
    writeAttribute(histogram.zero, "d", axis === null ? "" : zeroPath(axis));
    writeData(histogram.root, "wrong", String(state.notANumber));
    histogram.hatching.style.width = `${100 * Number(state.notANumber ? 1 : dead)}%`;
  }

  /** Whether the block shows nothing yet although there is something: it is not kept waiting for its turn. */
  isBehind(state: BlockState): boolean {
    return !this.written && !Number.isNaN(state.shown);
  }

  writeOutputs({ axis }: Outputs, { deviation }: BlockState): void {
    const { outputs } = this.elements;
    const text = Number.isNaN(deviation) ? "–" : formatMagnitude(deviation);
    const [low, high] = axis === null ? ["", ""] : [axis.low, axis.high].map(formatNatural);
    const key = [text, low, high].join("|");
    if (outputs === null || key === this.outputsKey) {
      return;
    }
    this.outputsKey = key;
    writeText(outputs.deviation, text);
    writeText(outputs.low, low ?? "");
    writeText(outputs.high, high ?? "");
  }

  write(state: BlockState, { name, scale }: Column): void {
    const { number, step, chips, root } = this.elements;
    const { requestedAt } = state;
    this.written = !Number.isNaN(state.shown);
    const text = formatColumn(name, state.shown);
    const shown = chipsOf(state);
    if (number !== null) reportNode(this.nodeId, { text, value: state.shown, chips: shown });
    const share = (chip: Chip) => (chip === "dead" ? state.dead : state.saturated);
    const key = [
      text,
      scale.isOver(state.shown),
      requestedAt,
      ...shown.map((chip) => `${chip}${formatPercent(share(chip))}`),
    ].join("|");
    if (key === this.textKey) {
      return;
    }
    this.textKey = key;
    if (number !== null) {
      writeText(number, text);
      writeData(number, "over", String(scale.isOver(state.shown)));
    }
    if (step !== null) {
      writeHidden(step, requestedAt === null);
      const at = requestedAt === null ? "" : formatCount(requestedAt);
      writeText(step, at === "" ? "" : t("timeline.at", { step: at }));
    }
    for (const [chip, element] of chips) writeHidden(element, chip !== shown[0]);
    writeData(root, "state", shown[0] ?? "healthy");
  }
}

/** The histograms of some nodes at a step, and the axis that they share. */
class Outputs {
  readonly axis: AxisRange | null;

  constructor(
    private readonly buffer: RunBuffer | null,
    private readonly row: number,
    private readonly nodeIds: ReadonlySet<string>,
    private readonly live: boolean,
  ) {
    this.axis = sharedRange(
      [...nodeIds].flatMap((id) => {
        const histogram = this.of(id);
        return histogram === null ? [] : [histogram.range];
      }),
    );
  }

  /** Names what a node's histogram is of: a row holds another step once the record was thinned or begun anew. */
  keyOf(nodeId: string): string {
    const { buffer, row } = this;
    if (buffer === null || row < 0 || !this.nodeIds.has(nodeId)) return "";
    const { output } = blockRows(buffer.schema, nodeId);
    const step = this.askedFor(buffer, output)?.step ?? buffer.histograms.stepAt(row);
    return [buffer.runId, buffer.generation, step, output].join("|");
  }

  /** The numbers of a node without a row in frames, which are of the latest step. */
  private askedFor(buffer: RunBuffer, output: string): RequestedRow | undefined {
    return this.live && buffer.nodeRow(output) < 0 ? buffer.requested.at(output) : undefined;
  }

  of(nodeId: string): Histogram | null {
    const { buffer, row } = this;
    if (buffer === null || row < 0 || !this.nodeIds.has(nodeId)) return null;
    const { output } = blockRows(buffer.schema, nodeId);
    const node = buffer.nodeRow(output);
    return node < 0
      ? (this.askedFor(buffer, output)?.histogram ?? null)
      : { bins: buffer.histograms.of(row, node), range: buffer.histograms.rangeOf(row, node) };
  }
}

/** The pulses of all blocks that show one stage. */
class Board {
  private readonly pulses = new Set<Pulse>();
  private stop: (() => void) | null = null;
  private beats = 0;
  /** What was drawn last: a step gone to shows on all blocks at once. */
  private step: number | null = null;
  private buffer: RunBuffer | null = null;
  private column: BlockColumn | null = null;

  constructor(private readonly stage: Stage) {}

  add(pulse: Pulse): void {
    this.pulses.add(pulse);
    this.stop ??= schedule({ maxHz: BAR_HZ, writes: true, draw: () => this.beat() });
  }

  remove(pulse: Pulse): void {
    this.pulses.delete(pulse);
    if (this.pulses.size === 0) {
      this.stop?.();
      this.stop = null;
    }
  }

  private outputsAt(buffer: RunBuffer | null, step: number, parts: TrainedParts | null): Outputs {
    const drawn = [...this.pulses].filter((pulse) => pulse.hasHistogram);
    const ids = drawn.map(({ nodeId }) => nodeId);
    const shown = ids.filter((id) => parts === null || parts.outputs.has(outermost(id)));
    const live = this.stage.playhead.getState().step === null;
    return new Outputs(buffer, buffer?.histograms.rowAt(step) ?? -1, new Set(shown), live);
  }

  private beat(): void {
    const { stage } = this;
    const { step } = stage.playhead.getState();
    const { buffer, row } = shownRecord(stage);
    const parts = shownParts(stage);
    const shownStep = row < 0 ? 0 : (buffer?.statistics.stepAt(row) ?? 0);
    const outputs = this.outputsAt(buffer, shownStep, parts);
    const { findings: present, divergence } = stage.session.getState();
    const findings =
      step === null ? present : findingsAt(stage.runs.current?.events ?? [], shownStep);
    const divergedAt = step === null ? (divergence?.nodeId ?? null) : null;
    const column = { name: presentColumn(), scale: presentScale(stage) };
    const context = { findings, divergedAt, parts, live: step === null, column: column.name };
    const moved = step !== this.step || buffer !== this.buffer || column.name !== this.column;
    [this.step, this.buffer, this.column] = [step, buffer, column.name];
    this.beats += 1;
    let turn = this.beats % BEATS_A_TEXT;
    for (const pulse of this.pulses) {
      turn = (turn + 1) % BEATS_A_TEXT;
      const state =
        buffer === null
          ? NO_BLOCK_STATE
          : blockState(buffer, row, blockRows(buffer.schema, pulse.nodeId), context);
      pulse.drawBar(state, column);
      if (moved || turn === 0 || pulse.isBehind(state)) {
        pulse.drawPicture(outputs, state);
        pulse.writeOutputs(outputs, state);
        pulse.write(state, column);
      }
    }
  }
}

const boards = new WeakMap<Stage, Board>();

function boardOf(stage: Stage): Board {
  const board = boards.get(stage) ?? new Board(stage);
  boards.set(stage, board);
  return board;
}

/** Adds a block's elements to the beat; the function returned takes them away. */
export function joinPulse(stage: Stage, nodeId: string, elements: PulseElements): () => void {
  const pulse = new Pulse(nodeId, elements);
  const board = boardOf(stage);
  board.add(pulse);
  return () => {
    board.remove(pulse);
    reportNode(nodeId, null);
  };
}
