/** The example that all pictures in blocks are of. */
import { useMemo } from "react";
import { readImage, type Shade } from "../../domain/imageTiles";
import { useT } from "../../i18n";
import { showExample, useShownExample } from "../../state/faces";
import { ExampleChooser } from "../../ui/ExampleChooser";
import { ImageTiles } from "../../ui/ImageTiles";

import styles from "./Faces.module.css";
import type { FaceProps } from "./face";
import { PixelReader } from "./PixelReader";

const PICTURE: Shade = { kind: "picture" };

export default function ExampleFace({ block, frame, large }: FaceProps) {
  const t = useT();
  const image = useMemo(() => readImage(frame, "input"), [frame]);
  const example = useShownExample();
  const label = t("faces.example.label");
  if (!large) {
    return (
      <ImageTiles
        images={image}
        shown={1}
        shade={PICTURE}
        label={label}
        className={styles.small}
        testId={`face-${block}`}
        step={frame?.step}
      />
    );
  }
  return (
    <>
      <ExampleChooser id="face-example" example={example} onChange={showExample} />
      {image !== null && (
        <PixelReader image={image} shade={PICTURE} label={label} testId={`face-large-${block}`} />
      )}
    </>
  );
}
