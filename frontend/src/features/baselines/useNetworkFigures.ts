/** The metrics of the network at the step shown, by name. */
import { useEffect, useState } from "react";
import { currentBuffer } from "../../state/buffers";
import { playhead } from "../../state/playhead";
import { schedule } from "../../state/scheduler";

const SNAPSHOT_HZ = 4;

export type Figures = Readonly<Record<string, number>>;

function readFigures(): Figures {
  const buffer = currentBuffer();
  const { step } = playhead.getState();
  if (buffer === null || buffer.evaluationCount === 0) return {};
  const row = step === null ? buffer.evaluationCount - 1 : Math.max(0, buffer.evaluationAt(step));
  const { metrics } = buffer.schema;
  return Object.fromEntries(
    metrics.map((metric, column) => [metric, buffer.evaluation(row, 2 + column)]),
  );
}

export function useNetworkFigures(): Figures {
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
