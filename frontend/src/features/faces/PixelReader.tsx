/** One image, enlarged: the number of a pixel on hover and by the arrow keys. */
import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useState } from "react";
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
  /** Of the whole image, where its pixels aren't square. */
  readonly height?: string | undefined;
  /** What is said while no pixel is pointed at. */
  readonly hint?: string | undefined;
  /** What is said of a pixel; by default its place and value. */
  readonly describePixel?: ((place: Place, value: string) => string) | undefined;
  /** What a click, or a step of the keyboard, chooses. */
  readonly onPick?: ((place: Place) => void) | undefined;
  /** Drawn over the image. */
  readonly children?: ReactNode;
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

export function PixelReader(props: PixelReaderProps) {
  const { image, shade, label, testId, describePixel, onPick } = props;
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
    const pointed = inside([
      Math.floor(((clientY - box.top) / box.height) * height),
      Math.floor(((clientX - box.left) / box.width) * width),
    ]);
    setPlace(pointed);
    return pointed;
  };
  const press = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    if (move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = place === null ? inside([0, 0]) : inside([place[0] + move[0], place[1] + move[1]]);
    setPlace(next);
    onPick?.(next);
  };
  const describe =
    describePixel ??
    (([row, column]: Place, value: string) => t("faces.pixel", { row, column, value }));
  const shownPlace = place === null ? null : inside(place);
  return (
    <div className={styles.reader}>
      <button
        type="button"
        className={props.height === undefined ? styles.enlarged : styles.stretched}
        style={
          props.height === undefined
            ? { aspectRatio: `${width} / ${height}` }
            : { blockSize: props.height }
        }
        aria-describedby={readout}
        onPointerMove={point}
        onPointerDown={(event) => {
          const pointed = point(event);
          onPick?.(pointed);
        }}
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
        {props.children}
      </button>
      <output id={readout} className={styles.readout} data-testid={`${testId}-value`}>
        {shownPlace === null
          ? (props.hint ?? t("faces.read_pixels"))
          : describe(shownPlace, valuesAt(image, shownPlace))}
      </output>
    </div>
  );
}
