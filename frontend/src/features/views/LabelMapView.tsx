/** Images with the class of every pixel: as it is, and as the network sees it. */
import { useMemo, useSyncExternalStore } from "react";
import { readLabelMaps, readOverlaps } from "../../domain/fits";
import { formatCount, formatMagnitude } from "../../domain/format";
import { useT } from "../../i18n";
import { currentPalette, subscribePalette } from "../../state/palette";
import { useSession } from "../../state/useStage";
import { useViewFrame } from "../../state/useView";
import { useClassNames } from "../../ui/classNames";
import { PictureCanvas } from "./PictureCanvas";
import styles from "./Views.module.css";
import { Waiting } from "./Waiting";

const SHOWN = 4;

export function LabelMapView() {
  const t = useT();
  const frame = useViewFrame("label_map");
  const classes = useClassNames(useSession((session) => session.schema?.classes));
  const palette = useSyncExternalStore(subscribePalette, currentPalette);
  const maps = useMemo(
    () => (frame === null ? [] : readLabelMaps(frame, palette.classes).slice(0, SHOWN)),
    [frame, palette],
  );
  const overlaps = frame === null ? null : readOverlaps(frame);
  if (maps.length === 0) {
    return <Waiting />;
  }
  return (
    <>
      <p className={styles.note}>{t("views.label_map_note")}</p>
      <ul className={styles.triples} data-testid="label-maps" data-step={frame?.step}>
        {maps.map(({ input, truth, predicted, right }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: examples keep their places for the whole run
          <li key={index} className={styles.pair}>
            <span className={styles.three}>
              <PictureCanvas picture={input} label={t("views.input_of", { number: index + 1 })} />
              <PictureCanvas picture={truth} label={t("views.truth_of", { number: index + 1 })} />
              <PictureCanvas
                picture={predicted}
                label={t("views.predicted_of", { number: index + 1 })}
              />
            </span>
            <span className={styles.number}>{`${Math.round(100 * right)} %`}</span>
          </li>
        ))}
      </ul>
      <ul className={`${styles.rims} ${styles.legend}`}>
        {classes.map((name, index) => (
          <li key={name}>
            <span
              className={styles.swatch}
              style={{ background: `var(--class-${index % 8})` }}
              aria-hidden="true"
            />
            {name}
            {overlaps !== null && (
              <span className={styles.number} data-testid={`iou-${index}`}>
                {formatMagnitude(overlaps.byClass[index] ?? Number.NaN, 3)}
              </span>
            )}
          </li>
        ))}
      </ul>
      {overlaps !== null && (
        <p className={styles.note} data-testid="iou">
          {t("views.iou", {
            mean: formatMagnitude(overlaps.mean, 3),
            count: formatCount(overlaps.examples),
          })}
        </p>
      )}
    </>
  );
}
