/** What can be done with a network of the zoo. */
import type { Translate } from "../../i18n";
import { openArchitecture, type ZooForm } from "../openExample";
import type { Stage } from "../stage";
import { type ActionOn, always } from "./actionOn";

export interface ZooSubject {
  readonly type: string;
  /** What the opened document is called. */
  readonly titles: Readonly<Record<ZooForm, string>>;
  /** Whether this server has its published weights. */
  readonly pretrained: boolean;
  /** Called where the network can't be fetched. */
  readonly onFailure: () => void;
}

/** Names of the documents that a network is opened as. title: its own. */
export function titlesOf(title: string, t: Translate): ZooSubject["titles"] {
  return {
    published: title,
    twin: t("zoo.twin_title", { title }),
    pretrained: t("zoo.pretrained_title", { title }),
  };
}

function opens(form: ZooForm) {
  return ({ type, titles, onFailure }: ZooSubject, stage: Stage) =>
    void openArchitecture(stage, type, form, titles[form]).catch(onFailure);
}

/** biome-ignore format: one line an action */
export const ACTIONS_OF_ZOO = [
  { id: "open", label: () => "zoo.open_network", offered: always, enabled: always, run: opens("published") },
  { id: "twin", label: () => "zoo.open_twin", offered: always, enabled: always, run: opens("twin") },
  { id: "pretrained", label: () => "zoo.open_pretrained", offered: ({ pretrained }) => pretrained, enabled: always, run: opens("pretrained") },
] as const satisfies readonly ActionOn<ZooSubject>[];
