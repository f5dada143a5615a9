/** What can be done with a network of the zoo. */
import { openArchitecture } from "../openExample";
import type { Stage } from "../stage";
import { setUi } from "../uiStore";
import type { ActionOn } from "./actionOn";

export interface ZooSubject {
  readonly type: string;
  /** What the opened document is called: the network, and its small twin. */
  readonly title: string;
  readonly twinTitle: string;
}

function always(): boolean {
  return true;
}

function opens(twin: boolean) {
  return ({ type, title, twinTitle }: ZooSubject, stage: Stage) =>
    void openArchitecture(stage, type, twin, twin ? twinTitle : title).catch(() =>
      setUi({ notice: { key: "zoo.failed" } }),
    );
}

/** biome-ignore format: one line an action */
export const ACTIONS_OF_ZOO = [
  { id: "open", label: () => "zoo.open_network", offered: always, enabled: always, run: opens(false) },
  { id: "twin", label: () => "zoo.open_twin", offered: always, enabled: always, run: opens(true) },
] as const satisfies readonly ActionOn<ZooSubject>[];
