/** The examples with the largest errors, with what the network makes of them. */
import { formatMagnitude } from "../../domain/format";
import type { Outlying as OutlyingExample } from "../../domain/outliers";
import { useT } from "../../i18n";
import { PictureCanvas } from "./PictureCanvas";
import styles from "./Requested.module.css";

interface OutlyingProps {
  largest: readonly OutlyingExample[];
  threshold: number;
  classes: readonly string[];
  wanted: number | null;
}

export function Outlying({ largest, threshold, classes, wanted }: OutlyingProps) {
  const t = useT();
  return (
    <section className={styles.block} aria-label={t("outputs.outliers.largest")}>
      <h3>{t("outputs.outliers.largest")}</h3>
      <p className={styles.note}>{t("outputs.outliers.pairs")}</p>
      <ul className={styles.examples} data-testid="outlying">
        {largest.map(({ row, label, error, input, output }) => (
          <li
            key={row}
            className={styles.example}
            data-outlier={wanted !== null && label === wanted}
            data-above={error >= threshold}
            data-error={error}
          >
            {input !== null && output !== null && (
              <span className={styles.pair}>
                <PictureCanvas picture={input} label={t("views.input_of", { number: row + 1 })} />
                <PictureCanvas picture={output} label={t("views.output_of", { number: row + 1 })} />
              </span>
            )}
            <span className={styles.caption}>
              {t("outputs.example_number", { number: row + 1 })}
              {label !== null && ` · ${classes[label] ?? label}`}
            </span>
            <span className={styles.number}>
              {formatMagnitude(error, 3)}{" "}
              {t(
                error >= threshold
                  ? "outputs.outliers.above_short"
                  : "outputs.outliers.below_short",
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
