import { formatMagnitude } from "../../domain/format";
import { lossName, objectiveLoss, trainedPlace } from "../../domain/lossBlocks";
import { documentStore, useDocument } from "../../state/documentStore";
import { exactBuffer } from "../../state/shown";
import { shownParts } from "../../state/shownParts";
import type { Stage } from "../../state/stage";
import { useLive } from "../../state/useLive";
import styles from "./Graph.module.css";
import { useTrainedSpec } from "./useTrainedSpec";

/** Whether what an objective reads is as the run has it. */
function isRuns(stage: Stage, index: number): boolean {
  const { prediction } = documentStore.getState().spec.objectives[index] ?? {};
  const parts = shownParts(stage);
  return parts === null || (prediction !== undefined && parts.outputs.has(prediction));
}

/** What an objective costs at the step shown; nothing where no report has it. */
export function LossValue({ index }: { index: number }) {
  const trained = useTrainedSpec();
  const column = useDocument(({ spec }) => trainedPlace(trained, spec, index));
  const text = useLive((stage) => {
    const { step } = stage.playhead.getState();
    const exact = exactBuffer(stage);
    const buffer = exact !== null && exact.scalars.length > 0 ? exact : stage.runs.current;
    const value =
      buffer === null || !isRuns(stage, index) ? Number.NaN : objectiveLoss(buffer, column, step);
    return Number.isNaN(value) ? "" : formatMagnitude(value, 3);
  });
  return (
    <span className={styles.lossValue} data-testid={`value-${lossName(index)}`}>
      {text}
    </span>
  );
}
