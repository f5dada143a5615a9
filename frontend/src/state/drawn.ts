/** What was last drawn, shown to tests as `window.__backlight.state()`: numbers behind canvases, and nothing to steer. */
import type { BlockColumn } from "../domain/blockColumn";
import type { StandingKind } from "../domain/standing";
import { presentColumn } from "./blockColumn";
import type { Seek } from "./moments";
import { drawnOverlays } from "./overlays";
import { frameStatistics } from "./scheduler";
import { isActive } from "./sessionStore";
import { shownRecord } from "./shown";
import type { Stage } from "./stage";
import { readStanding } from "./standing";

/** One wire as it was drawn: place on the scale (0 to 1) and width in flow pixels. */
export interface DrawnEdge {
  readonly brightness: number;
  readonly width: number;
  readonly value: number;
}

/** One block as its text was written. */
interface DrawnNode {
  readonly text: string;
  /** Of the statistic shown. */
  readonly value: number;
  readonly chips: readonly string[];
}

interface DrawnState {
  readonly frame: number;
  readonly medianFrameMs: number;
  readonly shownStep: number;
  readonly live: boolean;
  readonly standing: StandingKind;
  /** Whether the step gone back to is being computed, or shown exactly. */
  readonly seek: Seek["kind"];
  readonly playing: boolean;
  readonly runId: string | null;
  readonly ghostRunId: string | null;
  /** The statistic that blocks and wires show. */
  readonly column: BlockColumn;
  readonly edges: Record<string, DrawnEdge>;
  readonly nodes: Record<string, DrawnNode>;
  /** Weights and biases of the neuron view: `<layer>/kernel/<from>/<to>`, `<layer>/bias/<unit>`. */
  readonly neurons: Record<string, number | null>;
  /** Frames in which a packet of light was moved: stands still while paused. */
  readonly packets: number;
}

declare global {
  interface Window {
    __backlight?: { state(): DrawnState };
  }
}

let neurons: () => DrawnState["neurons"] = () => ({});
let edges: () => Record<string, DrawnEdge> = () => ({});
const nodes = new Map<string, DrawnNode>();
let packets = 0;

/** The wires canvas says how it can be asked. */
export function reportEdges(read: () => Record<string, DrawnEdge>): void {
  edges = read;
}

/** So does the neuron view. */
export function reportNeurons(read: () => DrawnState["neurons"]): void {
  neurons = read;
}

export function reportNode(nodeId: string, drawn: DrawnNode | null): void {
  if (drawn === null) {
    nodes.delete(nodeId);
  } else {
    nodes.set(nodeId, drawn);
  }
}

export function reportPackets(): void {
  packets += 1;
}

function previousDrawn(stage: Stage): string | null {
  const previous = stage.runs.previous?.runId;
  return drawnOverlays(stage).find(({ runId }) => runId === previous)?.runId ?? null;
}

function readState(stage: Stage): DrawnState {
  const { step } = stage.playhead.getState();
  const { buffer, row } = shownRecord(stage);
  const { frame, medianMs } = frameStatistics();
  return {
    frame,
    medianFrameMs: medianMs,
    shownStep: row < 0 ? 0 : (buffer?.statistics.stepAt(row) ?? 0),
    seek: stage.moments.seek.getState().kind,
    standing: readStanding(stage).kind,
    live: step === null,
    playing: isActive(stage.session.getState()),
    runId: stage.runs.current?.runId ?? null,
    ghostRunId: previousDrawn(stage),
    column: presentColumn(),
    edges: edges(),
    nodes: Object.fromEntries(nodes),
    neurons: neurons(),
    packets,
  };
}

/** Puts the reader on `window`. */
export function installTestHook(stage: Stage): void {
  window.__backlight = { state: () => readState(stage) };
}
