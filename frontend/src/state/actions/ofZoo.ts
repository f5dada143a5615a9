/** What can be done with a network of the zoo. */
import { openArchitecture } from "../openExample";
import type { Stage } from "../stage";
import { type ActionOn, always } from "./actionOn";

interface ZooSubject {
  readonly type: string;
  /** What the opened document is called: the network, and its small twin. */
  readonly title: string;
  readonly twinTitle: string;
  /** Told where the network can't be fetched. */
  readonly onFailure: () => void;
}

function opens(twin: boolean) {
  return ({ type, title, twinTitle, onFailure }: ZooSubject, stage: Stage) =>
    void openArchitecture(stage, type, twin, twin ? twinTitle : title).catch(onFailure);
}

/** biome-ignore format: one line an action */
export const ACTIONS_OF_ZOO = [
  { id: "open", label: () => "zoo.open_network", offered: always, enabled: always, run: opens(false) },
  { id: "twin", label: () => "zoo.open_twin", offered: always, enabled: always, run: opens(true) },
] as const satisfies readonly ActionOn<ZooSubject>[];
