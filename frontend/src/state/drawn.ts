/** What was last drawn, told to tests as `window.__backlight.state()`: numbers behind canvases, and nothing to steer. */
import { type StandingKind, shownStep } from "../domain/standing";
import { drawnOverlays } from "./overlays";
import { frameStatistics } from "./scheduler";
import { isActive } from "./sessionStore";
import type { Stage } from "./stage";
import { readStanding } from "./standing";

/** One wire as it was drawn: place on the ramp (0 to 1) and width in flow pixels. */
export interface DrawnEdge {
  readonly brightness: number;
  readonly width: number;
  readonly value: number;
}

/** One block as its text was written. */
export interface DrawnNode {
  readonly text: string;
  readonly chips: readonly string[];
}

export interface DrawnState {
  readonly frame: number;
  readonly medianFrameMs: number;
  readonly shownStep: number;
  readonly live: boolean;
  readonly standing: StandingKind;
  readonly playing: boolean;
  readonly runId: string | null;
  readonly ghostRunId: string | null;
  readonly edges: Record<string, DrawnEdge>;
  readonly nodes: Record<string, DrawnNode>;
  /** Frames in which a packet of light was moved: stands still while paused. */
  readonly packets: number;
}

declare global {
  interface Window {
    __backlight?: { state(): DrawnState };
  }
}

let edges: () => Record<string, DrawnEdge> = () => ({});
const nodes = new Map<string, DrawnNode>();
let packets = 0;

/** The wires canvas says how it can be asked. */
export function reportEdges(read: () => Record<string, DrawnEdge>): void {
  edges = read;
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
  const buffer = stage.runs.current;
  const { step } = stage.playhead.getState();
  const { frame, medianMs } = frameStatistics();
  return {
    frame,
    medianFrameMs: medianMs,
    shownStep: shownStep(buffer, step) ?? 0,
    standing: readStanding(stage).kind,
    live: step === null,
    playing: isActive(stage.session.getState()),
    runId: buffer?.runId ?? null,
    ghostRunId: previousDrawn(stage),
    edges: edges(),
    nodes: Object.fromEntries(nodes),
    packets,
  };
}

/** Puts the reader on `window`. */
export function installTestHook(stage: Stage): void {
  window.__backlight = { state: () => readState(stage) };
}
