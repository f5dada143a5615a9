/** A line of the palette, wherever it comes from: an action, a layer, an example, a run, a fix, a setting, a term. */
import type { LaterKey } from "../../i18n";

export type Kind =
  | "action"
  | "setting"
  | "layer"
  | "group"
  | "example"
  | "dataset"
  | "network"
  | "run"
  | "weights"
  | "fix"
  | "measurement"
  | "study"
  | "term";

export const KIND_NAMES: Readonly<Record<Kind, LaterKey>> = {
  action: "commands.kind.action",
  setting: "commands.kind.setting",
  layer: "commands.kind.layer",
  group: "commands.kind.group",
  example: "commands.kind.example",
  dataset: "commands.kind.dataset",
  network: "commands.kind.network",
  run: "commands.kind.run",
  weights: "commands.kind.weights",
  fix: "commands.kind.fix",
  measurement: "commands.kind.measurement",
  study: "commands.kind.study",
  term: "commands.kind.term",
};

export interface Command {
  /** The same from visit to visit, where the thing is. */
  readonly id: string;
  readonly kind: Kind;
  readonly title: string;
  /** What else it is found by: its English name, its type. */
  readonly also: string;
  /** At the right: keys, the value that holds, a mark on a choice in force. */
  readonly hint: string;
  /** Why it can't be run now; null where it can. */
  readonly refused: string | null;
  /** What the search becomes in place of running it: a setting waits for its value. */
  readonly completes?: string;
  run(): void;
}
