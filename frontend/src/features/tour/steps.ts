/** The steps of the tour: which part of the page each points at, and what has been done by then. */
import type { LaterKey } from "../../i18n";
import type { Stage } from "../../state/stage";

type StepId = "play" | "light" | "finding" | "cure" | "compare";

export interface TourStep {
  readonly id: StepId;
  readonly title: LaterKey;
  readonly text: LaterKey;
  /** Parts of the page by their test ids; the first that is there is pointed at. */
  readonly targets: readonly string[];
  /** Whether what the step asks for has been done; the step leads on by itself then. */
  readonly done?: (stage: Stage) => boolean;
  /** Whether there is nothing to see yet, which is said. */
  readonly waits?: (stage: Stage) => boolean;
}

function hasTrained({ session, runs }: Stage): boolean {
  return session.getState().runId !== null && (runs.current?.lastStep ?? 0) > 0;
}

function lacksFinding({ session }: Stage): boolean {
  const { findings, divergence } = session.getState();
  return findings.length === 0 && divergence === null;
}

function hasCure({ session }: Stage): boolean {
  return session.getState().runs.some(({ reason }) => reason === "cure");
}

/** biome-ignore format: one line a step */
export const TOUR: readonly TourStep[] = [
  { id: "play", title: "tour.play.title", text: "tour.play.text", targets: ["play", "pause"], done: hasTrained },
  { id: "light", title: "tour.light.title", text: "tour.light.text", targets: ["graph"] },
  { id: "finding", title: "tour.finding.title", text: "tour.finding.text", targets: ["finding-card", "diverged-card", "graph"], waits: lacksFinding },
  { id: "cure", title: "tour.cure.title", text: "tour.cure.text", targets: ["finding-card", "diverged-card", "graph"], done: hasCure, waits: lacksFinding },
  { id: "compare", title: "tour.compare.title", text: "tour.compare.text", targets: ["cure-report", "charts"] },
];
