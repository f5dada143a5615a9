/** The block of one objective: its loss, and where there are several its number, weight and value. */
import { useEffect, useRef } from "react";
import { findEntry } from "../../domain/catalog";
import { formatMagnitude } from "../../domain/format";
import { lossIndex, lossName, objectiveLoss } from "../../domain/lossBlocks";
import { useT } from "../../i18n";
import { currentBuffer } from "../../state/buffers";
import { useDocument } from "../../state/documentStore";
import { playhead } from "../../state/playhead";
import { useCatalog } from "../../state/queries";
import { schedule } from "../../state/scheduler";
import { useTexts } from "../../ui/texts";
import { Ports, Shell } from "./blockParts";
import type { NodeProps } from "./flow";
import styles from "./Graph.module.css";

const VALUE_HZ = 4;

/** What an objective costs at the step shown, written straight into the element; nothing while nothing is told. */
function LossValue({ index }: { index: number }) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    return schedule({
      maxHz: VALUE_HZ,
      draw: () => {
        const buffer = currentBuffer();
        const { step } = playhead.getState();
        const value = buffer === null ? Number.NaN : objectiveLoss(buffer, index, step);
        const text = Number.isNaN(value) ? "" : formatMagnitude(value, 3);
        if (element.textContent !== text) element.textContent = text;
      },
    });
  }, [index]);
  return <span ref={place} className={styles.lossValue} data-testid={`value-${lossName(index)}`} />;
}

export function LossNode({ id, selected, data }: NodeProps) {
  const index = lossIndex(id);
  const objective = useDocument((state) => state.spec.objectives[index]);
  const several = useDocument((state) => state.spec.objectives.length > 1);
  const catalog = useCatalog();
  const texts = useTexts();
  const t = useT();
  if (objective === undefined) return null;
  const entry = findEntry(catalog?.losses ?? [], objective.loss.type);
  const title = entry ? texts.title("losses", entry) : objective.loss.type;
  const name = several ? `${index + 1}. ${title}` : title;
  return (
    <Shell
      id={id}
      look={styles.loss}
      label={t("graph.loss_label", { loss: name })}
      selected={selected}
      data={data}
      testId={`block-${lossName(index)}`}
    >
      <span className={styles.upright}>{name}</span>
      {several && (
        <span className={styles.below}>
          <span data-testid={`weight-${lossName(index)}`}>{`× ${objective.weight}`}</span>
          <LossValue index={index} />
        </span>
      )}
      <Ports id={lossName(index)} inputs={["in"]} output={false} />
    </Shell>
  );
}
