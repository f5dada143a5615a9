/** One pulse for all blocks: bars ten times a second, numbers and chips three times, by direct writes. */
import {
  type BlockState,
  blockState,
  type Chip,
  chipsOf,
  NO_BLOCK_STATE,
} from "../../domain/blockState";
import { formatMagnitude, formatPercent } from "../../domain/format";
import { isOverRange, rampPosition, tableIndex } from "../../domain/ramp";
import type { RunBuffer } from "../../domain/runBuffer";
import { currentBuffer } from "../../state/buffers";
import { reportNode } from "../../state/drawn";
import { currentPalette, paletteVersion, RAMP_COLORS } from "../../state/palette";
import { playhead } from "../../state/playhead";
import { schedule } from "../../state/scheduler";
import { sessionStore } from "../../state/sessionStore";
import { drawHistogram } from "./drawHistogram";

const BAR_HZ = 10;
/** Numbers and pictures of a block are written at every third beat, those of different blocks at different ones. */
const BEATS_A_TEXT = 3;

/** The elements of one block that are written to. */
export interface PulseElements {
  readonly root: HTMLElement;
  readonly canvas: HTMLCanvasElement | null;
  readonly bar: HTMLElement | null;
  readonly number: HTMLElement | null;
  readonly chips: ReadonlyMap<Chip, HTMLElement>;
}

class Pulse {
  private histogramKey = "";
  private barKey = "";
  private textKey = "";
  private written = false;

  constructor(
    readonly nodeId: string,
    private readonly elements: PulseElements,
  ) {}

  drawBar(state: BlockState): void {
    const { bar } = this.elements;
    const position = rampPosition(state.gradient);
    const key = `${position.toFixed(3)}|${paletteVersion()}`;
    if (bar === null || key === this.barKey) {
      return;
    }
    this.barKey = key;
    const shown = Number.isNaN(position) ? 0 : position;
    bar.style.transform = `scaleX(${shown.toFixed(3)})`;
    bar.style.backgroundColor = currentPalette().ramp[tableIndex(shown, RAMP_COLORS)] ?? "";
  }

  drawPicture(buffer: RunBuffer | null, state: BlockState, row: number): void {
    const context = this.elements.canvas?.getContext("2d") ?? null;
    const dead = state.dead > 0 ? state.dead.toFixed(2) : "0";
    const key = `${buffer?.runId}|${row}|${dead}|${state.notANumber}|${paletteVersion()}`;
    if (context === null || key === this.histogramKey) {
      return;
    }
    this.histogramKey = key;
    const node = buffer?.nodeRow(this.nodeId) ?? -1;
    const bins = buffer !== null && row >= 0 && node >= 0 ? buffer.histograms.of(row, node) : null;
    drawHistogram(context, bins, currentPalette(), state);
  }

  /** Whether the block shows nothing yet although there is something: it is not kept waiting for its turn. */
  isBehind(state: BlockState): boolean {
    return !this.written && !Number.isNaN(state.gradient);
  }

  write(state: BlockState): void {
    const { number, chips, root } = this.elements;
    this.written = !Number.isNaN(state.gradient);
    const text = this.written ? formatMagnitude(state.gradient) : "–";
    const shown = chipsOf(state);
    const share = (chip: Chip) => (chip === "dead" ? state.dead : state.saturated);
    const key = [text, ...shown.map((chip) => `${chip}${formatPercent(share(chip))}`)].join("|");
    if (key === this.textKey) {
      return;
    }
    this.textKey = key;
    if (number !== null) {
      number.textContent = text;
      number.dataset.over = String(isOverRange(state.gradient));
    }
    for (const [chip, element] of chips) {
      element.hidden = chip !== shown[0];
    }
    root.dataset.state = shown[0] ?? "healthy";
    if (number !== null) {
      reportNode(this.nodeId, { text, chips: shown });
    }
  }
}

const pulses = new Set<Pulse>();
let stop: (() => void) | null = null;
let beats = 0;

function beat(): void {
  const buffer = currentBuffer();
  const { step } = playhead.getState();
  const row = buffer?.shownRow(step) ?? -1;
  const shownStep = row < 0 ? 0 : (buffer?.statistics.stepAt(row) ?? 0);
  const histogramRow = buffer?.histograms.rowAt(shownStep) ?? -1;
  const { findings, divergence } = sessionStore.getState();
  const divergedAt = step === null ? (divergence?.nodeId ?? null) : null;
  beats += 1;
  let turn = beats % BEATS_A_TEXT;
  for (const pulse of pulses) {
    turn = (turn + 1) % BEATS_A_TEXT;
    const state =
      buffer === null
        ? NO_BLOCK_STATE
        : blockState(buffer, row, pulse.nodeId, findings, divergedAt);
    pulse.drawBar(state);
    if (turn === 0 || pulse.isBehind(state)) {
      pulse.drawPicture(buffer, state, histogramRow);
      pulse.write(state);
    }
  }
}

/** Adds a block's elements to the beat; the function returned takes them away. */
export function joinPulse(nodeId: string, elements: PulseElements): () => void {
  const pulse = new Pulse(nodeId, elements);
  pulses.add(pulse);
  stop ??= schedule({ maxHz: BAR_HZ, draw: beat });
  return () => {
    pulses.delete(pulse);
    reportNode(nodeId, null);
    if (pulses.size === 0) {
      stop?.();
      stop = null;
    }
  };
}
