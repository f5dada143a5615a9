/** The metrics of the network at the step shown, by name. */
import { useEffect, useState } from "react";
import { shownEvaluation } from "../../domain/standing";
import { currentBuffer } from "../../state/buffers";
import { playhead } from "../../state/playhead";
import { schedule } from "../../state/scheduler";
import { sessionStore } from "../../state/sessionStore";

const SNAPSHOT_HZ = 4;

export type Figures = Readonly<Record<string, number>>;

export interface NetworkFigures {
  readonly figures: Figures;
  /** Step of the weights measured; null before the first evaluation. */
  readonly step: number | null;
  /** Whether they are the restored best ones. */
  readonly best: boolean;
}

function readFigures(): NetworkFigures {
  const buffer = currentBuffer();
  const { step } = playhead.getState();
  const shown = shownEvaluation(buffer, step, sessionStore.getState().restored);
  if (buffer === null || shown === null) return { figures: {}, step: null, best: false };
  const { metrics } = buffer.schema;
  const figures = Object.fromEntries(
    metrics.map((metric, column) => [metric, buffer.evaluation(shown.row, 2 + column)]),
  );
  return { figures, step: shown.step, best: shown.best };
}

export function useNetworkFigures(): NetworkFigures {
  const [figures, setFigures] = useState(readFigures);
  useEffect(
    () =>
      schedule({
        maxHz: SNAPSHOT_HZ,
        draw: () => {
          const next = readFigures();
          setFigures((former) => (JSON.stringify(former) === JSON.stringify(next) ? former : next));
        },
      }),
    [],
  );
  return figures;
}
