/** What can be done with a finding, and with fixes of it. */
import type { ActiveFinding } from "../../domain/runEvents";
import { openPair } from "../openPair";
import { tryCure } from "../sessionActions";
import { dismissFinding } from "../shownFinding";
import { type ActionOn, always } from "./actionOn";

export interface CureSubject {
  /** The experiment with the fix. */
  readonly spec: unknown;
  /** The run whose finding it is for; null: the one on stage. */
  readonly fromRunId: string | null;
}

/** A run and the one that it is compared with. */
interface PairSubject {
  readonly first: string;
  readonly second: string;
}

export const DISMISS_FINDING: ActionOn<ActiveFinding> = {
  id: "dismiss",
  label: () => "findings.dismiss",
  offered: always,
  enabled: always,
  run: (finding, stage) => dismissFinding(stage, finding),
};

export const TRY_CURE: ActionOn<CureSubject> = {
  id: "try",
  label: () => "cures.try",
  offered: always,
  enabled: always,
  run: ({ spec, fromRunId }, stage) => void tryCure(stage, spec, fromRunId),
};

export const COMPARE_RUNS: ActionOn<PairSubject> = {
  id: "compare",
  label: () => "cures.compare",
  offered: always,
  enabled: always,
  run: ({ first, second }, stage) => openPair(stage, first, second),
};
