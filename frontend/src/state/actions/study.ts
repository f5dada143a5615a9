/** Studies: a question on the experiment as it is drawn, answered by many runs. */
import { PRESETS, type Preset } from "../../domain/presets";
import { documentStore } from "../documentStore";
import { canRequest } from "../exampleNumbers";
import { reportPageFault } from "../faults";
import type { Action } from "./action";

/** An experiment that can be trained; what is wrong with it is found by its check. */
function hasNetwork(): boolean {
  const { ready, spec } = documentStore.getState();
  return ready && spec.network.nodes.length > 1;
}

function preset<Id extends Preset>(id: Id) {
  return {
    ...{ id: `study_${id}` as const, label: `study.preset.${id}` as const, section: "run" },
    needs: "needs.blocks",
    enabled: hasNetwork,
    run: () => {
      import("../studies").then(({ startPreset }) => startPreset(id)).catch(reportPageFault);
    },
  } as const satisfies Action;
}

export const STUDY_ACTIONS = [
  ...PRESETS.map(preset),
  {
    ...{ id: "study_landscape", label: "study.landscape", section: "run", needs: "needs.run" },
    enabled: ({ stage }) => canRequest(stage),
    run: ({ stage }) => {
      import("../probing").then(({ measurePath }) => measurePath(stage)).catch(reportPageFault);
    },
  },
  {
    ...{ id: "studies", label: "study.open", section: "run", scope: "page", keys: ["Shift+S"] },
    enabled: () => true,
    run: () => {
      import("../studies").then(({ showStudy }) => showStudy(null)).catch(reportPageFault);
    },
  },
] as const satisfies readonly Action[];
