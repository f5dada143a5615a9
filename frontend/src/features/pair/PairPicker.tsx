/** Which run stands on a side. */
import { useId } from "react";
import { useT } from "../../i18n";
import { openPair } from "../../state/openPair";
import { useStage } from "../../state/useStage";
import styles from "./Pair.module.css";
import { pairColors } from "./sides";

/** A run that may stand on a side. */
export interface OfferedRun {
  readonly runId: string;
  /** Of the runs of a session; 0 of others. */
  readonly number: number;
  readonly called: string;
}

interface PairPickerProps {
  offered: readonly OfferedRun[];
  letter: string;
  ids: readonly [first: string, second: string];
  side: 0 | 1;
}

export function PairPicker({ offered, letter, ids, side }: PairPickerProps) {
  const t = useT();
  const stage = useStage();
  const id = useId();
  const colors = pairColors(stage, ...ids);
  const pick = (runId: string) => {
    const [first, second] = ids;
    if (side === 0) openPair(stage, runId, second === runId ? first : second);
    else openPair(stage, first === runId ? second : first, runId);
  };
  return (
    <label className={styles.picker} htmlFor={id}>
      <b style={{ color: colors[side] }}>{letter}</b>
      <select
        id={id}
        value={ids[side]}
        aria-label={t("pair.pick", { run: letter })}
        data-testid={`pair-pick-${letter}`}
        onChange={(event) => pick(event.target.value)}
      >
        {offered.every(({ runId }) => runId !== ids[side]) && (
          <option value={ids[side]}>{t("loss.ghost.recorded")}</option>
        )}
        {offered.map(({ runId, number, called }) => (
          <option key={runId} value={runId}>
            {number === 0 ? called : `#${number} ${called}`}
          </option>
        ))}
      </select>
    </label>
  );
}
