/** What the network makes of the example: the probability of every class, or the image that it reconstructs. */
import { useMemo } from "react";
import { formatShare } from "../../../domain/format";
import type { Frame } from "../../../domain/frame";
import { readImage, type Shade } from "../../../domain/imageTiles";
import { useT } from "../../../i18n";
import { useSession } from "../../../state/useStage";
import { useClassNames } from "../../../ui/classNames";
import { ImageTiles } from "../../../ui/ImageTiles";
import styles from "./OwnExample.module.css";

const PICTURE: Shade = { kind: "picture" };
/** Of more classes, the most probable are shown. */
const MOST_CLASSES = 10;

interface Bar {
  readonly number: number;
  readonly probability: number;
}

function barsOf(frame: Frame | null): Bar[] {
  const all = Array.from(frame?.arrays.get("probabilities")?.data ?? [], (probability, number) => ({
    number,
    probability,
  }));
  if (all.length <= MOST_CLASSES) return all;
  return all.sort((a, b) => b.probability - a.probability).slice(0, MOST_CLASSES);
}

export function PredictionBars({ frame }: { frame: Frame | null }) {
  const t = useT();
  const classes = useClassNames(useSession((session) => session.schema?.classes));
  const bars = useMemo(() => barsOf(frame), [frame]);
  const output = useMemo(() => readImage(frame, "output"), [frame]);
  if (frame === null) return <p className={styles.note}>{t("faces.waiting")}</p>;
  if (output !== null) {
    return (
      <ImageTiles
        images={output}
        shown={1}
        shade={PICTURE}
        label={t("example.output")}
        className={styles.output}
        testId="own-output"
        step={frame.step}
      />
    );
  }
  const predicted = frame.arrays.get("predicted")?.data[0];
  const label = frame.arrays.get("label")?.data[0];
  const name = (number: number) => classes[number] ?? String(number);
  return (
    <ul
      className={styles.bars}
      aria-label={t("example.probabilities")}
      data-testid="own-bars"
      data-step={frame.step}
      data-predicted={predicted}
    >
      {bars.map(({ number, probability }) => (
        <li key={number} className={styles.bar} data-predicted={number === predicted}>
          <span className={styles.class}>
            {name(number)}
            {number === label && <span className={styles.label}>{` ${t("example.label")}`}</span>}
          </span>
          <span className={styles.track} aria-hidden="true">
            <span style={{ inlineSize: `${100 * probability}%` }} />
          </span>
          <span className={styles.number} data-testid={`own-probability-${number}`}>
            {formatShare(probability)}
          </span>
        </li>
      ))}
    </ul>
  );
}
