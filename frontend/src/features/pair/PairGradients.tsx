/** The gradient at every layer of two runs: bars on one log scale, from the loss back to the input. */
import { useMemo } from "react";
import { equalContent } from "../../domain/equalContent";
import { formatCount, formatMagnitude, NOT_APPLICABLE } from "../../domain/format";
import type { NodeMatch } from "../../domain/nodeMatch";
import { barLengths, gradientLayers, gradientsAt } from "../../domain/pairNumbers";
import type { RunBuffer } from "../../domain/runBuffer";
import { useT } from "../../i18n";
import type { PairCursor } from "../../state/pairCursor";
import type { PairSide } from "../../state/pairStages";
import { useCatalog } from "../../state/queries";
import { exactBuffer } from "../../state/shown";
import { useLive } from "../../state/useLive";
import { useNodeNames } from "../../ui/nodeNames";
import styles from "./PairGradients.module.css";
import { LETTERS } from "./sides";

const HZ = 15;

/** Where statistics are read from: the exact state of the step, where the server has computed it, else the record. */
function statisticsOf({ stage, buffer }: PairSide): RunBuffer {
  const exact = exactBuffer(stage);
  return exact !== null && exact.statistics.length > 0 ? exact : buffer;
}

interface PairGradientsProps {
  cursor: PairCursor;
  match: NodeMatch;
  colors: readonly string[];
}

export function PairGradients({ cursor, match, colors }: PairGradientsProps) {
  const t = useT();
  const catalog = useCatalog();
  const { first, second } = cursor;
  const nameOfFirst = useNodeNames(first.spec, catalog);
  const nameOfSecond = useNodeNames(second.spec, catalog);
  const layers = useMemo(
    () => gradientLayers(first.buffer, second.buffer, match),
    [first, second, match],
  );
  const { rows, steps } = useLive(
    () => gradientsAt(statisticsOf(first), statisticsOf(second), layers, cursor.step),
    equalContent,
    HZ,
  );
  const length = barLengths(rows);
  const [one, other] = steps.map((each) => (each === null ? NOT_APPLICABLE : formatCount(each)));
  const stepTexts =
    one === other
      ? [t("origin.step", { step: one ?? "" })]
      : [one, other].map((step, side) =>
          t("pair.side_of_step", { run: LETTERS[side] ?? "", step: step ?? "" }),
        );
  return (
    <div>
      <table className={styles.table} data-testid="pair-gradients" data-steps={steps.join()}>
        <caption className={styles.caption}>
          {t("pair.gradients")}
          <span className={styles.steps} data-testid="pair-gradient-steps">
            {stepTexts.join(", ")}
          </span>
        </caption>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.first}|${row.second}`}>
              <th scope="row">
                {row.second === null ? nameOfFirst(row.first ?? "") : nameOfSecond(row.second)}
              </th>
              <td className={styles.bars}>
                {row.values.map((value, side) => (
                  <span
                    key={LETTERS[side]}
                    className={styles.bar}
                    data-side={side}
                    style={{ width: `${100 * length(value)}%`, background: colors[side] }}
                  />
                ))}
              </td>
              {row.values.map((value, side) => (
                <td
                  key={LETTERS[side]}
                  className={styles.value}
                  data-testid={`pair-gradient-${row.second ?? row.first}-${side === 0 ? "first" : "second"}`}
                >
                  <span className={styles.letter} style={{ color: colors[side] }}>
                    {LETTERS[side]}
                  </span>
                  {row[side === 0 ? "first" : "second"] === null
                    ? NOT_APPLICABLE
                    : formatMagnitude(value, 3)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
