/** Where an image is drawn: with a pointer, or with a cursor that the arrow keys move. */
import { type KeyboardEvent, type PointerEvent, useId, useMemo, useRef, useState } from "react";
import type { Shade } from "../../../domain/imageTiles";
import type { OwnImage } from "../../../domain/ownImage";
import { useT } from "../../../i18n";
import { ImageTiles } from "../../../ui/ImageTiles";
import styles from "./OwnExample.module.css";

export type Point = readonly [x: number, y: number];

interface DrawingCanvasProps {
  readonly image: OwnImage;
  /** Points a pixel. */
  readonly factor: number;
  readonly onLine: (from: Point, to: Point) => void;
}

const PICTURE: Shade = { kind: "picture" };

const MOVES: Readonly<Record<string, Point>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

export function DrawingCanvas({ image, factor, onLine }: DrawingCanvasProps) {
  const t = useT();
  const help = useId();
  const last = useRef<Point | null>(null);
  const [cursor, setCursor] = useState<Point | null>(null);
  const shown = useMemo(() => ({ ...image, count: 1 }), [image]);
  const pointAt = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): Point => {
    const box = currentTarget.getBoundingClientRect();
    return [
      ((clientX - box.left) / box.width) * image.width,
      ((clientY - box.top) / box.height) * image.height,
    ];
  };
  const start = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setCursor(null);
    last.current = pointAt(event);
    onLine(last.current, last.current);
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    if (last.current === null) return;
    const next = pointAt(event);
    onLine(last.current, next);
    last.current = next;
  };
  const end = () => {
    last.current = null;
  };
  const middle: Point = [
    Math.floor(image.width / factor / 2),
    Math.floor(image.height / factor / 2),
  ];
  const centerOf = ([x, y]: Point): Point => [(x + 0.5) * factor, (y + 0.5) * factor];
  const press = (event: KeyboardEvent) => {
    const from = cursor ?? middle;
    const by = MOVES[event.key];
    if (by === undefined && event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    const to: Point = [
      Math.min(image.width / factor - 1, Math.max(0, from[0] + (by?.[0] ?? 0))),
      Math.min(image.height / factor - 1, Math.max(0, from[1] + (by?.[1] ?? 0))),
    ];
    setCursor(to);
    if (by === undefined || event.shiftKey) onLine(centerOf(from), centerOf(to));
  };
  return (
    <>
      <button
        type="button"
        className={styles.canvas}
        style={{ aspectRatio: `${image.width} / ${image.height}` }}
        aria-describedby={help}
        onPointerDown={start}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
        onKeyDown={press}
        data-testid="own-canvas"
      >
        <ImageTiles
          images={shown}
          shown={1}
          shade={PICTURE}
          label={t("example.canvas")}
          className={styles.fill}
        />
        {cursor !== null && (
          <span
            className={styles.cursor}
            style={{
              insetInlineStart: `${(100 * cursor[0] * factor) / image.width}%`,
              insetBlockStart: `${(100 * cursor[1] * factor) / image.height}%`,
              inlineSize: `${(100 * factor) / image.width}%`,
              blockSize: `${(100 * factor) / image.height}%`,
            }}
          />
        )}
      </button>
      <p id={help} className="hidden-text">
        {t("example.canvas_help")}
      </p>
    </>
  );
}
