/** Residuals of predicted numbers: against the prediction, as a histogram, and the largest as a table. */
import { useMemo, useState } from "react";
import { rangeOf } from "../../domain/axes";
import { formatCount, formatMagnitude } from "../../domain/format";
import { type Residuals, readResiduals } from "../../domain/residuals";
import { viewRequest } from "../../domain/viewRequest";
import { useT } from "../../i18n";
import { exportName } from "../../state/exportName";
import { useViewFrame } from "../../state/useView";
import { AxesPlot } from "../../ui/AxesPlot";
import { NumberTable } from "../../ui/NumberTable";
import { PictureStep } from "./PictureStep";
import styles from "./Requested.module.css";
import { Waiting } from "./Waiting";

const MOST_COLUMNS = 16;

export default function ResidualsView() {
  const t = useT();
  const [output, setOutput] = useState("0");
  const request = viewRequest("residuals", { output });
  const frame = useViewFrame(request);
  const residuals = useMemo(() => (frame === null ? null : readResiduals(frame)), [frame]);
  if (residuals === null) return <Waiting measured />;
  return (
    <div className={styles.view} data-testid="residuals" data-step={frame?.step}>
      {residuals.outputs > 1 && (
        <label className={styles.choice}>
          {t("outputs.residuals.output")}
          <select value={output} onChange={({ target }) => setOutput(target.value)}>
            {Array.from({ length: residuals.outputs }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: outputs have no other name
              <option key={index} value={index}>
                {index + 1}
              </option>
            ))}
          </select>
        </label>
      )}
      <dl className={styles.facts}>
        {(["rmse", "mae", "r2"] as const).map((name) => (
          <div key={name}>
            <dt>{t(`outputs.residuals.${name}`)}</dt>
            <dd data-testid={`residuals-${name}`}>{written(residuals[name], 4)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>
        {t("outputs.residuals.over", { count: formatCount(residuals.count) })}
      </p>
      <Charts residuals={residuals} step={frame?.step ?? 0} />
      <Worst residuals={residuals} />
      <PictureStep view={request} />
    </div>
  );
}

function Charts({ residuals, step }: { residuals: Residuals; step: number }) {
  const t = useT();
  const { points, counts, ends } = residuals;
  const of = points.map(({ truth, predicted }) => predicted - truth);
  const top = Math.max(1, ...counts);
  const width = (ends[1] - ends[0]) / counts.length;
  return (
    <>
      <AxesPlot
        label={t("outputs.residuals.against")}
        across={t("views.targets_up")}
        up={t("outputs.residuals.residual")}
        x={rangeOf(points.map(({ predicted }) => predicted))}
        y={rangeOf([0, ...of])}
        testId="residual-plot"
        file={{
          name: exportName(t("outputs.residuals.against"), step),
          makeTable: () => ({
            columns: ["prediction", "target", "residual"],
            rows: points.map(({ truth, predicted }) => [predicted, truth, predicted - truth]),
          }),
        }}
      >
        {({ x, y, width: side }) => (
          <>
            <line
              x1={60}
              x2={side - 20}
              y1={y.toPixel(0)}
              y2={y.toPixel(0)}
              className={styles.chance}
            />
            {points.map(({ predicted }, index) => (
              <circle
                // biome-ignore lint/suspicious/noArrayIndexKey: examples keep their places for the whole run
                key={index}
                cx={x.toPixel(predicted)}
                cy={y.toPixel(of[index] ?? 0)}
                r={2.6}
                className={styles.dot}
              />
            ))}
          </>
        )}
      </AxesPlot>
      <NumberTable
        label={t("outputs.residuals.against")}
        makeTable={() => ({
          head: [t("views.targets_up"), t("views.targets_across"), t("outputs.residuals.residual")],
          rows: points.map(({ truth, predicted }) => ({
            name: written(predicted),
            values: [written(truth), written(predicted - truth)],
          })),
        })}
      />
      <AxesPlot
        label={t("outputs.residuals.histogram")}
        across={t("outputs.residuals.residual")}
        up={t("views.examples")}
        x={ends}
        y={[0, top * 1.05]}
        testId="residual-histogram"
        file={{
          name: exportName(t("outputs.residuals.histogram"), step),
          makeTable: () => ({
            columns: ["from", "to", "examples"],
            rows: counts.map((count, bin) => [
              ...[ends[0] + bin * width, ends[0] + (bin + 1) * width, count],
            ]),
          }),
        }}
      >
        {({ x, y }) =>
          counts.map((count, bin) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: bins have their places
              key={bin}
              x={x.toPixel(ends[0] + bin * width) + 0.5}
              width={Math.max(1, x.toPixel(width) - x.toPixel(0) - 1)}
              y={y.toPixel(count)}
              height={y.toPixel(0) - y.toPixel(count)}
              className={styles.bar}
              data-part="validation"
            />
          ))
        }
      </AxesPlot>
      <NumberTable
        label={t("outputs.residuals.histogram")}
        makeTable={() => ({
          head: [t("outputs.residuals.residual"), t("views.examples")],
          rows: counts.map((count, bin) => ({
            name: `${written(ends[0] + bin * width)} … ${written(ends[0] + (bin + 1) * width)}`,
            values: [formatCount(count)],
          })),
        })}
      />
    </>
  );
}

/** The examples with the largest residuals and what the network was given of them. */
function Worst({ residuals }: { residuals: Residuals }) {
  const t = useT();
  const columns = Math.min(MOST_COLUMNS, residuals.worst[0]?.inputs.length ?? 0);
  return (
    <section className={styles.block} aria-label={t("outputs.residuals.worst")}>
      <h3>{t("outputs.residuals.worst")}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={t("outputs.residuals.worst")}>
        <table className={styles.table} data-testid="worst-residuals">
          <thead>
            <tr>
              {[
                t("outputs.example"),
                t("views.targets_across"),
                t("views.targets_up"),
                t("outputs.residuals.residual"),
                ...Array.from({ length: columns }, (_, index) =>
                  t("outputs.residuals.column", { number: index + 1 }),
                ),
              ].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {residuals.worst.map(({ row, truth, predicted, inputs }) => (
              <tr key={row}>
                <th scope="row">{formatCount(row + 1)}</th>
                {[truth, predicted, predicted - truth, ...inputs.slice(0, columns)].map(
                  (value, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: values have the place of their column
                    <td key={index}>{written(value)}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function written(value: number, digits = 3): string {
  return value < 0 ? `−${formatMagnitude(-value, digits)}` : formatMagnitude(value, digits);
}
