/** What the last evaluation at the step shown says: validation loss and the metrics. */
import { useEffect, useState } from "react";
import { formatMagnitude } from "../../domain/format";
import { type MessageKey, useT } from "../../i18n";
import { currentBuffer } from "../../state/buffers";
import { playhead } from "../../state/playhead";
import { schedule } from "../../state/scheduler";
import styles from "./Views.module.css";

const SNAPSHOT_HZ = 4;

interface Facts {
  readonly loss: number;
  readonly accuracy: number;
}

/** The evaluation to show, or null before the first one. */
function readFacts(): Facts | null {
  const buffer = currentBuffer();
  const { step } = playhead.getState();
  if (buffer === null || buffer.evaluationCount === 0) {
    return null;
  }
  const row = step === null ? buffer.evaluationCount - 1 : Math.max(0, buffer.evaluationAt(step));
  const column = buffer.schema.metrics.indexOf("accuracy");
  return {
    loss: buffer.evaluation(row, 1),
    accuracy: column < 0 ? Number.NaN : buffer.evaluation(row, 2 + column),
  };
}

function useFacts(): Facts | null {
  const [facts, setFacts] = useState<Facts | null>(readFacts);
  useEffect(() => {
    const same = (a: Facts | null, b: Facts | null) =>
      Object.is(a?.loss, b?.loss) && Object.is(a?.accuracy, b?.accuracy);
    return schedule({
      maxHz: SNAPSHOT_HZ,
      draw: () => {
        const next = readFacts();
        setFacts((former) => (same(former, next) ? former : next));
      },
    });
  }, []);
  return facts;
}

export function OutputFacts() {
  const t = useT();
  const facts = useFacts();
  if (facts === null) {
    return null;
  }
  const shown: (readonly [MessageKey, string, string])[] = [
    ["views.accuracy", "validation-accuracy", `${(100 * facts.accuracy).toFixed(1)} %`],
    ["views.validation_loss", "validation-loss", formatMagnitude(facts.loss, 3)],
  ];
  return (
    <dl className={styles.facts}>
      {shown
        .filter(([key]) => key !== "views.accuracy" || !Number.isNaN(facts.accuracy))
        .map(([key, testId, value]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd data-testid={testId}>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
