/** One gate, state or input over time: a row for every unit, time to the right, on a scale of its own. */
import { formatNatural } from "../../domain/format";
import { type Images, limitsOf } from "../../domain/imageTiles";
import { useT } from "../../i18n";
import { useMapColors } from "../../state/mapColors";
import { PixelReader } from "./PixelReader";
import styles from "./Sequences.module.css";

interface GateStripProps {
  readonly name: string;
  readonly image: Images;
  readonly rowName: "unit" | "feature";
  readonly testId: string;
  readonly onPick?: (unit: number) => void;
}

/** Rows are at least a few pixels high and never fill the panel. */
function heightOf(rows: number): string {
  return `${Math.min(9, Math.max(1.6, 0.5 * rows))}rem`;
}

export function GateStrip({ name, image, rowName, testId, onPick }: GateStripProps) {
  const t = useT();
  const colors = useMapColors();
  const { low, high } = limitsOf(image);
  // Gates reach from 0 to 1 and tanh from -1 to 1: one scale for these, so that gates can be compared.
  const largest = Math.max(1, -low, high);
  return (
    <figure className={styles.strip}>
      <figcaption>{name}</figcaption>
      <PixelReader
        image={image}
        shade={{ kind: "signed", largest, colors }}
        label={name}
        testId={testId}
        height={heightOf(image.height)}
        hint={t("sequences.scale", { largest: formatNatural(largest) })}
        describePixel={([row, column], value) =>
          t(`sequences.at_${rowName}`, { row, step: column + 1, value })
        }
        {...(onPick === undefined ? {} : { onPick: ([row]) => onPick(row) })}
      />
    </figure>
  );
}
