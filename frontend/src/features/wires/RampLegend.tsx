/** The legend of blocks and wires, always in sight: which statistic they show, and what its colours mean. */
import { BLOCK_COLUMNS, columnLook, columnSource, GRADIENT } from "../../domain/blockColumn";
import { formatCount } from "../../domain/format";
import { columnKind } from "../../domain/stripScale";
import { useT, useText } from "../../i18n";
import { formatColumn, presentScale } from "../../state/blockColumn";
import { shownRecord } from "../../state/shown";
import { namedStep, useStanding } from "../../state/standing";
import { setUi, useUi } from "../../state/uiStore";
import { useLive } from "../../state/useLive";
import styles from "./Wires.module.css";

function ColumnSelect() {
  const t = useT();
  const text = useText();
  const column = useUi(({ blockColumn }) => blockColumn);
  return (
    <select
      className={styles.select}
      value={column}
      aria-label={t("wires.shown")}
      data-testid="block-column"
      onChange={({ target }) =>
        setUi({ blockColumn: BLOCK_COLUMNS.find((each) => each === target.value) ?? GRADIENT })
      }
    >
      {BLOCK_COLUMNS.map((each) => (
        <option key={each} value={each}>
          {each === GRADIENT ? t("wires.legend") : text(`statistics.${each}`, each)}
        </option>
      ))}
    </select>
  );
}

/** The ramp of light, the same everywhere. */
function Ramp() {
  const t = useT();
  return (
    <>
      <span className={styles.scale}>
        <span className={styles.number}>1e-5</span>
        <span
          className={styles.ramp}
          data-look="light"
          role="img"
          aria-label={t("wires.legend_ramp")}
        />
        <span className={styles.number}>1</span>
      </span>
      <span className={styles.over}>
        <span className={styles.overMark} aria-hidden="true" />
        <span className={styles.number}>{t("wires.over_range")}</span>
      </span>
    </>
  );
}

/** The scale of any other statistic, with its ends over all that is recorded. */
function Scale() {
  const t = useT();
  const column = useUi(({ blockColumn }) => blockColumn);
  const ends = useLive((stage) => {
    const { low, high } = presentScale(stage);
    const { buffer } = shownRecord(stage);
    const isKnown = columnKind(column) === "share" || (buffer?.statistics.length ?? 0) > 0;
    return [low, high].map((end) => formatColumn(column, isKnown ? end : Number.NaN)).join("|");
  });
  const [low = "", high = ""] = ends.split("|");
  const source = columnSource(column);
  return (
    <>
      <span className={styles.scale}>
        <span className={styles.number}>{low}</span>
        <span
          className={styles.ramp}
          data-look={columnLook(column)}
          role="img"
          aria-label={t("wires.scale", { low, high })}
        />
        <span className={styles.number}>{high}</span>
      </span>
      {source !== "gradient" && <span className={styles.of}>{t(`wires.of.${source}`)}</span>}
    </>
  );
}

export function RampLegend() {
  const t = useT();
  const step = namedStep(useStanding());
  const isLight = useUi(({ blockColumn }) => columnLook(blockColumn) === "light");
  return (
    <figure className={styles.legend} data-testid="ramp-legend">
      <figcaption className="hidden-text">{t("wires.shown")}</figcaption>
      <ColumnSelect />
      {isLight ? <Ramp /> : <Scale />}
      {step !== null && (
        <span className={styles.number} data-testid="blocks-step">
          {t("wires.at_step", { step: formatCount(step) })}
        </span>
      )}
    </figure>
  );
}
