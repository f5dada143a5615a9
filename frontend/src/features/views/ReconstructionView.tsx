/** What an autoencoder makes of its inputs, with the error of each; a denoising one is shown what it sees as well. */
import { useMemo, useState } from "react";
import { formatMagnitude } from "../../domain/format";
import { type Reconstruction, readReconstructions } from "../../domain/pictures";
import { useT } from "../../i18n";
import { useViewFrame } from "../../state/useView";
import { PictureCanvas } from "./PictureCanvas";
import styles from "./Views.module.css";
import { Waiting } from "./Waiting";

const SHOWN = 8;

/** Input and prediction; where the input was corrupted, the clean target behind them. */
function Row({ shown, number }: { shown: Reconstruction; number: number }) {
  const t = useT();
  const { target, seen, output } = shown;
  return (
    <span className={seen === null ? styles.two : styles.three}>
      {seen === null ? (
        <PictureCanvas picture={target} label={t("views.input_of", { number })} />
      ) : (
        <PictureCanvas picture={seen} label={t("views.seen_of", { number })} />
      )}
      <PictureCanvas picture={output} label={t("views.output_of", { number })} />
      {seen !== null && <PictureCanvas picture={target} label={t("views.target_of", { number })} />}
    </span>
  );
}

/** Of validation, and below on demand of training: what it was trained on beside what it has never seen. */
export function ReconstructionView() {
  const t = useT();
  const [both, setBoth] = useState(false);
  return (
    <>
      {both && <h3 className={styles.heading}>{t("views.rim_validation")}</h3>}
      <Reconstructions view="reconstruction" />
      {both && (
        <section aria-label={t("views.rim_train")} data-testid="reconstruction-train">
          <h3 className={styles.heading}>{t("views.rim_train")}</h3>
          <Reconstructions view="reconstruction?part=train" name="train-" />
        </section>
      )}
      <label className={styles.note}>
        <input
          type="checkbox"
          checked={both}
          onChange={() => setBoth(!both)}
          data-testid="reconstruction-both"
        />{" "}
        {t("views.reconstruction_both")}
      </label>
    </>
  );
}

function Reconstructions({ view, name = "" }: { view: string; name?: string }) {
  const t = useT();
  const frame = useViewFrame(view);
  const pairs = useMemo(
    () => (frame === null ? [] : readReconstructions(frame).slice(0, SHOWN)),
    [frame],
  );
  if (pairs.length === 0) {
    return <Waiting />;
  }
  const mean = pairs.reduce((sum, pair) => sum + pair.error, 0) / pairs.length;
  return (
    <>
      <p className={styles.note}>
        {t("views.reconstruction_mean")}{" "}
        <span className={styles.number}>{formatMagnitude(mean, 3)}</span>
      </p>
      {pairs[0]?.seen && <p className={styles.note}>{t("views.denoising")}</p>}
      <ul className={styles.pairs} data-step={frame?.step}>
        {pairs.map((pair, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: examples keep their places for the whole run
            key={index}
            className={styles.pair}
            data-testid={`${name}reconstruction-pair-${index}`}
            data-error={pair.error}
          >
            <Row shown={pair} number={index + 1} />
            <span className={styles.number}>{formatMagnitude(pair.error, 2)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
