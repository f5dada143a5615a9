/** One image, enlarged: the number of a pixel on hover and by the arrow keys. */
import { type KeyboardEvent, type PointerEvent, useId, useState } from "react";
import { formatNatural } from "../../domain/format";
import type { Images, Shade } from "../../domain/imageTiles";
import { useT } from "../../i18n";
import { ImageTiles } from "../../ui/ImageTiles";
import styles from "./Faces.module.css";

interface PixelReaderProps {
  readonly image: Images;
  readonly shade: Shade;
  readonly label: string;
  readonly testId: string;
}

type Place = readonly [row: number, column: number];

const MOVES: Readonly<Record<string, Place>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function valuesAt({ values, width, colors }: Images, [row, column]: Place): string {
  const first = (row * width + column) * colors;
  const read = Array.from({ length: colors }, (_, color) => values[first + color] ?? Number.NaN);
  return read.map(formatNatural).join(", ");
}

export function PixelReader({ image, shade, label, testId }: PixelReaderProps) {
  const t = useT();
  const readout = useId();
  const [place, setPlace] = useState<Place | null>(null);
  const { height, width } = image;
  const inside = ([row, column]: Place): Place => [
    Math.min(height - 1, Math.max(0, row)),
    Math.min(width - 1, Math.max(0, column)),
  ];
  const point = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>) => {
    const box = currentTarget.getBoundingClientRect();
    setPlace(
      inside([
        Math.floor(((clientY - box.top) / box.height) * height),
        Math.floor(((clientX - box.left) / box.width) * width),
      ]),
    );
  };
  const press = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    if (move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setPlace((from) => (from === null ? [0, 0] : inside([from[0] + move[0], from[1] + move[1]])));
  };
  const shownPlace = place === null ? null : inside(place);
  return (
    <div className={styles.reader}>
      <button
        type="button"
        className={styles.enlarged}
        style={{ aspectRatio: `${width} / ${height}` }}
        aria-describedby={readout}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setPlace(null)}
        onKeyDown={press}
        data-testid={`${testId}-pixels`}
      >
        <ImageTiles
          images={image}
          shown={1}
          shade={shade}
          label={label}
          className={styles.fill}
          testId={testId}
        />
        {shownPlace !== null && (
          <span
            className={styles.pixel}
            style={{
              insetBlockStart: `${(100 * shownPlace[0]) / height}%`,
              insetInlineStart: `${(100 * shownPlace[1]) / width}%`,
              inlineSize: `${100 / width}%`,
              blockSize: `${100 / height}%`,
            }}
          />
        )}
      </button>
      <output id={readout} className={styles.readout} data-testid={`${testId}-value`}>
        {shownPlace === null
          ? t("faces.read_pixels")
          : t("faces.pixel", {
              row: shownPlace[0],
              column: shownPlace[1],
              value: valuesAt(image, shownPlace),
            })}
      </output>
    </div>
  );
}
