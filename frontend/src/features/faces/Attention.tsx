/** Attention weights for one example, a tile for every head. */
import { useMemo } from "react";
import { readImages } from "../../domain/imageTiles";
import { readAnswer } from "../../domain/sequenceFrames";
import { useT } from "../../i18n";
import { showExample, useShownExample } from "../../state/faces";
import { ExampleChooser } from "../../ui/ExampleChooser";
import { AttentionMap } from "./AttentionMap";
import faces from "./Faces.module.css";
import type { FaceProps } from "./face";
import { SequenceAnswer, useClassName } from "./SequenceAnswer";
import { TilesFace } from "./TilesFace";

export default function Attention({ block, frame, large }: FaceProps) {
  const t = useT();
  const maps = useMemo(() => readImages(frame, "weights"), [frame]);
  const example = useShownExample();
  const className = useClassName();
  const tokens = frame === null ? [] : readAnswer(frame).tokens;
  const nameOf = (position: number) => {
    const token = tokens[position];
    return token === undefined ? `${position + 1}` : `${position + 1} ${className(token)}`;
  };
  const positions = frame?.arrays.get("count")?.data[1] ?? 0;
  const shown = maps?.width ?? 0;
  return (
    <>
      {large && <ExampleChooser id="attention-example" example={example} onChange={showExample} />}
      {large && frame !== null && <SequenceAnswer frame={frame} />}
      {large && maps === null && <p className={faces.note}>{t("faces.waiting")}</p>}
      <TilesFace
        block={block}
        frame={frame}
        large={large}
        images={maps}
        label={t("sequences.attention_label")}
        nameOf={(number, count) => t("sequences.head", { number, count })}
        note={
          <p className={faces.note}>
            {t("sequences.attention_note")}
            {shown < positions && ` ${t("sequences.first_positions", { shown, count: positions })}`}
          </p>
        }
        enlarge={(image, shade, label) => (
          <AttentionMap
            image={image}
            shade={shade}
            label={label}
            testId={`face-map-${block}`}
            nameOf={nameOf}
          />
        )}
      />
    </>
  );
}
