/** What a layer puts out for one example, a map for every channel. */
import { useEffect, useRef } from "react";
import { mapTiles, readMaps } from "../../domain/featureMaps";
import { useT } from "../../i18n";
import styles from "./Faces.module.css";
import type { FaceProps } from "./face";

export default function FeatureMaps({ block, frame, large }: FaceProps) {
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const maps = frame === null ? null : readMaps(frame);
    const context = canvas.current?.getContext("2d") ?? null;
    if (maps === null || context === null) return;
    const { width, height, rgba } = mapTiles(maps, large ? maps.count : 12);
    context.canvas.width = width;
    context.canvas.height = height;
    context.putImageData(new ImageData(rgba, width, height), 0, 0);
  }, [frame, large]);
  return (
    <canvas
      ref={canvas}
      className={large ? styles.large : styles.small}
      role="img"
      aria-label={t("faces.feature_maps.label")}
      data-testid={`face-${large ? "large-" : ""}${block}`}
      data-step={frame?.step}
    />
  );
}
