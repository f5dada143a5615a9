/** What a layer puts out for one example, a map for every channel. */
import { useMemo, useState } from "react";
import { imageAt, readImages } from "../../domain/imageTiles";
import { useT } from "../../i18n";
import { Fold } from "../../ui/Fold";
import { ImageTiles } from "../../ui/ImageTiles";
import styles from "./Faces.module.css";
import type { FaceProps } from "./face";
import { Patches } from "./Patches";
import { PixelReader } from "./PixelReader";
import { ScaleLegend } from "./ScaleLegend";
import { TilePicker } from "./TilePicker";
import { useSigned } from "./useSigned";

/** Maps in a block. */
const FEW = 12;

export default function FeatureMaps({ block, address, frame, large }: FaceProps) {
  const t = useT();
  const [chosen, setChosen] = useState(0);
  const maps = useMemo(() => readImages(frame, "maps"), [frame]);
  const signed = useSigned(maps);
  const label = t("faces.feature_maps.label");
  if (!large || maps === null) {
    return (
      <ImageTiles
        images={maps}
        shown={FEW}
        shade={signed.shade}
        label={label}
        className={styles.small}
        testId={`face-${block}`}
        step={frame?.step}
      />
    );
  }
  const count = frame?.arrays.get("count")?.data[0] ?? maps.count;
  const picked = Math.min(chosen, maps.count - 1);
  const channel = t("faces.channel", { number: picked, count });
  return (
    <>
      <div className={styles.two}>
        <div className={styles.part}>
          <TilePicker
            images={maps}
            shade={signed.shade}
            picked={picked}
            onPick={setChosen}
            label={`${channel}. ${t("faces.pick")}`}
            testId={`face-large-${block}`}
            step={frame?.step}
          />
          {count > maps.count && (
            <p className={styles.note}>{t("faces.first", { shown: maps.count, count })}</p>
          )}
          <ScaleLegend {...signed} />
        </div>
        <div className={styles.part}>
          <h3 className={styles.heading} data-testid="face-channel">
            {channel}
          </h3>
          <PixelReader
            image={imageAt(maps, picked)}
            shade={signed.shade}
            label={channel}
            testId={`face-map-${block}`}
          />
        </div>
      </div>
      <Fold title={t("faces.patches.title")} testId="face-patches">
        <Patches address={address} channel={picked} />
      </Fold>
    </>
  );
}
