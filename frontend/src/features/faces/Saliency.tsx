/** Which pixels of the example decide its prediction: by the gradient, or by covering parts. */
import { useMemo, useState } from "react";
import { type Images, readImage, type Shade } from "../../domain/imageTiles";
import { viewRequest } from "../../domain/viewRequest";
import { useT } from "../../i18n";
import { useShownExample } from "../../state/faces";
import { useSession } from "../../state/useStage";
import { useViewFrame } from "../../state/useView";
import { useClassNames } from "../../ui/classNames";
import { ImageTiles } from "../../ui/ImageTiles";
import { Select } from "../../ui/Select";
import styles from "./Faces.module.css";
import type { FaceProps } from "./face";
import { PixelReader } from "./PixelReader";
import { ScaleLegend } from "./ScaleLegend";
import { useSigned } from "./useSigned";

const PICTURE: Shade = { kind: "picture" };
const METHODS = ["gradient", "occlusion"] as const;
type Method = (typeof METHODS)[number];

/** Of several colours the number of largest magnitude, a pixel. */
function strongestColor(images: Images | null): Images | null {
  if (images === null || images.colors === 1) return images;
  const { colors, values } = images;
  const strongest = Array.from({ length: images.width * images.height }, (_, pixel) => {
    let found = 0;
    for (let color = 0; color < colors; color += 1) {
      const value = values[pixel * colors + color] ?? 0;
      if (Math.abs(value) > Math.abs(found)) found = value;
    }
    return found;
  });
  return { ...images, colors: 1, values: strongest };
}

export default function Saliency({ block, frame, large }: FaceProps) {
  return large ? <LargeSaliency block={block} /> : <SmallSaliency block={block} frame={frame} />;
}

function SmallSaliency({ block, frame }: Pick<FaceProps, "block" | "frame">) {
  const t = useT();
  const map = useMemo(() => strongestColor(readImage(frame, "map")), [frame]);
  const { shade } = useSigned(map);
  return (
    <ImageTiles
      images={map}
      shown={1}
      shade={shade}
      label={t("faces.saliency.label")}
      className={styles.small}
      testId={`face-${block}`}
      step={frame?.step}
    />
  );
}

function LargeSaliency({ block }: { block: string }) {
  const t = useT();
  const [method, setMethod] = useState<Method>("gradient");
  const example = useShownExample();
  const frame = useViewFrame(
    viewRequest("saliency", method === "gradient" ? { example } : { example, method }),
  );
  const classes = useClassNames(useSession((session) => session.schema?.classes));
  const map = useMemo(() => strongestColor(readImage(frame, "map")), [frame]);
  const input = useMemo(() => readImage(frame, "input"), [frame]);
  const signed = useSigned(map);
  const predicted = frame?.arrays.get("predicted")?.data[0] ?? 0;
  const [size = 1, step = 1] = frame?.arrays.get("window")?.data ?? [];
  return (
    <>
      <Select
        id="saliency-method"
        label={t("faces.saliency.method")}
        value={method}
        options={METHODS.map((value) => ({ value, label: t(`faces.saliency.${value}`) }))}
        onChange={(value) => setMethod(METHODS.find((each) => each === value) ?? "gradient")}
      />
      {map === null || input === null ? (
        <p className={styles.note}>{t("faces.waiting")}</p>
      ) : (
        <>
          <p className={styles.note}>
            {t(`faces.saliency.${method}_note`, {
              name: classes[predicted] ?? String(predicted),
              size,
              step,
            })}
          </p>
          <PixelReader
            image={map}
            shade={signed.shade}
            label={t("faces.saliency.label")}
            testId={`face-large-${block}`}
          />
          <ScaleLegend {...signed} />
          <ImageTiles
            images={input}
            shown={1}
            shade={PICTURE}
            label={t("faces.example.label")}
            className={styles.beside}
          />
        </>
      )}
    </>
  );
}
