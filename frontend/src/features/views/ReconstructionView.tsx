/** What an autoencoder makes of its inputs: pairs with the error of each. */
import { useMemo } from "react";
import { formatMagnitude } from "../../domain/format";
import { readReconstructions } from "../../domain/pictures";
import { useT } from "../../i18n";
import { PictureCanvas } from "./PictureCanvas";
import { useViewFrame } from "./useView";
import styles from "./Views.module.css";

const SHOWN = 8;

export function ReconstructionView() {
  const t = useT();
  const frame = useViewFrame("reconstruction");
  const pairs = useMemo(
    () => (frame === null ? [] : readReconstructions(frame).slice(0, SHOWN)),
    [frame],
  );
  if (pairs.length === 0) {
    return <p className={styles.waiting}>{t("views.waiting")}</p>;
  }
  const mean = pairs.reduce((sum, pair) => sum + pair.error, 0) / pairs.length;
  return (
    <>
      <p className={styles.note}>
        {t("views.reconstruction_mean")}{" "}
        <span className={styles.number}>{formatMagnitude(mean, 3)}</span>
      </p>
      <ul className={styles.pairs} data-step={frame?.step}>
        {pairs.map((pair, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: examples keep their places for the whole run
            key={index}
            className={styles.pair}
            data-testid={`reconstruction-pair-${index}`}
            data-error={pair.error}
          >
            <span className={styles.two}>
              <PictureCanvas
                picture={pair.input}
                label={t("views.input_of", { number: index + 1 })}
              />
              <PictureCanvas
                picture={pair.output}
                label={t("views.output_of", { number: index + 1 })}
              />
            </span>
            <span className={styles.number}>{formatMagnitude(pair.error, 2)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
