/** Loss against learning rate, with the rates that the curve suggests. */
import { formatMagnitude } from "../../domain/format";
import type { Study } from "../../domain/study";
import { valueAxis } from "../../domain/studyChart";
import { useT } from "../../i18n";
import { runOn } from "../../state/actions/actionOn";
import { TAKE_RATE } from "../../state/actions/ofStudy";
import { useStage } from "../../state/useStage";
import { Button } from "../../ui/Button";
import { NumberTable, tablePlaces } from "../../ui/NumberTable";
import { PlotFrame, SCALE } from "./PlotFrame";
import styles from "./Studies.module.css";
import chartStyles from "./StudyChart.module.css";

type Result = Extract<NonNullable<Study["result"]>, { kind: "range_test" }>;

function decades(low: number, high: number): number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => 10 ** (first + index));
}

export function RangeTest({ result }: { result: Result }) {
  const t = useT();
  const stage = useStage();
  const { rates, losses, smoothed, suggestions, stopped_at: stopped } = result;
  const [low, high] = [rates[0] ?? 1, rates.at(-1) ?? 1];
  if (rates.length < 2) return <p className={styles.muted}>{t("study.range_waiting")}</p>;
  const across = (rate: number) => Math.log(rate / low) / Math.log(high / low);
  const axis = valueAxis(
    "loss",
    smoothed.filter((value) => value !== null),
  );
  const pathOf = (values: readonly (number | null)[]) => {
    let pen = "M";
    return values
      .map((value, index) => {
        const placed = axis.place(value ?? Number.NaN);
        if (placed === null || placed > 1.02) {
          pen = "M";
          return "";
        }
        const part = `${pen}${(SCALE * across(rates[index] ?? low)).toFixed(1)} ${(SCALE * (1 - placed)).toFixed(1)}`;
        pen = "L";
        return part;
      })
      .join("");
  };
  return (
    <section className={styles.result} data-testid="range-test" aria-label={t("study.range_test")}>
      <h3 className={styles.heading}>{t("study.range_test")}</h3>
      <PlotFrame
        up={axis}
        across={decades(low, high).map((rate) => ({
          at: across(rate),
          text: formatMagnitude(rate, 1),
        }))}
        testId="range-curves"
        lines={2}
        beside={
          <ul className={chartStyles.legend}>
            {suggestions.map(({ rule, rate }) => (
              <li key={rule}>
                <span className={chartStyles.name}>
                  {t(`study.rule.${rule}`)}{" "}
                  <b className={styles.number}>{formatMagnitude(rate, 2)}</b>
                </span>
                <Button
                  data-testid={`take-${rule}`}
                  onClick={() => runOn(TAKE_RATE, Number(rate.toPrecision(2)), stage)}
                >
                  {t("study.use_rate")}
                </Button>
              </li>
            ))}
            {suggestions.length === 0 && <li>{t("study.no_suggestion")}</li>}
          </ul>
        }
      >
        <path
          d={pathOf(losses)}
          className={chartStyles.line}
          data-thin
          style={{ stroke: "var(--muted)" }}
        />
        <path
          d={pathOf(smoothed)}
          className={chartStyles.line}
          style={{ stroke: "var(--run-0)" }}
        />
        {suggestions.map(({ rule, rate }) => (
          <line
            key={rule}
            className={chartStyles.suggestion}
            x1={SCALE * across(rate)}
            x2={SCALE * across(rate)}
            y1="0"
            y2={SCALE}
          />
        ))}
      </PlotFrame>
      <p className={styles.caption}>
        {t("study.range_help")}
        {stopped !== null && ` ${t("study.range_stopped", { rate: formatMagnitude(stopped, 2) })}`}
        <NumberTable
          label={t("study.range_test")}
          makeTable={() => ({
            head: [t("study.learning_rate"), t("study.training_loss"), t("study.smoothed")],
            rows: tablePlaces(rates.length).map((at) => ({
              name: formatMagnitude(rates[at] ?? Number.NaN, 3),
              values: [losses[at], smoothed[at]].map((value) =>
                formatMagnitude(value ?? Number.NaN, 3),
              ),
            })),
          })}
        />
      </p>
    </section>
  );
}
