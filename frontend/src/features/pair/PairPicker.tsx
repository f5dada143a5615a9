/** Which run stands on a side. */
import { useId } from "react";
import { useT } from "../../i18n";
import { openPair } from "../../state/openPair";
import type { RunInfo } from "../../state/sessionStore";
import { useSession, useStage } from "../../state/useStage";
import styles from "./Pair.module.css";
import { pairColors } from "./sides";

function useRunTitle(): (run: RunInfo, number: number) => string {
  const t = useT();
  return ({ name, reason }, number) =>
    `#${number} ${name === "" ? t(`runs.reason.${reason}`) : name}`;
}

interface PairPickerProps {
  letter: string;
  ids: readonly [first: string, second: string];
  side: 0 | 1;
}

export function PairPicker({ letter, ids, side }: PairPickerProps) {
  const t = useT();
  const stage = useStage();
  const id = useId();
  const title = useRunTitle();
  const runs = useSession((session) => session.runs);
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
        {runs.every(({ run_id }) => run_id !== ids[side]) && (
          <option value={ids[side]}>{t("loss.ghost.recorded")}</option>
        )}
        {runs.map((run, index) => (
          <option key={run.run_id} value={run.run_id}>
            {title(run, index + 1)}
          </option>
        ))}
      </select>
    </label>
  );
}
