/** Images of a layer side by side: few of them in its block; large, all with one of them enlarged. */
import { type ReactNode, useState } from "react";
import { type Images, imageAt, type Shade } from "../../domain/imageTiles";
import { useT } from "../../i18n";
import { ImageTiles } from "../../ui/ImageTiles";
import styles from "./Faces.module.css";
import type { FaceProps } from "./face";
import { PixelReader } from "./PixelReader";
import { ScaleLegend } from "./ScaleLegend";
import { TilePicker } from "./TilePicker";
import { useSigned } from "./useSigned";

/** Images in a block, in two rows of four. */
const FEW = 8;
/** Of the room for a picture in a block. */
const ASPECT = 1.7;

interface TilesFaceProps extends Omit<FaceProps, "address"> {
  readonly images: Images | null;
  readonly label: string;
  /** Name of one of them, of `count` that the layer has. */
  readonly nameOf: (number: number, count: number) => string;
  /** Said of all of them. */
  readonly note?: ReactNode;
  /** What is shown below of the one that is picked. */
  readonly below?: ((picked: number) => ReactNode) | undefined;
  /** The one that is picked, enlarged; by default with a number for every pixel. */
  readonly enlarge?: ((image: Images, shade: Shade, label: string) => ReactNode) | undefined;
}

export function TilesFace({ block, frame, large, images, label, ...rest }: TilesFaceProps) {
  const { nameOf, note, below, enlarge } = rest;
  const t = useT();
  const [chosen, setChosen] = useState(0);
  const signed = useSigned(images);
  if (!large || images === null) {
    return (
      <ImageTiles
        images={images}
        shown={FEW}
        shade={signed.shade}
        aspect={ASPECT}
        label={label}
        className={styles.small}
        testId={`face-${block}`}
        step={frame?.step}
      />
    );
  }
  const count = frame?.arrays.get("count")?.data[0] ?? images.count;
  const picked = Math.min(chosen, images.count - 1);
  const name = nameOf(picked, count);
  return (
    <>
      <div className={enlarge === undefined ? styles.two : styles.above}>
        <div className={styles.part}>
          <TilePicker
            images={images}
            shade={signed.shade}
            picked={picked}
            onPick={setChosen}
            label={`${name}. ${t("faces.pick")}`}
            testId={`face-large-${block}`}
            step={frame?.step}
          />
          {count > images.count && (
            <p className={styles.note}>{t("faces.first", { shown: images.count, count })}</p>
          )}
          {note}
          <ScaleLegend {...signed} />
        </div>
        <div className={styles.part}>
          <h3 className={styles.heading} data-testid="face-channel">
            {name}
          </h3>
          {enlarge?.(imageAt(images, picked), signed.shade, name) ?? (
            <PixelReader
              image={imageAt(images, picked)}
              shade={signed.shade}
              label={name}
              testId={`face-map-${block}`}
            />
          )}
        </div>
      </div>
      {below?.(picked)}
    </>
  );
}
