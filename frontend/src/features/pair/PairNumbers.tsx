/** The numbers of two runs at the step of the cursor, beside each other, each with the step that it was recorded at. */
import { equalContent } from "../../domain/equalContent";
import { formatCount, formatMagnitude, formatShare, NOT_APPLICABLE } from "../../domain/format";
import { numbersAt, type PairNumber, type Reading } from "../../domain/pairNumbers";
import { useT } from "../../i18n";
import type { PairCursor } from "../../state/pairCursor";
import { exactBuffer } from "../../state/shown";
import { useLive } from "../../state/useLive";
import { useMetricName } from "../../ui/metricNames";
import { originText } from "../../ui/origin";
import styles from "./Pair.module.css";

const HZ = 15;

function write(name: string, reading: Reading | null): string {
  if (reading === null) return NOT_APPLICABLE;
  return name === "accuracy" ? formatShare(reading.value) : formatMagnitude(reading.value, 3);
}

function Cell({ row, side, step }: { row: PairNumber; side: "first" | "second"; step: number }) {
  const t = useT();
  const reading = row[side];
  return (
    <td
      className={styles.number}
      data-testid={`pair-${row.name}-${side}`}
      data-step={reading?.step}
    >
      {write(row.name, reading)}
      {reading !== null && (reading.step !== step || reading.best) && (
        <span className={styles.at}>{originText(reading, t)}</span>
      )}
    </td>
  );
}

export function PairNumbers({ cursor }: { cursor: PairCursor }) {
  const t = useT();
  const nameOf = useMetricName();
  const { first, second } = cursor;
  const { step, rows } = useLive(
    () => ({
      step: cursor.step,
      rows: numbersAt(first.buffer, second.buffer, cursor.step, [
        exactBuffer(first.stage),
        exactBuffer(second.stage),
      ]),
    }),
    equalContent,
    HZ,
  );
  const title = (name: string) => {
    if (name === "train") return t("cures.training_loss");
    return name === "loss"
      ? t("pair.validation_loss")
      : t("cures.metric", { metric: nameOf(name) });
  };
  return (
    <table className={styles.table} data-testid="pair-numbers">
      <thead>
        <tr>
          <th scope="col">{t("timeline.at", { step: formatCount(step) })}</th>
          <th scope="col" className={styles.number}>
            A
          </th>
          <th scope="col" className={styles.number}>
            B
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{title(row.name)}</th>
            <Cell row={row} side="first" step={step} />
            <Cell row={row} side="second" step={step} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
