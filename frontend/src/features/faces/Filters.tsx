/** The weights of a layer that reads an image, as images. */
import { useMemo, useState } from "react";
import { imageAt, readImages } from "../../domain/imageTiles";
import { viewRequest } from "../../domain/viewRequest";
import { useT } from "../../i18n";
import { useViewFrame } from "../../state/useView";
import { ImageTiles } from "../../ui/ImageTiles";
import styles from "./Faces.module.css";
import type { FaceProps } from "./face";
import { PixelReader } from "./PixelReader";
import { ScaleLegend } from "./ScaleLegend";
import { TilePicker } from "./TilePicker";
import { useSigned } from "./useSigned";

/** Filters in a block. */
const FEW = 12;

export default function Filters({ block, address, frame, large }: FaceProps) {
  const t = useT();
  const [chosen, setChosen] = useState(0);
  const images = useMemo(() => readImages(frame, "filters"), [frame]);
  const signed = useSigned(images);
  const label = t("faces.filters.label");
  if (!large || images === null) {
    return (
      <ImageTiles
        images={images}
        shown={FEW}
        shade={signed.shade}
        label={label}
        className={styles.small}
        testId={`face-${block}`}
        step={frame?.step}
      />
    );
  }
  const [count = images.count, channels = 1] = frame?.arrays.get("count")?.data ?? [];
  const picked = Math.min(chosen, images.count - 1);
  const filter = t("faces.filter", { number: picked, count });
  const several = channels > 1 && images.colors === 1;
  return (
    <>
      <div className={styles.two}>
        <div className={styles.part}>
          <TilePicker
            images={images}
            shade={signed.shade}
            picked={picked}
            onPick={setChosen}
            label={`${filter}. ${t("faces.pick")}`}
            testId={`face-large-${block}`}
            step={frame?.step}
          />
          {count > images.count && (
            <p className={styles.note}>{t("faces.first", { shown: images.count, count })}</p>
          )}
          {several && (
            <p className={styles.note}>{t("faces.filters.first_channel", { channels })}</p>
          )}
          <ScaleLegend {...signed} />
        </div>
        <div className={styles.part}>
          <h3 className={styles.heading} data-testid="face-channel">
            {filter}
          </h3>
          <PixelReader
            image={imageAt(images, picked)}
            shade={signed.shade}
            label={filter}
            testId={`face-map-${block}`}
          />
        </div>
      </div>
      {several && <Channels address={address} filter={picked} block={block} />}
    </>
  );
}

/** One filter, an image for every channel that it reads. */
function Channels({ address, filter, block }: { address: string; filter: number; block: string }) {
  const t = useT();
  const frame = useViewFrame(viewRequest("filters", { node: address, unit: String(filter) }));
  const images = useMemo(() => readImages(frame, "filters"), [frame]);
  const signed = useSigned(images);
  if (images === null) return null;
  return (
    <>
      <h3 className={styles.heading}>{t("faces.filters.channels", { number: filter })}</h3>
      <ImageTiles
        images={images}
        shown={images.count}
        shade={signed.shade}
        label={t("faces.filters.channels", { number: filter })}
        className={styles.large}
        testId={`face-channels-${block}`}
        step={frame?.step}
      />
      <ScaleLegend {...signed} />
    </>
  );
}
