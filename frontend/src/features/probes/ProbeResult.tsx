import { useState, useSyncExternalStore } from "react";
import { formatCount, formatMagnitude } from "../../domain/format";
import type { Frame } from "../../domain/frame";
import { examplesOf, isDone, type ProbeType } from "../../domain/probes";
import { restoredIn } from "../../domain/standing";
import { useT, useText } from "../../i18n";
import { exportName } from "../../state/exportName";
import { currentPalette, paletteVersion, subscribePalette } from "../../state/palette";
import { useCatalog } from "../../state/queries";
import { useRunSpec } from "../../state/useRunSpec";
import { useStage } from "../../state/useStage";
import { ExportMenu } from "../../ui/ExportMenu";
import { FigureView } from "../../ui/FigureView";
import { useNodeNames } from "../../ui/nodeNames";
import { originText } from "../../ui/origin";
import { Select } from "../../ui/Select";
import { useWidth } from "../../ui/useWidth";
import styles from "./Probes.module.css";
import { RESULTS } from "./registry";
import type { Result } from "./result";

const FIRST_WIDTH = 360;
/** Of files, where several pictures lie one below the other. */
const DIGITS = 4;

interface ProbeResultProps {
  probe: ProbeType;
  frame: Frame;
  running: boolean;
}

/** Sentences, pictures, table and files of one frame. */
export function ProbeResult({ probe, frame, running }: ProbeResultProps) {
  const t = useT();
  const text = useText();
  const spec = useRunSpec();
  const name = useNodeNames(spec, useCatalog());
  const [width, measure] = useWidth<HTMLDivElement>(FIRST_WIDTH);
  const [choice, setChoice] = useState<string | null>(null);
  useSyncExternalStore(subscribePalette, paletteVersion);
  const { type, config = {} } = spec.optimizer;
  const look = {
    ...{ t, palette: currentPalette(), width, name, choice },
    plainDescent: type === "sgd" && (config.momentum ?? 0) === 0,
  };
  const result = RESULTS[probe](frame, look);
  const [examples, all] = examplesOf(frame) ?? [null, null];
  const best = restoredIn(useStage().runs.current)?.step === frame.step;
  const title = text(`probes.${probe}.title`, probe);
  return (
    <div
      ref={measure}
      className={styles.result}
      data-testid="probe-result"
      data-done={isDone(frame)}
    >
      <p className={styles.note} data-testid="probe-step">
        {originText({ step: frame.step, best }, t, "probe")}{" "}
        {examples !== null &&
          (examples === all
            ? t("probes.all_examples", { count: formatCount(examples) })
            : t("probes.some_examples", {
                count: formatCount(examples),
                all: formatCount(all),
              }))}{" "}
        {!running && !isDone(frame) && t("probes.unfinished")}
      </p>
      {result !== null && (
        <>
          {result.sentences.map((sentence) => (
            <p key={sentence} className={styles.sentence}>
              {sentence}
            </p>
          ))}
          {result.choices !== undefined && (
            <Select
              id={`probe-${probe}-choice`}
              label={t("probes.layer")}
              value={choice ?? result.choices.at(-1)?.id ?? ""}
              options={result.choices.map(({ id, label }) => ({ value: id, label }))}
              onChange={setChoice}
            />
          )}
          {result.figures.map((figure) => (
            <FigureView key={figure.title} figure={figure} testId="probe-figure" />
          ))}
          <div className={styles.tableHead}>
            <strong>{t("probes.table")}</strong>
            {result.figures.map((figure) => (
              <ExportMenu
                key={figure.title}
                label={figure.title}
                testId="probe-export"
                make={async () => ({
                  name: exportName(title, frame.step),
                  figure,
                  table: result.table,
                })}
              />
            ))}
          </div>
          <Numbers result={result} label={title} />
        </>
      )}
    </div>
  );
}

function shown(value: string | number | null): string {
  if (value === null || typeof value === "string") return value ?? "";
  return Number.isInteger(value) && Math.abs(value) < 1e9
    ? formatCount(value)
    : formatMagnitude(value, DIGITS);
}

/** The table; the whole numbers are titles of the shortened ones. */
function Numbers({ result, label }: { result: Result; label: string }) {
  const { columns, rows } = result.table;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={label}>
      <table className={styles.table} data-testid="probe-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two layers may have one name
            <tr key={index}>
              {row.map((value, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: values have the place of their column
                <td key={column} title={typeof value === "number" ? String(value) : undefined}>
                  {shown(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
