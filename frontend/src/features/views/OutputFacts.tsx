/** What the last evaluation at the step shown says: validation loss and the metrics. */
import { useEffect, useState } from "react";
import { formatMagnitude, formatShare } from "../../domain/format";
import { useT } from "../../i18n";
import { currentBuffer } from "../../state/buffers";
import { playhead } from "../../state/playhead";
import { schedule } from "../../state/scheduler";
import { useMetricName } from "../../ui/metricNames";
import styles from "./Views.module.css";

const SNAPSHOT_HZ = 4;

interface Facts {
  readonly loss: number;
  readonly metrics: readonly (readonly [name: string, value: number])[];
}

/** The evaluation to show, or null before the first one. */
function readFacts(): Facts | null {
  const buffer = currentBuffer();
  const { step } = playhead.getState();
  if (buffer === null || buffer.evaluationCount === 0) {
    return null;
  }
  const row = step === null ? buffer.evaluationCount - 1 : Math.max(0, buffer.evaluationAt(step));
  return {
    loss: buffer.evaluation(row, 1),
    metrics: buffer.schema.metrics.map((name, column) => [
      name,
      buffer.evaluation(row, 2 + column),
    ]),
  };
}

function same(a: Facts | null, b: Facts | null): boolean {
  if (a === null || b === null) return a === b;
  const values = ({ loss, metrics }: Facts) => [loss, ...metrics.map(([, value]) => value)];
  const [left, right] = [values(a), values(b)];
  return (
    left.length === right.length && left.every((value, index) => Object.is(value, right[index]))
  );
}

function useFacts(): Facts | null {
  const [facts, setFacts] = useState<Facts | null>(readFacts);
  useEffect(() => {
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
  const nameOf = useMetricName();
  const facts = useFacts();
  if (facts === null) {
    return null;
  }
  const shown = facts.metrics.map(([name, value]) => {
    const written = name === "accuracy" ? formatShare(value) : formatMagnitude(value, 3);
    return [name, nameOf(name), written] as const;
  });
  return (
    <dl className={styles.facts}>
      {[
        ...shown,
        ["loss", t("views.validation_loss"), formatMagnitude(facts.loss, 3)] as const,
      ].map(([name, label, value]) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd data-testid={`validation-${name}`}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
