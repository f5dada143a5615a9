/** Which classes are taken for which: a table whose cells are shaded by their share of the row. */
import { useMemo } from "react";
import { formatCount, formatShare } from "../../domain/format";
import { type Confusion, readConfusion } from "../../domain/pictures";
import { useT } from "../../i18n";
import { openCell } from "../../state/outputTab";
import { useBeside, useSession } from "../../state/useStage";
import { useViewFrame } from "../../state/useView";
import { useClassNames } from "../../ui/classNames";
import { Term } from "../../ui/Term";
import styles from "./Views.module.css";
import { Waiting } from "./Waiting";

/** Up to here every cell shows its number; larger tables show them to screen readers alone. */
const NUMBERS_UP_TO = 6;

interface MatrixProps {
  confusion: Confusion;
  classes: readonly string[];
  /** Shows the examples of a cell; null where they can't be shown. */
  onOpen: ((truth: number, predicted: number) => void) | null;
}

function Matrix({ confusion, classes, onOpen }: MatrixProps) {
  const t = useT();
  const name = (index: number) => classes[index] ?? String(index);
  const quiet = confusion.size > NUMBERS_UP_TO;
  return (
    <table
      className={styles.confusion}
      style={{ "--classes": String(confusion.size) }}
      data-testid="confusion"
      data-quiet={quiet}
    >
      <caption className="hidden-text">{t("views.confusion_caption")}</caption>
      <tbody>
        {confusion.counts.map((row, truth) => {
          const sum = Math.max(
            1,
            row.reduce((total, count) => total + count, 0),
          );
          return (
            <tr key={name(truth)}>
              <th scope="row">{name(truth)}</th>
              {row.map((count, predicted) => (
                <td
                  key={name(predicted)}
                  style={{ "--share": `${Math.round((count / sum) * 100)}%` }}
                  title={t("views.confusion_cell", {
                    truth: name(truth),
                    predicted: name(predicted),
                    count,
                  })}
                >
                  {onOpen === null || count === 0 ? (
                    <span className={quiet ? "hidden-text" : ""}>{formatCount(count)}</span>
                  ) : (
                    <button
                      type="button"
                      className={styles.cell}
                      data-testid={`confusion-${truth}-${predicted}`}
                      aria-label={t("views.confusion_cell", {
                        truth: name(truth),
                        predicted: name(predicted),
                        count,
                      })}
                      onClick={() => onOpen(truth, predicted)}
                    >
                      {quiet ? "" : formatCount(count)}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <td />
          {confusion.counts.map((_, index) => (
            <th key={name(index)} scope="col">
              {name(index)}
            </th>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}

export function ConfusionView() {
  const t = useT();
  const frame = useViewFrame("confusion");
  const classes = useClassNames(useSession((session) => session.schema?.classes));
  const opens = useSession((session) => session.schema?.requests?.includes("mistakes")) === true;
  const alone = useBeside() === null;
  const confusion = useMemo(() => (frame === null ? null : readConfusion(frame)), [frame]);
  if (confusion === null) {
    return <Waiting measured />;
  }
  const { worst, accuracy } = confusion;
  return (
    <div className={styles.confusionView} data-step={frame?.step}>
      <Matrix confusion={confusion} classes={classes} onOpen={opens && alone ? openCell : null} />
      <dl className={styles.facts}>
        <dt>
          <Term id="accuracy">{t("views.accuracy")}</Term>
        </dt>
        <dd data-testid="confusion-accuracy">{formatShare(accuracy)}</dd>
        {worst !== null && (
          <>
            <dt>{t("views.worst")}</dt>
            <dd>
              {t("views.worst_pair", {
                truth: classes[worst.truth] ?? worst.truth,
                predicted: classes[worst.predicted] ?? worst.predicted,
              })}
            </dd>
          </>
        )}
        <dt>{t("views.examples")}</dt>
        <dd>{formatCount(confusion.total)}</dd>
      </dl>
    </div>
  );
}
