/** The weights of a layer that reads an image, as images. */
import { useMemo } from "react";
import { readImages } from "../../domain/imageTiles";
import { viewRequest } from "../../domain/viewRequest";
import { useT } from "../../i18n";
import { useViewFrame } from "../../state/useView";
import { ImageTiles } from "../../ui/ImageTiles";
import styles from "./Faces.module.css";
import type { FaceProps } from "./face";
import { ScaleLegend } from "./ScaleLegend";
import { TilesFace } from "./TilesFace";
import { useSigned } from "./useSigned";

export default function Filters({ block, address, frame, large }: FaceProps) {
  const t = useT();
  const images = useMemo(() => readImages(frame, "filters"), [frame]);
  const [, channels = 1] = frame?.arrays.get("count")?.data ?? [];
  const several = channels > 1 && images?.colors === 1;
  return (
    <TilesFace
      block={block}
      frame={frame}
      large={large}
      images={images}
      label={t("faces.filters.label")}
      nameOf={(number, count) => t("faces.filter", { number, count })}
      note={
        several && <p className={styles.note}>{t("faces.filters.first_channel", { channels })}</p>
      }
      below={(picked) => several && <Channels address={address} filter={picked} block={block} />}
    />
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
