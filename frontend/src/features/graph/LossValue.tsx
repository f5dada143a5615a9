import { useEffect, useRef } from "react";
import { formatMagnitude } from "../../domain/format";
import { lossName, objectiveLoss, trainedPlace } from "../../domain/lossBlocks";
import { currentBuffer } from "../../state/buffers";
import { documentStore, useDocument } from "../../state/documentStore";
import { playhead } from "../../state/playhead";
import { schedule } from "../../state/scheduler";
import { shownParts } from "../../state/shownParts";
import styles from "./Graph.module.css";
import { useTrainedSpec } from "./useTrainedSpec";

const VALUE_HZ = 4;

/** Whether what an objective reads is as the run has it. */
function isRuns(index: number): boolean {
  const { prediction } = documentStore.getState().spec.objectives[index] ?? {};
  const parts = shownParts();
  return parts === null || (prediction !== undefined && parts.outputs.has(prediction));
}

/** What an objective costs at the step shown, written straight into the element; nothing while nothing is told. */
export function LossValue({ index }: { index: number }) {
  const trained = useTrainedSpec();
  const column = useDocument(({ spec }) => trainedPlace(trained, spec, index));
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    return schedule({
      maxHz: VALUE_HZ,
      draw: () => {
        const buffer = currentBuffer();
        const { step } = playhead.getState();
        const value =
          buffer === null || !isRuns(index) ? Number.NaN : objectiveLoss(buffer, column, step);
        const text = Number.isNaN(value) ? "" : formatMagnitude(value, 3);
        if (element.textContent !== text) element.textContent = text;
      },
    });
  }, [column, index]);
  return <span ref={place} className={styles.lossValue} data-testid={`value-${lossName(index)}`} />;
}
