/** The metrics of the network at the step shown, by name. */

import { equalContent } from "../../domain/equalContent";
import { shownEvaluation } from "../../domain/standing";
import type { Stage } from "../../state/stage";
import { useLive } from "../../state/useLive";

type Figures = Readonly<Record<string, number>>;

export interface NetworkFigures {
  readonly figures: Figures;
  /** Step of the weights measured; null before the first evaluation. */
  readonly step: number | null;
  /** Whether they are the restored best ones. */
  readonly best: boolean;
}

function readFigures(stage: Stage): NetworkFigures {
  const buffer = stage.runs.current;
  const { step } = stage.playhead.getState();
  const shown = shownEvaluation(buffer, step, stage.session.getState().restored);
  if (buffer === null || shown === null) return { figures: {}, step: null, best: false };
  const { metrics } = buffer.schema;
  const figures = Object.fromEntries(
    metrics.map((metric, column) => [metric, buffer.evaluation(shown.row, 2 + column)]),
  );
  return { figures, step: shown.step, best: shown.best };
}

export function useNetworkFigures(): NetworkFigures {
  return useLive(readFigures, equalContent);
}
