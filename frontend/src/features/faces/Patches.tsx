/** The parts of images that a channel answers to with its largest outputs. */
import { useMemo } from "react";
import { formatNatural } from "../../domain/format";
import { imageAt, readImages, type Shade } from "../../domain/imageTiles";
import { viewRequest } from "../../domain/viewRequest";
import { useT } from "../../i18n";
import { useViewFrame } from "../../state/useView";
import { ImageTiles } from "../../ui/ImageTiles";
import styles from "./Faces.module.css";

const PICTURE: Shade = { kind: "picture" };

export function Patches({ address, channel }: { address: string; channel: number }) {
  const t = useT();
  const frame = useViewFrame(viewRequest("patches", { node: address, unit: String(channel) }));
  const patches = useMemo(() => {
    const images = readImages(frame, "patches");
    const [values, numbers] = ["values", "numbers"].map((name) => frame?.arrays.get(name)?.data);
    return Array.from({ length: images?.count ?? 0 }, (_, index) => ({
      image: images === null ? null : imageAt(images, index),
      value: values?.[index] ?? Number.NaN,
      number: numbers?.[index] ?? 0,
    }));
  }, [frame]);
  if (frame === null) return <p className={styles.note}>{t("faces.waiting")}</p>;
  const examples = frame.arrays.get("examples")?.data[0] ?? 0;
  const part = frame.arrays.get("part")?.data[0] === 1 ? "validation" : "train";
  return (
    <>
      <p className={styles.note}>{t(`faces.patches.of_${part}`, { channel, count: examples })}</p>
      <ul className={styles.patches} data-testid="patches" data-step={frame.step}>
        {patches.map(({ image, value, number }) => (
          <li key={number}>
            <ImageTiles
              images={image}
              shown={1}
              shade={PICTURE}
              label={t("faces.patches.image", { number })}
              className={styles.patch}
            />
            <span className={styles.value}>{formatNatural(value)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
