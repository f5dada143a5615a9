/** Images on one scale; one of them is picked by a click or by the arrow keys. */
import type { KeyboardEvent, MouseEvent } from "react";
import { gridOf, type Images, type Shade, tileAt } from "../../domain/imageTiles";
import { ImageTiles } from "../../ui/ImageTiles";
import styles from "./Faces.module.css";

interface TilePickerProps {
  readonly images: Images;
  readonly shade: Shade;
  readonly picked: number;
  readonly onPick: (index: number) => void;
  readonly label: string;
  readonly testId: string;
  readonly step?: number | undefined;
}

export function TilePicker(props: TilePickerProps) {
  const { images, shade, picked, onPick, label, testId, step } = props;
  const grid = gridOf(images, images.count);
  const click = ({ currentTarget, clientX, clientY, detail }: MouseEvent<HTMLElement>) => {
    // A press of Enter is a click without a place.
    if (detail === 0) return;
    const box = currentTarget.getBoundingClientRect();
    const x = ((clientX - box.left) / box.width) * grid.width;
    const y = ((clientY - box.top) / box.height) * grid.height;
    const found = tileAt(images, images.count, x, y);
    if (found !== null) onPick(found);
  };
  const press = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: grid.columns,
      ArrowUp: -grid.columns,
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = picked + move;
    if (next >= 0 && next < images.count) onPick(next);
  };
  const [row, column] = [Math.floor(picked / grid.columns), picked % grid.columns];
  return (
    <button
      type="button"
      className={styles.tiles}
      style={{ aspectRatio: `${grid.width} / ${grid.height}` }}
      aria-label={label}
      onClick={click}
      onKeyDown={press}
      data-testid={`${testId}-picker`}
    >
      <ImageTiles
        images={images}
        shown={images.count}
        shade={shade}
        label={label}
        className={styles.fill}
        testId={testId}
        step={step}
      />
      <span
        className={styles.picked}
        style={{
          insetBlockStart: `${(100 * row * (images.height + 1)) / grid.height}%`,
          insetInlineStart: `${(100 * column * (images.width + 1)) / grid.width}%`,
          blockSize: `${(100 * images.height) / grid.height}%`,
          inlineSize: `${(100 * images.width) / grid.width}%`,
        }}
      />
    </button>
  );
}
