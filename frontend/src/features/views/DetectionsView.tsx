/** Images with true and predicted boxes: what a score threshold and non-maximum suppression leave of them. */
import { type CSSProperties, useMemo, useState } from "react";
import {
  type Box,
  boxesAt,
  type ImageBoxes,
  readDetections,
  readPrecisions,
} from "../../domain/detections";
import { formatCount, formatMagnitude } from "../../domain/format";
import { useT, useText } from "../../i18n";
import { exportName } from "../../state/exportName";
import { currentPalette } from "../../state/palette";
import { useSession } from "../../state/useStage";
import { useViewFrame } from "../../state/useView";
import { useClassNames } from "../../ui/classNames";
import { ExportMenu } from "../../ui/ExportMenu";
import { NumberTable } from "../../ui/NumberTable";
import styles from "./Detections.module.css";
import { PictureCanvas } from "./PictureCanvas";
import { PictureStep } from "./PictureStep";
import requested from "./Requested.module.css";
import views from "./Views.module.css";
import { Waiting } from "./Waiting";

const SHOWN = 6;
/** Places of the slider. */
const PLACES = 100;
const START_SCORE = 0.5;

export default function DetectionsView() {
  const t = useT();
  const text = useText();
  const frame = useViewFrame("detections");
  const classes = useClassNames(useSession((session) => session.schema?.classes));
  const [threshold, setThreshold] = useState(START_SCORE);
  const [suppressed, setSuppressed] = useState(true);
  const images = useMemo(
    () => (frame === null ? [] : readDetections(frame).slice(0, SHOWN)),
    [frame],
  );
  const precisions = frame === null ? null : readPrecisions(frame);
  if (images.length === 0 || precisions === null) return <Waiting />;
  const title = text("views.detections.title", "detections");
  const make = async () => {
    const { detectionsExport } = await import("./detectionsFigure");
    const look = { title, classes, palette: currentPalette(), across: "", up: "" };
    const drawn = detectionsExport({ images, threshold, suppressed }, look);
    return { name: exportName(title, frame?.step ?? null), ...drawn };
  };
  const shown = suppressed ? precisions.suppressed : precisions.unsuppressed;
  return (
    <div className={requested.view} data-testid="detections" data-step={frame?.step}>
      <ul className={styles.images}>
        {images.map((image, index) => (
          <Boxes
            // biome-ignore lint/suspicious/noArrayIndexKey: examples keep their places for the whole run
            key={index}
            number={index + 1}
            image={image}
            threshold={threshold}
            suppressed={suppressed}
            classes={classes}
          />
        ))}
      </ul>
      <div className={requested.choices}>
        <label className={requested.choice}>
          {t("outputs.detections.score")}
          <input
            type="range"
            min={1}
            max={PLACES - 1}
            value={Math.round(threshold * PLACES)}
            onChange={({ target }) => setThreshold(target.valueAsNumber / PLACES)}
            aria-valuetext={formatMagnitude(threshold)}
            data-testid="detection-score"
          />
          <output>{formatMagnitude(threshold)}</output>
        </label>
        <label className={requested.choice}>
          <input
            type="checkbox"
            checked={suppressed}
            onChange={({ target }) => setSuppressed(target.checked)}
            data-testid="detection-suppression"
          />
          {t("outputs.detections.suppression")}
        </label>
      </div>
      <p className={requested.note} data-testid="mean-precision">
        {t("outputs.detections.mean", {
          mean: formatMagnitude(precisions.suppressed.mean, 3),
          before: formatMagnitude(precisions.unsuppressed.mean, 3),
          count: formatCount(precisions.examples),
        })}
      </p>
      <ul className={`${views.rims} ${views.legend}`}>
        {classes.map((name, index) => (
          <li key={name}>
            <span
              className={views.swatch}
              style={{ background: `var(--class-${index % 8})` }}
              aria-hidden="true"
            />
            {name}
            <span className={views.number} data-testid={`precision-${index}`}>
              {formatMagnitude(shown.byClass[index] ?? Number.NaN, 3)}
            </span>
          </li>
        ))}
      </ul>
      <p className={requested.note}>{t("outputs.detections.note")}</p>
      <div className={views.foot}>
        <PictureStep view="detections" />
        <ExportMenu label={title} testId="output-export" make={make} />
      </div>
      <NumberTable
        label={t("outputs.detections.table")}
        makeTable={() => ({
          head: [
            t("outputs.detections.example"),
            t("outputs.detections.class"),
            t("outputs.detections.score_head"),
            t("outputs.detections.overlap"),
          ],
          rows: images.flatMap(({ predicted }, index) =>
            boxesAt(predicted, threshold, suppressed).map((box) => ({
              name: String(index + 1),
              values: [
                classes[box.number] ?? String(box.number),
                formatMagnitude(box.score),
                formatMagnitude(box.overlap),
              ],
            })),
          ),
        })}
      />
    </div>
  );
}

interface BoxesProps {
  number: number;
  image: ImageBoxes;
  threshold: number;
  suppressed: boolean;
  classes: readonly string[];
}

function Boxes({ number, image, threshold, suppressed, classes }: BoxesProps) {
  const t = useT();
  const shown = boxesAt(image.predicted, threshold, suppressed);
  return (
    <li className={styles.image} data-testid={`boxes-${number}`}>
      <PictureCanvas
        picture={image.input}
        label={t("outputs.detections.image", {
          number,
          truth: image.truth.length,
          predicted: shown.length,
        })}
      />
      {image.truth.map((box) => (
        <span
          key={`${box.x} ${box.y}`}
          className={`${styles.box} ${styles.truth}`}
          style={placeOf(box)}
          aria-hidden="true"
        />
      ))}
      {shown.map((box) => (
        <span
          key={`${box.number} ${box.x} ${box.y}`}
          className={styles.box}
          style={{ ...placeOf(box), borderColor: `var(--class-${box.number % 8})` }}
          title={t("outputs.detections.box", {
            name: classes[box.number] ?? String(box.number),
            score: formatMagnitude(box.score),
            overlap: formatMagnitude(box.overlap),
          })}
          data-testid="predicted-box"
        >
          <span className={styles.overlap}>{formatMagnitude(box.overlap)}</span>
        </span>
      ))}
    </li>
  );
}

function placeOf({ x, y, width, height }: Box): CSSProperties {
  const share = (part: number) => `${100 * part}%`;
  return {
    left: share(x - width / 2),
    top: share(y - height / 2),
    width: share(width),
    height: share(height),
  };
}
