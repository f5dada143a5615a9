/** The legend of the ramp, always in sight: what brightness and width of a wire mean. */
import { formatCount } from "../../domain/format";
import { useT } from "../../i18n";
import { namedStep, useStanding } from "../../state/standing";
import styles from "./Wires.module.css";

export function RampLegend() {
  const t = useT();
  const step = namedStep(useStanding());
  return (
    <figure className={styles.legend} data-testid="ramp-legend">
      <figcaption className={styles.caption}>{t("wires.legend")}</figcaption>
      <span className={styles.number}>1e-5</span>
      <span className={styles.ramp} role="img" aria-label={t("wires.legend_ramp")} />
      <span className={styles.number}>1</span>
      <span className={styles.over}>
        <span className={styles.overMark} aria-hidden="true" />
        <span className={styles.number}>{t("wires.over_range")}</span>
      </span>
      {step !== null && (
        <span className={styles.number} data-testid="blocks-step">
          {t("wires.at_step", { step: formatCount(step) })}
        </span>
      )}
    </figure>
  );
}
