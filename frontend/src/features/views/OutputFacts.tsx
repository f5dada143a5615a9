/** What the last evaluation at the step shown says: validation loss and the metrics. */

import { equalContent } from "../../domain/equalContent";
import { formatMagnitude, formatShare } from "../../domain/format";
import { type Origin, shownEvaluation } from "../../domain/standing";
import { useT } from "../../i18n";
import type { Stage } from "../../state/stage";
import { useLive } from "../../state/useLive";
import { useMetricName } from "../../ui/metricNames";
import { originText } from "../../ui/origin";
import { Term } from "../../ui/Term";
import styles from "./Views.module.css";

interface Facts extends Origin {
  readonly loss: number;
  readonly metrics: readonly (readonly [name: string, value: number])[];
}

/** The evaluation to show, or null before the first one. */
function readFacts(stage: Stage): Facts | null {
  const buffer = stage.runs.current;
  const { step } = stage.playhead.getState();
  const shown = shownEvaluation(buffer, step);
  if (buffer === null || shown === null) {
    return null;
  }
  const { row } = shown;
  return {
    step: shown.step,
    best: shown.best,
    loss: buffer.evaluation(row, 1),
    metrics: buffer.schema.metrics.map((name, column) => [
      name,
      buffer.evaluation(row, 2 + column),
    ]),
  };
}

export function OutputFacts() {
  const t = useT();
  const nameOf = useMetricName();
  const facts = useLive(readFacts, equalContent);
  if (facts === null) {
    return null;
  }
  const shown = facts.metrics.map(([name, value]) => {
    const written = name === "accuracy" ? formatShare(value) : formatMagnitude(value, 3);
    return [name, nameOf(name), written] as const;
  });
  return (
    <div className={styles.facts}>
      <p className={styles.origin} data-testid="facts-step" data-step={facts.step}>
        {originText(facts, t, "validation")}
      </p>
      <dl>
        {[
          ...shown,
          ["loss", t("views.validation_loss"), formatMagnitude(facts.loss, 3)] as const,
        ].map(([name, label, value]) => (
          <div key={name}>
            <dt>{name === "loss" ? <Term id="validation_loss">{label}</Term> : label}</dt>
            <dd data-testid={`validation-${name}`}>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
