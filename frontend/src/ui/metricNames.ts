/** What a column of an evaluation is called: a metric, or the loss of one of several objectives. */
import { useT, useText } from "../i18n";

const OBJECTIVE = /^objectives\.(\d+)$/;

export function useMetricName(): (metric: string) => string {
  const t = useT();
  const text = useText();
  return (metric) => {
    const number = OBJECTIVE.exec(metric)?.[1];
    return number === undefined
      ? text(`metrics.${metric}.title`, metric)
      : t("views.objective", { number: Number(number) + 1 });
  };
}
