/** Outliers by reconstruction error: the errors, a threshold, what it finds, and the examples that stand out. */
import { useMemo, useState } from "react";
import { rangeOf } from "../../domain/axes";
import { formatCount, formatMagnitude, formatShare } from "../../domain/format";
import {
  countsAt,
  errorBins,
  judged,
  type Outliers,
  readOutliers,
  trainingQuantile,
} from "../../domain/outliers";
import { viewRequest } from "../../domain/viewRequest";
import { useT } from "../../i18n";
import { exportName } from "../../state/exportName";
import { useSession } from "../../state/useStage";
import { useViewFrame } from "../../state/useView";
import { AxesPlot } from "../../ui/AxesPlot";
import { useClassNames } from "../../ui/classNames";
import { NumberTable } from "../../ui/NumberTable";
import { OutlierCounts } from "./OutlierCounts";
import { Outlying } from "./Outlying";
import { PictureStep } from "./PictureStep";
import styles from "./Requested.module.css";
import { Waiting } from "./Waiting";

const BINS = 30;
/** Places of the slider. */
const PLACES = 1000;
const START_QUANTILE = 0.95;

export default function OutliersView() {
  const t = useT();
  const [outlier, setOutlier] = useState("");
  const [picked, setPicked] = useState<number | null>(null);
  const request = viewRequest("outliers", { outlier });
  const frame = useViewFrame(request);
  const classes = useClassNames(useSession((session) => session.schema?.classes));
  const outliers = useMemo(() => (frame === null ? null : readOutliers(frame)), [frame]);
  const choice = classes.length > 0 && (
    <label className={styles.choice}>
      {t("outputs.outliers.class")}
      <select
        value={outlier}
        onChange={({ target }) => setOutlier(target.value)}
        data-testid="outlier-class"
      >
        <option value="">{t("outputs.outliers.none")}</option>
        {classes.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: classes have the place of their number
          <option key={index} value={index}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
  if (outliers === null) {
    return (
      <div className={styles.view}>
        {choice}
        <Waiting measured />
      </div>
    );
  }
  const threshold = picked ?? trainingQuantile(outliers.examples, START_QUANTILE);
  const wanted = outlier === "" ? null : Number(outlier);
  const name = wanted === null ? "" : (classes[wanted] ?? outlier);
  return (
    <div className={styles.view} data-step={frame?.step} data-testid="outliers">
      {choice}
      <Errors
        outliers={outliers}
        threshold={threshold}
        onPick={setPicked}
        picked={picked !== null}
        step={frame?.step ?? 0}
      />
      <p className={styles.note} data-testid="outlier-meaning">
        {outliers.roc === null
          ? t(wanted === null ? "outputs.outliers.explained" : "outputs.outliers.absent", { name })
          : t(
              outliers.roc.trainedOn > 0
                ? "outputs.outliers.trained_on"
                : "outputs.outliers.held_out",
              { name, count: formatCount(outliers.roc.trainedOn) },
            )}
      </p>
      <OutlierCounts
        counts={countsAt(outliers.examples, threshold, wanted)}
        total={judged(outliers.examples).length}
        name={wanted === null ? null : name}
      />
      {outliers.roc !== null && (
        <Roc
          roc={outliers.roc}
          counts={countsAt(outliers.examples, threshold, wanted)}
          step={frame?.step ?? 0}
        />
      )}
      <Outlying
        largest={outliers.largest}
        threshold={threshold}
        classes={classes}
        wanted={wanted}
      />
      <PictureStep view={request} />
    </div>
  );
}

interface ErrorsProps {
  outliers: Outliers;
  threshold: number;
  picked: boolean;
  step: number;
  onPick: (threshold: number) => void;
}

function Errors({ outliers, threshold, picked, step, onPick }: ErrorsProps) {
  const t = useT();
  const bins = useMemo(() => errorBins(outliers.examples, BINS), [outliers]);
  const top = Math.max(...bins.train, ...bins.validation, 0.01);
  const width = bins.largest / BINS;
  return (
    <>
      <AxesPlot
        label={t("outputs.outliers.histogram")}
        across={t("outputs.outliers.error")}
        up={t("outputs.outliers.share")}
        x={[0, bins.largest]}
        y={[0, top * 1.05]}
        testId="error-histogram"
        file={{
          name: exportName(t("outputs.outliers.histogram"), step),
          makeTable: () => ({
            columns: ["example", "part", "class", "mean squared error"],
            rows: outliers.examples.map(({ row, validation, label, error }) => [
              ...[row + 1, validation ? "validation" : "training", label, error],
            ]),
          }),
        }}
        onPoint={(x) => onPick(Math.min(bins.largest, Math.max(0, x)))}
      >
        {({ x, y }) => (
          <>
            {(["train", "validation"] as const).flatMap((part, order) =>
              bins[part].map((share, bin) => {
                const left = x.toPixel(bin * width);
                const whole = x.toPixel((bin + 1) * width) - left;
                return (
                  <rect
                    // biome-ignore lint/suspicious/noArrayIndexKey: bins have their places
                    key={`${part}${bin}`}
                    x={left + (order * whole) / 2}
                    width={Math.max(1, whole / 2 - 0.5)}
                    y={y.toPixel(share)}
                    height={y.toPixel(0) - y.toPixel(share)}
                    className={styles.bar}
                    data-part={part}
                  />
                );
              }),
            )}
            <line
              x1={x.toPixel(threshold)}
              x2={x.toPixel(threshold)}
              y1={y.toPixel(top * 1.05)}
              y2={y.toPixel(0)}
              className={styles.threshold}
            />
          </>
        )}
      </AxesPlot>
      <ul className={styles.legend}>
        {(["train", "validation"] as const).map((part) => (
          <li key={part}>
            <span className={styles.swatch} data-part={part} aria-hidden="true" />
            {t(part === "train" ? "views.rim_train" : "views.rim_validation")}
          </li>
        ))}
      </ul>
      <label className={styles.slider}>
        <span>
          {t("outputs.outliers.threshold")}{" "}
          <output data-testid="threshold-value">{formatMagnitude(threshold, 3)}</output>
        </span>
        <input
          type="range"
          min={0}
          max={PLACES}
          value={Math.round((threshold / bins.largest) * PLACES)}
          aria-valuetext={formatMagnitude(threshold, 3)}
          data-testid="threshold"
          data-largest={bins.largest}
          onChange={({ target }) => onPick((Number(target.value) / PLACES) * bins.largest)}
        />
      </label>
      {!picked && <p className={styles.note}>{t("outputs.outliers.start")}</p>}
      <NumberTable
        label={t("outputs.outliers.histogram")}
        makeTable={() => ({
          head: [t("outputs.outliers.error"), t("views.rim_train"), t("views.rim_validation")],
          rows: bins.train.map((share, bin) => ({
            name: `${formatMagnitude(bin * width, 3)} – ${formatMagnitude((bin + 1) * width, 3)}`,
            values: [formatShare(share), formatShare(bins.validation[bin] ?? 0)],
          })),
        })}
      />
    </>
  );
}

interface RocProps {
  roc: NonNullable<Outliers["roc"]>;
  counts: ReturnType<typeof countsAt>;
  step: number;
}

function Roc({ roc, counts, step }: RocProps) {
  const t = useT();
  const [x, y] = useMemo(() => [rangeOf([0, 1], 0.02), rangeOf([0, 1], 0.02)] as const, []);
  const at = {
    x: counts.falsePositives / Math.max(1, counts.falsePositives + counts.trueNegatives),
    y: counts.truePositives / Math.max(1, counts.truePositives + counts.falseNegatives),
  };
  return (
    <section className={styles.block} aria-label={t("outputs.roc.title")}>
      <h3>{t("outputs.roc.title")}</h3>
      <p className={styles.note}>
        {t("outputs.roc.area")}{" "}
        <b className={styles.number} data-testid="roc-area" data-area={roc.area}>
          {formatMagnitude(roc.area, 3)}
        </b>{" "}
        {t("outputs.roc.chance")}
      </p>
      <AxesPlot
        label={t("outputs.roc.title")}
        across={t("outputs.roc.false_rate")}
        up={t("outputs.roc.true_rate")}
        x={x}
        y={y}
        testId="roc"
        file={{
          name: exportName(t("outputs.roc.title"), step),
          makeTable: () => ({
            columns: ["false positive rate", "true positive rate"],
            rows: roc.points,
          }),
        }}
      >
        {(scales) => {
          const path = roc.points.map(
            ([a, b]) => `${scales.x.toPixel(a).toFixed(1)} ${scales.y.toPixel(b).toFixed(1)}`,
          );
          return (
            <>
              <line
                x1={scales.x.toPixel(0)}
                x2={scales.x.toPixel(1)}
                y1={scales.y.toPixel(0)}
                y2={scales.y.toPixel(1)}
                className={styles.chance}
              />
              <path d={`M${path.join("L")}`} className={styles.curve} />
              <circle
                cx={scales.x.toPixel(at.x)}
                cy={scales.y.toPixel(at.y)}
                r={5}
                className={styles.here}
                data-testid="roc-point"
                data-x={at.x}
                data-y={at.y}
              />
            </>
          );
        }}
      </AxesPlot>
      <NumberTable
        label={t("outputs.roc.title")}
        makeTable={() => ({
          head: [t("outputs.roc.false_rate"), t("outputs.roc.true_rate")],
          rows: roc.points.map(([a, b]) => ({ name: formatShare(a), values: [formatShare(b)] })),
        })}
      />
    </section>
  );
}
