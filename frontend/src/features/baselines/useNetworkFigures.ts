/** The metrics of the network at the step shown, by name. */

import { equalContent } from "../../domain/equalContent";
import { type Origin, shownEvaluation } from "../../domain/standing";
import type { Stage } from "../../state/stage";
import { useLive } from "../../state/useLive";

type Figures = Readonly<Record<string, number>>;

export interface NetworkFigures {
  readonly figures: Figures;
  /** Null before the first evaluation. */
  readonly origin: Origin | null;
}

function readFigures(stage: Stage): NetworkFigures {
  const buffer = stage.runs.current;
  const { step } = stage.playhead.getState();
  const shown = shownEvaluation(buffer, step);
  if (buffer === null || shown === null) return { figures: {}, origin: null };
  const { metrics } = buffer.schema;
  const figures = Object.fromEntries(
    metrics.map((metric, column) => [metric, buffer.evaluation(shown.row, 2 + column)]),
  );
  return { figures, origin: { step: shown.step, best: shown.best } };
}

export function useNetworkFigures(): NetworkFigures {
  return useLive(readFigures, equalContent);
}
