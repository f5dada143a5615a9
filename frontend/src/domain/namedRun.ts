/** What a run is named by. */
import type { components } from "../generated/api";
import type { Difference } from "./runDifference";
import type { Spec } from "./spec";

type Reason = components["schemas"]["RunInfo"]["reason"];

/** Message key of what was done to leave a run. */
export type LeftBy = `loss.ghost.${Reason | "recorded"}`;

export interface NamedRun {
  readonly runId: string;
  /** Its name is empty where its owner gave none; why it was begun. */
  readonly info: { readonly name: string; readonly reason?: Reason } | null;
  readonly leftBy: LeftBy;
  /** What it trained; null where that is not known. */
  readonly spec: Spec | null;
  /** Its place among the runs of its session, from 1 on; 0 for one of another session. */
  readonly number: number;
  /** What it has otherwise than the run in focus; null where that is not known. */
  readonly differences: readonly Difference[] | null;
}
