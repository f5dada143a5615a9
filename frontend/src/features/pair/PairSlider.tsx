/** The cursor of both runs as a slider, for the keyboard as well. */
import { formatCount } from "../../domain/format";
import { useT } from "../../i18n";
import type { PairCursor } from "../../state/pairCursor";
import { useLive } from "../../state/useLive";
import styles from "./Pair.module.css";

export function PairSlider({ cursor }: { cursor: PairCursor }) {
  const t = useT();
  const { step, last, pinned } = useLive(
    () => ({
      step: cursor.step,
      last: cursor.last,
      pinned: cursor.places.getState().pinned !== null,
    }),
    (a, b) => a.step === b.step && a.last === b.last && a.pinned === b.pinned,
    30,
  );
  return (
    <div className={styles.slider}>
      <label>
        <span data-testid="pair-step" data-step={step}>
          {t("timeline.at", { step: formatCount(step) })}
        </span>
        <input
          type="range"
          min={0}
          max={last}
          value={step}
          aria-label={t("pair.step")}
          data-testid="pair-slider"
          onChange={(event) => cursor.goTo(Number(event.target.value))}
        />
      </label>
      <button
        type="button"
        className={styles.latest}
        disabled={!pinned}
        title={t("pair.latest_help")}
        data-testid="pair-latest"
        onClick={() => cursor.goTo(null)}
      >
        {t("pair.latest")}
      </button>
    </div>
  );
}
