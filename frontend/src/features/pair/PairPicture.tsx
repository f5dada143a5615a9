/** A picture of one of two runs at their common step, on the same axes as that of the other. */
import type { ComponentType } from "react";
import { formatCount } from "../../domain/format";
import { useT } from "../../i18n";
import type { PairCursor } from "../../state/pairCursor";
import { shownFrame } from "../../state/shown";
import type { Stage } from "../../state/stage";
import { useLive } from "../../state/useLive";
import { BesideProvider, StageProvider } from "../../state/useStage";
import styles from "./Pair.module.css";

/** Draws one view of the run on the stage around it. */
export interface PairPictures {
  readonly Picture: ComponentType<{ view: string }>;
  /** Views of a run that can be drawn. */
  readonly drawable: (views: readonly string[]) => readonly string[];
  /** Mistakes of two runs on the same examples, compared. */
  readonly Mistakes: ComponentType<{ first: Stage; second: Stage }>;
}

interface PairPictureProps {
  cursor: PairCursor;
  side: "first" | "second";
  view: string;
  Content: PairPictures["Picture"];
}

/** The picture at the step of the cursor; where none was recorded there, the nearest one says so. */
export function PairPicture({ cursor, side, view, Content: View }: PairPictureProps) {
  const t = useT();
  const { stage } = cursor[side];
  const beside = cursor[side === "first" ? "second" : "first"].stage;
  const { step, recorded } = useLive(
    () => ({ step: cursor.step, recorded: shownFrame(stage, view)?.step ?? null }),
    (a, b) => a.step === b.step && a.recorded === b.recorded,
  );
  return (
    <div className={styles.picture} data-testid={`pair-picture-${side}`} data-step={recorded}>
      <StageProvider value={stage}>
        <BesideProvider value={beside}>
          <View view={view} />
        </BesideProvider>
      </StageProvider>
      {recorded !== null && recorded !== step && (
        <p className={styles.nearest}>{t("pair.nearest", { step: formatCount(step) })}</p>
      )}
    </div>
  );
}
