/** One head: which step takes how much from which, its positions along both edges. */
import type { Images, Shade } from "../../domain/imageTiles";
import { useT } from "../../i18n";
import { PixelReader } from "./PixelReader";
import styles from "./Sequences.module.css";

/** Labels that fit along an edge. */
const ALONG = { across: 7, down: 14 } as const;

interface AttentionMapProps {
  readonly image: Images;
  readonly shade: Shade;
  readonly label: string;
  readonly testId: string;
  /** Name of a position, counted from 0. */
  readonly nameOf: (position: number) => string;
}

export function AttentionMap({ image, shade, label, testId, nameOf }: AttentionMapProps) {
  const t = useT();
  const count = image.height;
  const labels = (side: keyof typeof ALONG) => {
    const every = Math.ceil(count / ALONG[side]);
    const edge = side === "across" ? "insetInlineStart" : "insetBlockStart";
    return Array.from({ length: Math.ceil(count / every) }, (_, index) => index * every).map(
      (position) => (
        <span
          key={`${side} ${position}`}
          className={styles[side]}
          style={{ [edge]: `${(100 * (position + 0.5)) / count}%` }}
          aria-hidden="true"
        >
          {side === "across" ? position + 1 : nameOf(position)}
        </span>
      ),
    );
  };
  return (
    <div className={styles.map}>
      <PixelReader
        image={image}
        shade={shade}
        label={label}
        testId={testId}
        describePixel={([row, column], value) =>
          t("sequences.attends", { query: nameOf(row), key: nameOf(column), value })
        }
      >
        {labels("across")}
        {labels("down")}
      </PixelReader>
    </div>
  );
}
