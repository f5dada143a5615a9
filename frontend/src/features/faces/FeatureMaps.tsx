/** What a layer outputs for one example, a map for every channel. */
import { useMemo } from "react";
import { readImages } from "../../domain/imageTiles";
import { useT } from "../../i18n";
import { Fold } from "../../ui/Fold";
import type { FaceProps } from "./face";
import { Patches } from "./Patches";
import { TilesFace } from "./TilesFace";

export default function FeatureMaps({ block, address, frame, large }: FaceProps) {
  const t = useT();
  const maps = useMemo(() => readImages(frame, "maps"), [frame]);
  return (
    <TilesFace
      block={block}
      frame={frame}
      large={large}
      images={maps}
      label={t("faces.feature_maps.label")}
      nameOf={(number, count) => t("faces.channel", { number, count })}
      below={(picked) => (
        <Fold title={t("faces.patches.title")} testId="face-patches">
          <Patches address={address} channel={picked} />
        </Fold>
      )}
    />
  );
}
